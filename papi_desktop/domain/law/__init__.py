"""The law as data: dated rule tables, the working calendar, the clock and the verdict. No number of the law stands in the code."""
