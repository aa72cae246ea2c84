"""Parts of the page テーマ."""
