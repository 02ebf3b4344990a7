"""How a stranger reads a finished file: one reader for each kind of file, and the signs by which a text is private. See `leak_gate`."""
