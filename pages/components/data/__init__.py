"""Tables of the pages as files with an address."""
