"""What the words have in common: what is asked for, which consultation is meant, and how answers are printed."""
