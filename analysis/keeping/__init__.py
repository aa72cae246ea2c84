"""Consultations as they are kept: every generation, one atomic step from one to the next, nothing half done."""
