"""Tests of the program; `tests/` mirrors `papi_desktop/`."""
