"""Parts of every page for a document that prints counts and no comment."""
