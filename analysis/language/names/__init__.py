"""Names among nouns: of places, and of what ends as names of laws, bodies and facilities do."""
