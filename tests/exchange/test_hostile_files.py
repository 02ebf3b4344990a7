"""Files from strangers: whatever they are, they are refused with clear words or read within bounds, and nothing hangs."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import HOUSEHOLDS
from papi_desktop.exchange.limits import LIMITS, Limits
from papi_desktop.exchange.sheets import read_book
from papi_desktop.exchange.workbook_reader import read_register
from tests.exchange import workbooks as made
from tests.exchange.workbooks import Page

SMALL = replace(LIMITS, rows=100, columns=50, cells=2_000, unpacked_bytes=2**20, ratio_free_bytes=2**16, ratio=50)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(data: bytes | Path, limits: Limits = LIMITS) -> str:
    """Return the code of the refusal, having checked that it says what happened and what to do."""
    with pytest.raises(UserError) as caught:
        read_book(data, limits)
    error = caught.value
    assert error.what.in_english()
    assert error.todo.in_english()
    assert error.safe.in_english() == "Nothing was read or changed."
    return error.code


def packed(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "TEP-06"),
        (b"\n \r\n\x00", "TEP-06"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 500, "TEP-07"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 500, "TEP-07"),
        (b"%PDF-1.7\n%", "TEP-07"),
        (b"{\\rtf1 a}", "TEP-07"),
        (packed(word__document_xml=b"<w/>"), "TEP-07"),
        (packed(ppt__presentation_xml=b"<p/>"), "TEP-07"),
        (packed(photo=b"x"), "TEP-07"),
        (made.container(WordDocument=b"x"), "TEP-07"),
        (made.container(Something=b"x"), "TEP-07"),
        (made.container(EncryptionInfo=b"x", EncryptedPackage=b"x" * 5_000), "TEP-02"),
        (made.container(Workbook=b"x" * 5_000), "TEP-03"),
        (made.container({4: 3}, Workbook=b"x" * 5_000), "TEP-03"),
        (made.container({4: 99}, Workbook=b"x" * 5_000), "TEP-03"),
        (made.container({4: 0xFFFFFFFE}, Workbook=b"x" * 5_000), "TEP-03"),
        (made.container({1: 1}, Workbook=b"x" * 5_000), "TEP-03"),
        (OLE, "TEP-03"),
        (b"PK\x03\x04 not a zip", "TEP-03"),
        (bytes(range(256)) * 20, "TEP-07"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n", "TEP-07"),
        (b'<?xml version="1.0"?><rss/>', "TEP-07"),
    ],
)
def test_what_is_no_workbook_is_named(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    assert refusal(tmp_path / "không-có.xlsx") == "TEP-01"
    assert refusal(tmp_path) == "TEP-01"


def test_the_size_on_disk_is_limited(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_bytes(b"a,b\n" * 100)
    assert refusal(path, replace(LIMITS, file_bytes=50)) == "TEP-04"


def test_a_bomb_is_counted_while_it_unpacks() -> None:
    sheet = b'<?xml version="1.0"?><worksheet><sheetData>' + b" " * 3_000_000 + b"</sheetData></worksheet>"
    bomb = made.repacked(made.xlsx(Page([["a"]])), {"xl/worksheets/sheet1.xml": sheet})
    assert refusal(bomb, SMALL) == "TEP-04"
    assert refusal(bomb, replace(SMALL, unpacked_bytes=2**30)) == "TEP-04"
    assert read_book(bomb).sheets[0].rows == []


def test_a_bomb_in_a_part_that_is_not_needed_is_not_even_unpacked() -> None:
    data = made.repacked(
        made.xlsx(Page([["a"]])), {"xl/media/image1.png": b"\x00" * 5_000_000, "xl/vbaProject.bin": b"\x00" * 5_000_000}
    )
    book = read_book(data, SMALL)
    assert book.sheets[0].rows == [["a"]]
    assert "macros" in book.notes[0].in_english()


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"]
)
def test_entities_are_refused(part: str) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"> <!ENTITY c SYSTEM "file:///etc/hostname">]><x>&b;&c;</x>'
    assert refusal(made.repacked(made.xlsx(Page([["a"]])), {part: bomb})) == "TEP-03"


def test_entities_are_refused_in_the_other_xml_kinds() -> None:
    doctype = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    data = made.spreadsheetml([["x"]]).replace(b"<Workbook", doctype + b"<Workbook").replace(b">x<", b">&a;<")
    assert refusal(data) == "TEP-03"
    content = zipfile.ZipFile(io.BytesIO(made.ods([["x"]]))).read("content.xml")
    assert (
        refusal(
            made.repacked(
                made.ods([["x"]]),
                {"content.xml": content.replace(b"<office:document", doctype + b"<office:document", 1)},
            )
        )
        == "TEP-03"
    )


def sheet_of(body: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    content = (
        f'<?xml version="1.0"?><worksheet xmlns="{main}" xmlns:x="{main}"><sheetData>{body}</sheetData></worksheet>'
    )
    return made.repacked(made.xlsx(Page([["a"]])), {"xl/worksheets/sheet1.xml": content.encode()})


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="XFD1048576"><v>1</v></c>',
        '<c s="0" r="XFD1048576"><v>1</v></c>',
        "<c r='XFD1048576'><v>1</v></c>",
        '<c\nr="XFD1048576"><v>1</v></c>',
        '<c r = "XFD1048576"><v>1</v></c>',
        '<x:c r="XFD1048576"><x:v>1</x:v></x:c>',
        '<c r="&#88;FD1048576"><v>1</v></c>',
        '<c r="A999999"><v>1</v></c><c r="ZZ5"><v>1</v></c>',
        '<c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="AAA1048576" t="inlineStr"><is><t>a</t></is></c>',
    ],
)
def test_a_far_cell_does_not_take_the_memory(cell: str) -> None:
    assert refusal(sheet_of(f'<row r="1"><c r="A1"><v>1</v></c>{cell}</row>')) == "TEP-05"


def test_far_cells_without_a_value_are_ghosts() -> None:
    data = sheet_of('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576" s="0"/></row>')
    assert read_book(data).sheets[0].rows == [[1.0]]


def test_rows_columns_cells_letters_and_sheets_are_limited() -> None:
    assert refusal(made.xlsx(Page([["a"]] * 101)), SMALL) == "TEP-05"
    assert refusal(made.xlsx(Page([["a"] * 51])), SMALL) == "TEP-05"
    assert refusal(made.xlsx(Page([["a"] * 40] * 60)), SMALL) == "TEP-05"
    assert refusal(made.xlsx(Page([["a" * 200]])), replace(SMALL, text=100)) == "TEP-05"
    assert refusal(made.xlsx(*[Page([["a"]], name=str(n)) for n in range(4)]), replace(SMALL, sheets=3)) == "TEP-05"
    assert refusal(made.delimited([["a"]] * 101), SMALL) == "TEP-05"
    assert refusal(made.html([["a"]] * 101), SMALL) == "TEP-05"


def test_repeats_of_ods_are_counted_before_they_are_laid_out() -> None:
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="{}"><text:p>a</text:p></table:table-cell>'
    row = '<table:table table:name="a"><table:table-row table:number-rows-repeated="{}">{}</table:table-row></table:table>'
    assert refusal(made.ods_of(row.format(1_000_000, cell.format(1)))) == "TEP-05"
    assert refusal(made.ods_of(row.format(1, cell.format(1_000_000)))) == "TEP-05"
    assert refusal(made.ods_of(row.format("x", cell.format(1)))) == "TEP-03"
    blank = '<table:table-row table:number-rows-repeated="999999999"><table:table-cell/></table:table-row>'
    late = f'<table:table table:name="a">{blank}<table:table-row>{cell.format(1)}</table:table-row></table:table>'
    assert refusal(made.ods_of(late)) == "TEP-05"


def test_deep_nesting_is_refused() -> None:
    deep = "<text:span>" * 5_000 + "a" + "</text:span>" * 5_000
    cell = f'<table:table-cell office:value-type="string"><text:p>{deep}</text:p></table:table-cell>'
    body = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
    assert refusal(made.ods_of(body)) == "TEP-03"
    assert refusal(b"<html>" + b"<table><tr><td>" * 5_000) == "TEP-03"
    assert (
        refusal(made.spreadsheetml([["x"]]).replace(b">x<", b">" + b"<b>" * 5_000 + b"x" + b"</b>" * 5_000 + b"<"))
        == "TEP-03"
    )


def test_far_rows_of_spreadsheetml_are_refused() -> None:
    data = made.spreadsheetml([["x"]])
    assert refusal(data.replace(b"<Row>", b'<Row ss:Index="999999999">')) == "TEP-05"
    assert refusal(data.replace(b"<Row>", b'<Row ss:Index="0">')) == "TEP-03"
    assert refusal(data.replace(b'ss:Index="1"', b'ss:Index="99999999"')) == "TEP-05"


def test_locked_packages_are_said() -> None:
    locked = bytearray(packed(xl__workbook_xml=b"<w/>"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(signature) + offset] |= 1
    assert refusal(bytes(locked)) == "TEP-02"
    manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    assert refusal(made.repacked(made.ods([["a"]]), {"META-INF/manifest.xml": manifest})) == "TEP-02"


@pytest.mark.parametrize(
    "data", [made.xlsx(Page(made.official())), made.ods(made.official()), made.spreadsheetml(made.official())]
)
def test_every_truncation_is_refused_or_read_as_something_smaller(data: bytes) -> None:
    for end in range(1, len(data), max(1, len(data) // 60)):
        try:
            book = read_book(data[:end])
        except UserError:
            continue
        assert len(book.sheets[0].rows) <= len(made.official())


SCRAPS = (
    "<!",
    "<!--",
    "<a ",
    "<![CDATA[",
    "<?",
    "</",
    '<a b="',
    "&#",
    "<style><",
    "<style>.a{",
    "<font face=x>",
    "<title>",
)


@pytest.mark.parametrize("scrap", SCRAPS)
def test_a_page_of_tags_that_never_end_is_read_once_not_a_million_times(scrap: str) -> None:
    after = "<html><table><tr><td>a</td></tr></table>" + scrap * 100_000
    assert read_book(after.encode()).sheets[0].rows == [["a"]]
    within = "<html><table><tr><td>a</td></tr><tr><td>" + scrap * 100_000
    try:
        assert read_book(within.encode()).sheets[0].rows[0] == ["a"]
    except UserError as error:
        # The scraps may be text, and a cell of three hundred thousand letters is refused.
        assert "letters" in error.what.in_english()  # noqa: PT017


def test_numbers_of_letters_that_are_too_long_to_be_any() -> None:
    assert refusal(b"<html><table><tr><td>&#" + b"9" * 10_000 + b";</td></tr></table>") == "TEP-03"


def test_comments_full_of_cells_are_read_once() -> None:
    body = "<!--" + '<c r="A1" ' * 200_000 + '--><row r="1"><c r="A1" t="e"><f>1</f><v>#N/A</v></c></row>'
    assert read_book(sheet_of(body)).sheets[0].rows == [["#N/A"]]


def test_cells_of_one_letter_a_thousand_times_are_read_once() -> None:
    long = ["1" * 30_000, " " * 30_000 + "x", "(" * 30_000, "ngày " + "." * 30_000, "0" * 30_000, "&" * 30_000]
    rows = [*made.official(), *[[text] * 8 for text in long], *[[None, text] for text in long]]
    reading = read_register(made.xlsx(Page(rows)), HOUSEHOLDS, references=made.VILLAGES, today=made.TODAY)
    assert len(reading.rows) >= len(made.PEOPLE)


@pytest.mark.skipif(made.office_program() is None, reason="no LibreOffice")
def test_damaged_old_workbooks_are_refused_or_read(tmp_path: Path) -> None:
    data = made.converted(
        made.xlsx(Page(made.in_tcvn3(made.official(), capitals=[0]), font=".VnTime")), tmp_path, "xls"
    )
    chance = random.Random(3)
    outcomes = set()
    for attempt in range(120):
        broken = bytearray(data[: chance.randrange(len(data))] if attempt % 3 == 0 else data)
        for _flip in range(attempt % 3 * 3):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            read_book(bytes(broken))
            outcomes.add("read")
        except UserError as error:
            outcomes.add(error.code[:4])
    assert outcomes == {"read", "TEP-"}


def test_flipped_bytes_never_escape_as_another_error() -> None:
    chance = random.Random(7)
    outcomes = set()
    for data in (made.xlsx(Page(made.official())), made.ods(made.official()), made.html(made.official())):
        for _ in range(60):
            broken = bytearray(data)
            for _flip in range(3):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            try:
                read_book(bytes(broken), SMALL)
                outcomes.add("read")
            except UserError as error:
                outcomes.add(error.code[:4])
    assert outcomes == {"read", "TEP-"}
