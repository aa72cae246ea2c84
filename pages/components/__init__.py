"""What pages are made of: a room for each page, and frame, shared and rows for all."""
