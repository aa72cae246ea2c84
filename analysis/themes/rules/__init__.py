"""The language of rules: from the text of a rule to a tree and back, with every mistake at its line and column."""
