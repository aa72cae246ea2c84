"""The comments behind a number: cards, conditions in force, and the list that opens."""
