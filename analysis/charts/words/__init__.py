"""Charts of words: how often, how distinctive, together with which."""
