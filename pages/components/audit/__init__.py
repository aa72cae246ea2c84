"""Parts of the page 操作の記録."""
