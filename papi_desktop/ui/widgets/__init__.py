"""Small parts of the window that know no book: editors, status marks, rows that wrap, bars and maps."""
