"""Parts of the page ブリーフィング."""
