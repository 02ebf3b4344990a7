"""Screens of the PAPI plan: reading one, its tasks with their evidence, and the self-assessment."""
