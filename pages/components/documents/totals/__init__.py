"""A document that prints counts and no comment: copied, checked, kept."""
