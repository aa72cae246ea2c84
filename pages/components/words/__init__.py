"""Parts of the page キーワード."""
