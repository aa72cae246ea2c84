"""The words that read replies."""
