"""The window: the only package that imports PySide6. Shows what `operations` do and `domain` means; decides nothing about the law."""
