"""Themes made on the page: proposed, tried, chosen one by one, checked and kept."""
