"""Word documents: blocks of text and tables, put into a template."""
