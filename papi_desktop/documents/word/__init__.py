"""Writing a paper as a word-processor file: styles, XML of each piece, the frame around the body. Used by `docx` only."""
