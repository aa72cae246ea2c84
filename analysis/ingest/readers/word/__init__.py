"""Documents of word processors (.docx, .odt) to lines of cells: what a reader sees once every change is accepted."""
