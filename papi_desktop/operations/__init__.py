"""What an official does, one file each: the only layer that joins store, documents and exchange. No Qt, no SQL."""
