"""How words are read aloud, and where their readings stand beside kanji."""
