"""Tokens of a consultation of any size: partition by partition, by several processes, kept on disk."""
