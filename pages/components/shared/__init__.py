"""What any page draws with: figures with their tables, switches, headings, columns side by side."""
