"""Two consultations side by side: what can be compared, and what cannot."""
