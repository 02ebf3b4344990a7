"""The kinds of paper: each module turns plain facts into a :class:`~papi_desktop.documents.paper.Paper`.

A kind knows the order of things on its paper. Its words live in `resources/papers/`, its looks in `official_format.toml`.
"""
