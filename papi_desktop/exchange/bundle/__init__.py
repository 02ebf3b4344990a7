"""The hand-over file `.papi`: what is in it, how it is made, and how it is opened by someone who trusts nothing (docs/bundle.md)."""
