"""From lines to rows of comments by a recipe, and what stands around them."""
