"""The sections of a briefing, one module each, made from the same material."""
