"""A consultation as one page that opens anywhere: double click, no server, no network."""
