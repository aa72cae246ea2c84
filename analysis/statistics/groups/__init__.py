"""Groups of comments counted: by pillar, response type or theme, and what sets a group apart."""
