"""What the server puts around each answer."""
