"""Tests of official papers: finished files are read back and measured."""
