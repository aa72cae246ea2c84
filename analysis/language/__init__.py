"""Japanese text → words, with the place of each in the verbatim text."""
