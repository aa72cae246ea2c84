"""A consultation folder on disk: its files, their checks, and the totals they have to add up to."""
