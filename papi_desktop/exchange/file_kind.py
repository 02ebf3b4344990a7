"""What a file really is, told from its first bytes and its parts: half of the files named .xls are something else."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.exchange.container import SIGNATURE, Container
from papi_desktop.exchange.limits import damaged, locked, refused


class FileKind(StrEnum):
    """The kinds of workbook that are read."""

    XLS = "xls"
    XLSX = "xlsx"
    ODS = "ods"
    CSV = "csv"
    HTML = "html"
    SPREADSHEETML = "spreadsheetml"


_ZIP = b"PK\x03\x04"
# A BIFF file of Excel 2 to 4 has no container: it begins with its BOF record.
_BARE_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_HEAD = 4096


def kind_of(data: bytes) -> FileKind:
    """Return what `data` is.

    Raises:
        UserError: if it is empty, locked, damaged or no workbook, saying what it is instead.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise refused(
            "TEP-06", say("The file is empty."), say("Choose the file again, or ask its sender for another copy.")
        )
    if data.startswith(SIGNATURE):
        return _kind_of_container(data)
    if data.startswith(_ZIP):
        return _kind_of_package(data)
    if data.startswith(_BARE_BIFF):
        return FileKind.XLS
    if data.startswith(b"%PDF"):
        raise _likeness(say("a PDF file"))
    if data.startswith(_PICTURES) or data[4:12] in (b"ftypheic", b"ftypmif1") or data[8:12] == b"WEBP":
        raise _likeness(say("a picture"))
    if data.startswith(b"{\\rtf"):
        raise _other(say("a Word document"))
    if data.startswith((b"Rar!", b"7z\xbc\xaf")):
        raise _other(say("a compressed folder"))
    return _kind_of_text(data)


def _kind_of_container(data: bytes) -> FileKind:
    """Tell apart what old Office programs keep in one container, by the names of its streams."""
    container = Container(data)
    if "EncryptedPackage" in container:
        raise locked()
    if "Workbook" in container or "Book" in container:
        return FileKind.XLS
    raise _other(say("a Word document") if "WordDocument" in container else say("no workbook"))


def _kind_of_package(data: bytes) -> FileKind:
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        names = {name.replace("\\", "/").lower() for name in package.namelist()}
        # Stored uncompressed and first by the rules of OpenDocument, so these few bytes are safe to read.
        mimetype = package.open("mimetype").read(100) if "mimetype" in package.namelist() else b""
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError) as error:
        raise damaged() from error
    if "xl/workbook.xml" in names or any(name.startswith("xl/worksheets/") for name in names):
        return FileKind.XLSX
    if b"opendocument.spreadsheet" in mimetype:
        return FileKind.ODS
    if "xl/workbook.bin" in names:
        raise _other(say("a binary workbook (.xlsb)"))
    if "word/document.xml" in names or b"opendocument.text" in mimetype:
        raise _other(say("a Word document"))
    if "ppt/presentation.xml" in names:
        raise _other(say("a presentation"))
    raise _other(say("a compressed folder"))


_UNPRINTABLE = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def _kind_of_text(data: bytes) -> FileKind:
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) * 4 > len(head):
        text = head.decode(
            "utf-16-be" if head.startswith(b"\xfe\xff") or head[:1] == b"\x00" else "utf-16-le", "replace"
        )
    else:
        if len(_UNPRINTABLE.findall(head)) * 20 > len(head):
            raise _other(say("no workbook"))
        text = head.decode("latin-1")
    lower = text.lower()
    if "urn:schemas-microsoft-com:office:spreadsheet" in lower and "<?xml" in lower and "<html" not in lower:
        return FileKind.SPREADSHEETML
    if "opendocument.spreadsheet" in lower and "<?xml" in lower:
        return FileKind.ODS
    if re.search(r"<(?:html|table|!doctype html|head|body|tr)\b", lower):
        return FileKind.HTML
    if "mime-version:" in lower and "multipart/related" in lower:
        raise _other(say("a web archive (.mht)"))
    if text.lstrip("\ufeffï»¿ \t\r\n").startswith("<?xml"):
        raise _other(say("an XML file that is no workbook"))
    return FileKind.CSV


def _likeness(what: Message) -> UserError:
    """Return the error for what only looks like a list: nothing can save it as one."""
    return _other(
        what, say("Ask whoever made it for the workbook itself (.xlsx, .xls, .ods or .csv), and choose that one.")
    )


def _other(what: Message, todo: Message | None = None) -> UserError:
    return refused(
        "TEP-07",
        say("This is {what}, not a list that can be read, whatever its name says.", what=what),
        todo
        or say(
            "Open it in the program it belongs to and save the list as an Excel workbook (.xlsx), then choose that one."
        ),
    )
