"""What stands around every page: address, choices, sidebar, library, and the words for codes."""
