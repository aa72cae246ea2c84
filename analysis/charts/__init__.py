"""Tables → plotly figures; the only user of plotly. A chart never counts: it draws the table it is given."""
