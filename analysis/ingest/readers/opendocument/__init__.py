"""OpenDocument files (.odt, .ods) to lines of cells."""
