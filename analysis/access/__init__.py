"""Who may do what: people and their roles, the one gate that every write passes, and the log of what was done."""
