"""Campaigns and gifts of an invented commune, and a workbook of gifts as a village writes it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from papi_desktop.domain.registers import CAMPAIGNS, GIFTS
from papi_desktop.operations import records
from papi_desktop.operations.office import Office

HEADINGS = ("STT", "Họ và tên", "Bản", "Ngày", "Số tiền (đồng)", "Ngày công", "Hiện vật", "Số lượng", "ĐVT", "Ký nhận")
ROWS: tuple[tuple[Any, ...], ...] = (
    ("Sùng Quang Phủng", "Bản Nà Cáy", "28/03/2026", 100000, 2, None, None, None),
    ("Vì Hữu Kiên", "Bản Nà Cáy", "13/03/2026", "150.000", None, "Cát", 5, "m³"),
    ("Hà Đức Ún", "Bản Púng Khoai", "24/03/2026", None, 3, None, None, None),
    ("Đinh Thị Sương", "Bản Púng Khoai", "03/03/2026", None, None, None, None, None),
)


def write_gifts(
    path: Path, rows: Sequence[Sequence[Any]] = ROWS, *, extra: str = "", title: str = "SỔ GHI ĐÓNG GÓP LÀM ĐƯỜNG"
) -> Path:
    """Write a workbook of gifts.

    Args:
        extra: heading of one more column, filled with 200000.
    """
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([title])
    sheet.append([])
    sheet.append([*HEADINGS, *([extra] if extra else [])])
    for number, row in enumerate(rows, 1):
        sheet.append([number, *row, None, *([200000] if extra else [])])
    sheet.append([None, "Cộng", None, None, sum(r[3] for r in rows if isinstance(r[3], int))])
    book.save(path)
    return path


def campaign(office: Office, **values: Any) -> str:
    """Record a campaign that receives, the residents having agreed to it, and return its id."""
    record = {
        **CAMPAIGNS.blank(),
        "title": "Làm đường Bản Nà",
        "organiser": "Ban công tác Mặt trận",
        "purpose": "Đổ bê tông đường liên bản",
        "starts_on": "2026-11-02",
        "state": "open",
        "decision_total": 60,
        "decision_for": 40,
        **values,
    }
    return records.save(office, CAMPAIGNS, record)


def gift(office: Office, campaign_id: str, giver: str, **values: Any) -> str:
    """Record a gift and return its id."""
    record = {**GIFTS.blank(), "campaign_id": campaign_id, "giver": giver, "received_on": "2026-11-20", **values}
    return records.save(office, GIFTS, record)
