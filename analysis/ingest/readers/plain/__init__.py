"""Text and CSV files to lines of cells, whatever their encoding and layout."""
