"""Where rules hold: texts made ready, terms looked up in them, and the places that were found."""
