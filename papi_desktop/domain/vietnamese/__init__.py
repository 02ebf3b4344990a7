"""The Vietnamese language: letters, spelling, names, numbers in words, dates, legacy fonts. Standard library only."""
