"""What came of the opinions by the words of the replies: changes, promises and refusals, and who is to act."""
