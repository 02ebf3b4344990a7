"""The screens of the contributions book: batch entry, receipts, the day's close, the import of gifts, and who was asked before."""
