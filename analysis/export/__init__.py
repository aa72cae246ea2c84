"""Tables → files that leave the dashboard."""
