"""One file a page: choose, compute, draw; frame.py stands around them all."""
