"""PAPI Desktop: what a commune must make public, where it hung, and the proof of it."""

__version__ = "0.1.0"
