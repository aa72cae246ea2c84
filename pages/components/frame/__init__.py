"""What stands around every page: address, choices, side bar, library, and the words for codes."""
