"""One file a statistic: table in, table out, on one sparse document–term matrix."""
