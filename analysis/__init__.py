"""Consultation model, Japanese text statistics and response analysis: pure Python, no screen."""
