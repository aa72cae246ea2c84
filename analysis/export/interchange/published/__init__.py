"""A consultation's result as a municipality publishes it: as Word, as a page, as text for screen readers."""
