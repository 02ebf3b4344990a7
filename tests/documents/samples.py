"""Papers of an invented commune, for tests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from papi_desktop.documents.kinds.facts import Basis, ClassCount, Document, NoticeFacts, Office, Period
from papi_desktop.documents.kinds.notice import notice
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import (
    Appendix,
    Block,
    Closing,
    Column,
    Header,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Signature,
    Table,
)
from papi_desktop.documents.wording import load_wording

OFFICE = Office(
    issuer=("ỦY BAN NHÂN DÂN", "XÃ NA SANG"),
    unit="Ủy ban nhân dân xã Na Sang",
    commune="xã Na Sang",
    place="Na Sang",
)
SIGNER = Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Lò Văn Thành")
HEADER = Header(OFFICE.issuer, number="Số: 45/TB-UBND", place_date="Na Sang, ngày 30 tháng 11 năm 2026")
LONG_TEXT = (
    "Ủy ban nhân dân xã Na Sang thông báo niêm yết công khai danh sách hộ nghèo, hộ cận nghèo năm 2026 trên địa bàn xã để "
    "các tổ chức, cá nhân và Nhân dân được biết, theo dõi, giám sát và có ý kiến trong thời gian niêm yết theo quy định"
)
NOTICE = NoticeFacts(
    office=OFFICE,
    document=Document("TB-UBND", 45, date(2026, 11, 30)),
    content="danh sách hộ nghèo, hộ cận nghèo xã Na Sang năm 2026",
    bases=(
        Basis("Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022"),
        Basis(
            "Căn cứ Quyết định số 24/2021/QĐ-TTg ngày 16 tháng 7 năm 2021 của Thủ tướng Chính phủ", "Quyết định số 24"
        ),
    ),
    counts=(ClassCount("Hộ nghèo", 312, 1405), ClassCount("Hộ cận nghèo", 188, 790)),
    period=Period(date(2026, 12, 1), date(2026, 12, 31)),
    places=("Trụ sở Ủy ban nhân dân xã", "Nhà văn hóa các bản"),
    receiver="Văn phòng Ủy ban nhân dân xã",
    signer=SIGNER,
    recipients=("Thường trực Đảng ủy, HĐND xã", "Lưu: VT"),
)


def notice_paper(appendices: tuple[Appendix, ...] = (), watermark: str = "") -> Paper:
    """Return the notice of the sample facts."""
    return notice(NOTICE, load_wording("notice"), appendices, watermark)


def paper_of(blocks: Iterable[Block], **rest: object) -> Paper:
    """Return a paper without header and titles around `blocks`."""
    return Paper(None, "", (), tuple(blocks), **rest)  # type: ignore[arg-type]


def paragraphs(count: int) -> tuple[Paragraph, ...]:
    """Return short paragraphs of one line, numbered."""
    return tuple(Paragraph(f"Dòng thứ {number}.") for number in range(1, count + 1))


COLUMNS = (
    Column("TT", 12, Align.CENTER),
    Column("Họ và tên chủ hộ", 70),
    Column("Số khẩu", 20, Align.RIGHT),
    Column("Phân loại", 40),
)


def village_rows(villages: int, households: int) -> tuple[Row, ...]:
    """Return villages as group rows, their households, and their sums."""
    rows: list[Row] = []
    for village in range(1, villages + 1):
        rows.append(Row((f"Bản {village}",), RowKind.GROUP, 4))
        rows += [Row((str(n), f"Lò Thị Ún {village}.{n}", str(n % 9), "Hộ nghèo")) for n in range(1, households + 1)]
        rows.append(Row((f"Bản {village}: cộng {households} hộ",), RowKind.SUBTOTAL, 4))
    return tuple(rows)


def list_paper(villages: int, households: int, closing: Closing | None = None) -> Paper:
    """Return a long list, signed if `closing` is given."""
    table = Table(COLUMNS, village_rows(villages, households))
    return paper_of([table], closing=closing or Closing())
