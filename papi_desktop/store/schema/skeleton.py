"""For the developer: the SQL that registers imply, to begin a migration from.

    python -m papi_desktop.store.schema.skeleton [REGISTER]...

The text printed is a beginning. Once a migration is released its file is frozen, whatever this prints then.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from papi_desktop.domain.registers import BY_KEY
from papi_desktop.store.tables import Column, Index, Table, table_named


def statements(table: Table) -> Iterator[str]:
    """Yield the statements that make the table of a register, its indexes and its index of words."""
    lines = ",\n".join(f"    {_declared(column)}" for column in table.columns())
    yield f"CREATE TABLE {table.name} (\n{lines}\n) STRICT;"
    for index in table.indexes():
        yield _indexed(table, index)
    if table.words:
        # Words only, no positions and no sizes: nothing asks for phrases or for bm25, and the index is half as large to write.
        yield (
            f"CREATE VIRTUAL TABLE {table.words} USING fts5(\n"
            f"    search_key, content='{table.name}', content_rowid='rowno',\n"
            '    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0\n);'
        )


def _declared(column: Column) -> str:
    words = [column.name, column.type]
    if column.name == "rowno":
        words.append("PRIMARY KEY")
    if column.not_null:
        words.append("NOT NULL")
    if column.name == "id":
        words.append("UNIQUE")
    if column.references:
        # Not deferred: for a deferred one SQLite would search all children whenever a parent is inserted.
        words.append(f"REFERENCES {column.references} (id)")
    if column.check:
        words.append(f"CHECK ({column.check})")
    return " ".join(words)


def _indexed(table: Table, index: Index) -> str:
    columns = ", ".join(f"{name[1:]} DESC" if name.startswith("-") else name for name in index.columns)
    filled = f" WHERE {index.columns[-1]} IS NOT NULL" if index.only_filled else ""
    return f"CREATE INDEX {index.name} ON {table.name} ({columns}){filled};"


def script(names: Iterable[str]) -> str:
    """Return the statements of several registers as one text."""
    return "\n\n".join("\n".join(statements(table_named(name))) for name in names) + "\n"


if __name__ == "__main__":
    sys.stdout.write(script(sys.argv[1:] or BY_KEY))
