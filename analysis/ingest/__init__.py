"""From a published document to a validated consultation, and back to its totals."""
