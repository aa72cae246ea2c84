"""Comments in the forms that other tools and offices read."""
