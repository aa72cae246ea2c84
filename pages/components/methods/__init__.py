"""Parts of the page データと方法."""
