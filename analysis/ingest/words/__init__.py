"""The words by which parts of documents are known, and how labels are compared."""
