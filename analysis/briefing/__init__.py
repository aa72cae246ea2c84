"""What a briefing says: sections of sentences, tables and figures in which every number knows the comments it counts."""
