"""The programs that know Japanese morphemes, and which of them reads for this thread."""
