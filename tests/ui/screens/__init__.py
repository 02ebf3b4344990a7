"""Tests of the task screens, through real widgets over a real office."""
