"""Response types confirmed by named reviewers: a database that only ever grows, and what it says now."""
