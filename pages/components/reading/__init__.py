"""Parts of the page 意見を読む."""
