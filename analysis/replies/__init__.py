"""What the municipality answered: response types, shared sentences, promises, changes, and what a reply does not speak of."""
