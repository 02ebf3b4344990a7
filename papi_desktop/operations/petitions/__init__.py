"""Tiếp dân, kiến nghị: time limits, state and papers of petitions, sealed senders, reception days, and what is printed of a period."""
