"""Ngân sách: stages, tables, checks A1–A16, typing, import, papers and what Today says of a budget."""
