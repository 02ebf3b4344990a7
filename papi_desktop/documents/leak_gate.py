"""The gate before the wall: opens a finished public file as a stranger would and refuses it if it tells more than it shows.

The public copy is built from public fields; this is the second lock, and trusts nothing the program knows about its own file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from papi_desktop.documents.leaks.docx import read_docx
from papi_desktop.documents.leaks.finding import Leak, LeakKind, Text
from papi_desktop.documents.leaks.pdf import read_pdf
from papi_desktop.documents.leaks.pictures import read_picture
from papi_desktop.documents.leaks.signs import Signs
from papi_desktop.documents.leaks.xlsx import read_xlsx
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say

__all__ = ["Leak", "LeakKind", "check_public_file", "label_of", "require_clean"]


def check_public_file(path: Path, *, forbidden: Iterable[str], allowed: Iterable[str] = ()) -> list[Leak]:
    """Return every leak of a finished file; its kind is told by its content, not by its name.

    Args:
        path: a PDF, DOCX, XLSX, picture or plain text file.
        forbidden: strings that must not be found, e.g. identity and telephone numbers of the rows the file was made from.
        allowed: numbers printed on purpose, e.g. the telephone of the office.
    """
    signs = Signs(forbidden, allowed)
    leaks: dict[Leak, None] = {}
    for finding in _read(path):
        if isinstance(finding, Leak):
            leaks[finding] = None
        else:
            leaks.update(dict.fromkeys(signs.found_in(finding)))
    return list(leaks)


def require_clean(path: Path, *, forbidden: Iterable[str], allowed: Iterable[str] = ()) -> None:
    """Refuse a file that leaks.

    Raises:
        UserError: naming the first leak and how many there are.
    """
    leaks = check_public_file(path, forbidden=forbidden, allowed=allowed)
    if leaks:
        first = leaks[0]
        raise UserError(
            "CK-10",
            say(
                "The file “{name}” must not be published. Found: {kind} ({where}); {count} in all.",
                name=path.name,
                kind=label_of(first.kind),
                where=first.where,
                count=len(leaks),
            ),
            say("Nothing has been published; your data is safe."),
            say("Remove what is named from the record or the wording, and make the paper again."),
        )


def label_of(kind: LeakKind) -> Message:
    """Return the name of a kind of leak."""
    labels = {
        LeakKind.IDENTITY_NUMBER: say("an identity number"),
        LeakKind.PHONE: say("a telephone number"),
        LeakKind.FORBIDDEN: say("a private detail of the list"),
        LeakKind.HIDDEN_TEXT: say("hidden text"),
        LeakKind.HIDDEN_CELLS: say("hidden rows or columns"),
        LeakKind.HIDDEN_SHEET: say("a hidden sheet"),
        LeakKind.COMMENT: say("a comment"),
        LeakKind.TRACKED_CHANGE: say("recorded changes"),
        LeakKind.PROPERTY: say("properties of the file, such as an author"),
        LeakKind.DEFINED_NAME: say("a name defined in the workbook"),
        LeakKind.EMBEDDED: say("another file inside"),
        LeakKind.EARLIER_VERSION: say("an earlier version inside"),
        LeakKind.PHOTO_LOCATION: say("the place where a photo was taken"),
        LeakKind.UNREADABLE: say("something that cannot be looked through"),
    }
    return labels[kind]


def _read(path: Path) -> Iterator[Text | Leak]:
    data = path.read_bytes()
    if data.startswith(b"%PDF"):
        return read_pdf(data)
    if data.startswith(b"PK"):
        return read_docx(data) if b"word/document.xml" in data else read_xlsx(data)
    try:
        return iter([Text(path.name, data.decode("utf-8-sig"))])
    except UnicodeDecodeError:
        return read_picture(data, path.name)
