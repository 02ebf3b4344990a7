"""Bars of reading and printing: dry run, export, one-page notice, long public list."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

from papi_desktop.domain.registers import HOUSEHOLDS
from papi_desktop.operations import import_workbook, publish
from papi_desktop.operations.office import Office
from papi_desktop.operations.setup import Setup, create_office
from tests.benchmarks.measure import Figure, compare, fresh
from tests.fixtures.people import People, villages

HEADINGS = (
    *(
        "STT",
        "Họ và tên chủ hộ",
        "Giới tính",
        "Ngày, tháng, năm sinh",
        "Số CCCD",
        "Dân tộc",
        "Thôn, bản",
        "Số khẩu",
        "Điểm B1",
    ),
    *(
        "Điểm B2",
        "Phân loại",
        "Điện thoại",
        "Địa chỉ",
        "Nguyên nhân",
        "Ghi chú",
        "Nhà ở",
        "Nước",
        "Vệ sinh",
        "Viễn thông",
        "Tiền",
    ),
)


def official_list(path: Path, rows: int, names: list[str]) -> None:
    """Write a list of `rows` × 20 as offices have it: titles, heading, totals; some rows are wrong."""
    import xlsxwriter

    people, chance = People(seed=rows), random.Random(rows)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Danh sách")
    sheet.write_row(0, 0, ["DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO"])
    sheet.write_row(2, 0, HEADINGS)
    classes = ("Hộ nghèo", "Hộ cận nghèo", "Hộ thoát nghèo", "Hộ thoát cận nghèo")
    for n in range(rows):
        person = people.person()
        birth = (
            "không nhớ" if n % 97 == 0 else f"{chance.randint(1, 28):02d}/{chance.randint(1, 12):02d}/{person['birth']}"
        )
        sheet.write_row(
            3 + n,
            0,
            [
                *(
                    n + 1,
                    person["name"],
                    "Nam" if person["sex"] == "male" else "Nữ",
                    birth,
                    person["citizen_id"],
                    "Thái",
                ),
                *(names[n % len(names)], chance.randint(1, 9), chance.randint(50, 190), 10 * chance.randint(0, 7)),
                *(chance.choice(classes), f"09{n:08d}", "Khu trung tâm", "Thiếu đất sản xuất", "", 1, 0, 1, 0, 150000),
            ],
        )
    sheet.write_row(3 + rows, 1, ["Tổng cộng"])
    book.close()


def figures(folder: Path) -> Iterator[Figure]:
    """Yield the bars of reading and printing."""
    setup = Setup("xã Thử Nghiệm", "tỉnh Thử Nghiệm", "kho-thu-nghiem", "Người Thử", villages(9))
    office, _key = create_office(folder / "papers", setup, today=lambda: date(2026, 11, 22))
    names = [v["name"] for v in office.villages()]
    yield from _dry_run(office, folder, names, 5_000, 6.0, 1.0)
    yield from _dry_run(office, folder, names, 50_000, 1e9, 8.0)
    yield from _export(office, folder)
    yield from _notice(office, folder, names)
    yield from _long_list(folder)
    office.store.close()


def _dry_run(office: Office, folder: Path, names: list[str], rows: int, bar: float, aim: float) -> Iterator[Figure]:
    from python_calamine import CalamineWorkbook

    path = folder / f"list-{rows}.xlsx"
    official_list(path, rows, names)

    def floor() -> None:
        CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()

    def ours() -> None:
        import_workbook.dry_run(office, path, HOUSEHOLDS.key, year=2026)

    mine, least = compare(ours, floor, runs=3 if rows <= 5_000 else 1)
    yield Figure(f"dry run of {rows:,} × 20, every problem", mine, least, bar, aim)


def _export(office: Office, folder: Path) -> Iterator[Figure]:
    import xlsxwriter

    from papi_desktop.exchange.workbook_writer import write_register

    people = People(seed=5)
    home = office.villages()[0]
    records = [people.household("", home["id"]) for _ in range(10_000)]
    columns = [f for f in HOUSEHOLDS if f.key in records[0] and f.print_label]
    back = {"villages": {home["id"]: home["name"]}}

    def ours() -> None:
        write_register(fresh(folder, "ours.xlsx"), HOUSEHOLDS, records, columns=columns, references_back=back)

    def floor() -> None:
        book = xlsxwriter.Workbook(str(fresh(folder, "floor.xlsx")), {"constant_memory": True})
        sheet = book.add_worksheet()
        for n, record in enumerate(records):
            for column, f in enumerate(columns):
                sheet.write(n, column, record[f.key])
        book.close()

    mine, least = compare(ours, floor, runs=3)
    yield Figure("export 10,000 rows to .xlsx", mine, least, 1.5, 1.5)


def _notice(office: Office, folder: Path, names: list[str]) -> Iterator[Figure]:
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from papi_desktop.documents.docx import render_docx
    from papi_desktop.documents.fonts import paper_fonts
    from papi_desktop.documents.pdf import render_pdf

    path = folder / "few.xlsx"
    official_list(path, 40, names)
    run = import_workbook.dry_run(office, path, HOUSEHOLDS.key, year=2026)
    import_workbook.commit(office, run, accept_errors=True)
    request = publish.PublishRequest(year=2026, posted_from=date(2026, 12, 1), document_date=date(2026, 11, 30))
    paper = publish.prepare(office, request).papers["notice"]
    fonts = paper_fonts()
    pdfmetrics.registerFont(TTFont("Floor", str(fonts.regular)))
    words = "Căn cứ Luật Thực hiện dân chủ ở cơ sở, Ủy ban nhân dân xã thông báo niêm yết công khai danh sách hộ nghèo."

    def ours() -> None:
        render_pdf(paper, BytesIO(), fonts)

    def floor() -> None:
        canvas = Canvas(BytesIO(), initialFontName="Floor")
        for line in range(42):
            canvas.setFont("Floor", 13)
            canvas.drawString(30 * mm, (270 - 6 * line) * mm, words)
        canvas.save()

    mine, least = compare(ours, floor)
    yield Figure("one-page notice to PDF, warm", mine, least, 2.0, 0.1)
    mine, _ = compare(lambda: render_docx(paper, BytesIO()), floor)
    yield Figure("one-page notice to DOCX, warm", mine, least, 1e9, 0.3)


def _long_list(folder: Path) -> Iterator[Figure]:
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from papi_desktop.documents.fonts import paper_fonts
    from papi_desktop.documents.paper import Column, Paper, Row, Table
    from papi_desktop.documents.pdf import render_pdf

    people = People(seed=77)
    lines = [
        (str(n + 1), (p := people.household("", ""))["head_name"], "Bản Nà Cáy", str(p["members"]), "Hộ cận nghèo")
        for n in range(10_000)
    ]
    widths = (12, 62, 45, 18, 38)
    titles = ("TT", "Họ và tên chủ hộ", "Thôn", "Số khẩu", "Phân loại")
    columns = tuple(Column(title, width) for title, width in zip(titles, widths, strict=True))
    paper = Paper(None, "DANH SÁCH", ("Hộ nghèo, hộ cận nghèo",), (Table(columns, tuple(Row(line) for line in lines)),))
    fonts = paper_fonts()
    pdfmetrics.registerFont(TTFont("Floor", str(fonts.regular)))

    def ours() -> None:
        render_pdf(paper, BytesIO(), fonts)

    def floor() -> None:
        canvas = Canvas(BytesIO(), initialFontName="Floor")
        for start in range(0, len(lines), 40):
            canvas.setFont("Floor", 12)
            for n, line in enumerate(lines[start : start + 40]):
                x, y = 30 * mm, (270 - 6 * n) * mm
                for text, width in zip(line, widths, strict=True):
                    canvas.rect(x, y - 2 * mm, width * mm, 6 * mm)
                    canvas.drawString(x + mm, y, text)
                    x += width * mm
            canvas.showPage()
        canvas.save()

    mine, least = compare(ours, floor, runs=3)
    yield Figure("public list of 10,000 households to PDF", mine, least, 2.0, 4.0)
