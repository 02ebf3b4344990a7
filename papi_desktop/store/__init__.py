"""Where the office's books are kept: an encrypted SQLite file, its keys, its history, its attachments and its backups.

The only layer that knows SQL. Must not know Qt, papers, workbooks, or what an official does with a record; it is told by
`papi_desktop.domain.registers` which books there are and keeps them as they are declared.
"""
