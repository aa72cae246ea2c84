"""Whole texts compared with each other."""
