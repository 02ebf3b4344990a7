"""What may be asked of a book, and what comes back. Plain values: how they become SQL is the business of `selection`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from papi_desktop.domain.register import Register


@dataclass(frozen=True, slots=True)
class Between:
    """A filter value: from `low` to `high`, both included; None leaves that side open. Blanks never match."""

    low: Any = None
    high: Any = None


@dataclass(frozen=True, slots=True)
class Query:
    """A question to one book.

    Attributes:
        text: words typed into the find box; found without accents, the last one by its beginning.
        filters: field to the value it must have, to a tuple of values it may have, to `Between`, or to None for blank. For fields that
            hold several values (CHOICES, NAMES) one of them must agree. "id" may be filtered too.
        order: fields to sort by, "-field" for descending; empty for the order of the book. Also "created_at" and "deleted_at".
        offset: rows passed over.
        limit: rows wanted.
        deleted: ask the waste basket instead of the living rows.
    """

    text: str = ""
    filters: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    order: tuple[str, ...] = ()
    offset: int = 0
    limit: int = 200
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of an answer.

    Attributes:
        rows: records: every field of the register, "id", "version", and for deleted ones "deleted_at" and "deleted_reason".
        total: rows of the whole answer.
    """

    rows: list[dict[str, Any]]
    total: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found in any book. Neither text ever holds a SENSITIVE value.

    Attributes:
        register: the book.
        id: the record.
        title: what names it; of the record it belongs to when its own name is sensitive, "" when there is none to show.
        snippet: a few more values that tell it apart.
    """

    register: Register
    id: str
    title: str
    snippet: str
