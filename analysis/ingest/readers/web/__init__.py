"""Pages of HTML to lines of cells."""
