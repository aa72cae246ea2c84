"""The words that count words."""
