"""Setting type on pages: measuring and wrapping text, strips that are never cut, and where pages end. Used by `pdf` only."""
