"""The briefing and its annex as a PDF document."""
