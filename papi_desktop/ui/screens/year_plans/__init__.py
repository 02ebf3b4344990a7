"""Screens of the yearly disclosure plan: the duty catalogue with the office's own duties."""
