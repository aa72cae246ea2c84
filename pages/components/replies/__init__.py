"""Parts of the page 区の考え方."""
