"""Pages of a PDF to lines of cells: by drawn rules, shades, gaps, or running text."""
