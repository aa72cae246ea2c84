"""build.toml: the decisions by which a document was read, kept so that they can be read, corrected and replayed."""
