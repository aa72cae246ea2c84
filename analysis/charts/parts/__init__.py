"""What figures have in common: looks, labels on axes, grids of cells."""
