"""Sổ đóng góp: the voluntary guard, duplicate solicitation, batches, receipts, day closes, import and papers of contributions."""
