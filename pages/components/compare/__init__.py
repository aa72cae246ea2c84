"""Parts of the page 資料を比べる."""
