"""Scans: pictures of paper, whose characters a program of the machine (tesseract) has to tell; only where a person chooses it."""
