"""What a document holds, found out from its lines: columns, legend, pillars, printed totals, cover, and what is in doubt."""
