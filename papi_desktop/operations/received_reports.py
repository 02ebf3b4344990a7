"""What a unit sent, to be read here: every version of a report with its words, figures and what changed, and its papers and photos."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from papi_desktop.domain.registers import ATTACHMENTS, RECEIVED
from papi_desktop.domain.reporting import PARTIAL, is_partial
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.operations import unit_keys
from papi_desktop.operations.board import reaches_to
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import stem_of
from papi_desktop.store.query import Query


@dataclass(frozen=True)
class SentFile:
    """A paper or an attachment that came along.

    Attributes:
        digest: by which its content is kept.
    """

    name: str
    size: int
    digest: str
    media_type: str

    @property
    def is_pdf(self) -> bool:
        """Return whether it can be shown page by page."""
        return self.name.casefold().endswith(".pdf")

    @property
    def is_photo(self) -> bool:
        """Return whether it is a picture."""
        return self.media_type.startswith("image/")


@dataclass(frozen=True)
class SentVersion:
    """One version of a report as the unit sent it.

    Attributes:
        state: of the book of received reports: "current", "superseded", "conflict", "set_aside" or "returned".
        changes: what the unit says has changed since the version before; blank for the first.
        words: (heading, text) of what it wrote.
        figures: (label, this period, same period last year), blank for no value; "*" behind an estimate.
        as_of: day the figures reach to, when the period had not ended; else None.
        key_compared: somebody compared the fingerprint of the key it is signed with.
        files: its papers first, then what else came along.
    """

    id: str
    unit: str
    title: str
    version: int
    state: str
    received_on: str
    made_at: str
    late: bool
    short_code: str
    changes: str
    return_reason: str
    words: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str, str], ...]
    key_compared: bool
    files: tuple[SentFile, ...]
    as_of: date | None = None


def versions_of(office: Office, received_id: str) -> tuple[SentVersion, ...]:
    """Return every version of the report that was received, the newest first; none when there is no such report."""
    row = office.store.get(RECEIVED, received_id)
    if row is None:
        return ()
    filters = {key: row[key] for key in ("unit_key", "kind", "period")}
    rows = office.store.all(RECEIVED, Query(filters=filters))
    return tuple(_version(office, row) for row in sorted(rows, key=lambda row: (-row["edition"], row["id"])))


def write_files(office: Office, version: SentVersion, folder: Path) -> tuple[Path, ...]:
    """Write the papers and attachments of a version into a folder of its own in `folder`; a file that is there already is not touched."""
    into = folder / stem_of(version.unit, version.title, f"lan-{version.version}")
    into.mkdir(parents=True, exist_ok=True)
    written = []
    for number, file in enumerate(version.files, 1):
        name = PurePosixPath(file.name.replace("\\", "/")).name or str(number)
        path = into / name
        if path.exists():
            path = into / f"{number:03d}-{name}"
        if not path.exists():
            path.write_bytes(office.store.get_file(file.digest))
        written.append(path)
    return tuple(written)


def _version(office: Office, row: dict[str, Any]) -> SentVersion:
    content = row["content"] or {}
    return SentVersion(
        row["id"],
        row["unit_name"],
        row["title"] or row["kind"],
        row["edition"],
        row["state"],
        row["received_on"] or "",
        row["made_at"] or "",
        bool(row["late"]),
        row["short_code"] or "",
        str(content.get("changes") or ""),
        row["return_reason"] or "",
        tuple(_words(content)),
        tuple(
            (str(figure.get("label", "")), _now(figure), _number(figure.get("before")))
            for figure in content.get("figures", ())
        ),
        not row["signer"] or unit_keys.is_compared(office, row["signer"]),
        _files(office, row["id"]),
        reaches_to(content),
    )


def _words(content: dict[str, Any]) -> list[tuple[str, str]]:
    told = content.get("texts")
    texts = [text for text in told if isinstance(text, dict)] if isinstance(told, list) else []
    return [(str(text.get("heading", "")), str(text.get("text", ""))) for text in texts]


def _files(office: Office, received_id: str) -> tuple[SentFile, ...]:
    wanted = Query(filters={"owner_register": RECEIVED.key, "owner_id": received_id})
    rows = sorted(office.store.all(ATTACHMENTS, wanted), key=lambda row: (row["role"] != "paper_pdf", row["name"]))
    return tuple(SentFile(row["name"], row["size"] or 0, row["digest"], row["media_type"] or "") for row in rows)


def _now(figure: dict[str, Any]) -> str:
    told = _number(figure.get("value"))
    lack = PARTIAL if told and is_partial(figure) else ""
    return f"{told}*{lack}" if told and figure.get("estimate") is True else told + lack


def _number(value: Any) -> str:
    return format_number(value) if type(value) is int else ""
