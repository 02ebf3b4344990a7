"""An invented commune for the window's tests and pictures: two months of work, on a day that does not move."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import DISCLOSURES, HOUSEHOLDS, OFFICIALS, POSTINGS, ROUNDS
from papi_desktop.operations.office import Office
from papi_desktop.operations.setup import Setup, create_office

TODAY = date(2026, 12, 1)
PASSWORD = "mat-khau-thu-1"
VILLAGES = ("Nà Cáy", "Pá Lầu", "Huổi Ỏ", "Co Muông", "Nậm Ty", "Phiêng Hay")
FAMILIES = ("Lò Thị Ún", "Quàng Văn Đức", "Cà Văn Hòa", "Lường Thị Ẻn", "Tòng Văn Sơn", "Vì Thị Ngân", "Hoàng Văn Dậu")
SURNAMES = ("", "Bạc", "Cầm", "Đèo")
"""Four households of each given name, told apart by their family name."""


def make_office(folder: Path, households: int = 24) -> Office:
    """Return an office of an invented commune with a list of households, disclosures and postings."""
    villages = [{"name": name, "kind": "Bản", "households": 40 + n} for n, name in enumerate(VILLAGES)]
    setup = Setup("xã Na Sang", "tỉnh Sơn La", PASSWORD, "Lò Thị Ún", villages)
    office, _key = create_office(folder, setup, today=lambda: TODAY)
    ids = [v["id"] for v in office.villages()]
    with office.store.transaction(say("Set up the office")) as tx:
        tx.insert(OFFICIALS, {"name": "Lò Văn Bình", "job_title": "Chủ tịch", "can_sign": True})
        round_id = tx.insert(
            ROUNDS, {"name": "Rà soát cuối năm 2026", "year": 2026, "kind": "yearly", "stage": "draft"}
        )
        for number in range(households):
            surname, rest = FAMILIES[number % len(FAMILIES)].split(" ", 1)
            name = f"{SURNAMES[number // len(FAMILIES)] or surname} {rest}"
            tx.insert(
                HOUSEHOLDS,
                {
                    "round_id": round_id,
                    "head_name": name,
                    "birth": str(1950 + number),
                    "sex": "female" if "Thị" in name else "male",
                    "village_id": ids[number % len(ids)],
                    "members": 2 + number % 6,
                    "class_after": "poor" if number % 3 else "near_poor",
                },
            )
        listed = tx.insert(
            DISCLOSURES,
            {
                "title": "Danh sách hộ nghèo, hộ cận nghèo năm 2026",
                "year": 2026,
                "due": "2026-11-30",
                "document_number": "45/TB-UBND",
                "document_date": "2026-11-20",
                "posted_from": "2026-11-21",
                "posted_to": "2026-12-21",
                "version": 1,
            },
        )
        tx.insert(
            DISCLOSURES,
            {"title": "Dự toán ngân sách năm 2027 trình HĐND", "year": 2026, "due": "2026-12-04", "version": 1},
        )
        tx.insert(
            DISCLOSURES, {"title": "Kết quả hội nghị đối thoại 15/11", "year": 2026, "due": "2026-11-25", "version": 1}
        )
        for place in office.places():
            tx.insert(
                POSTINGS,
                {
                    "disclosure_id": listed,
                    "place_id": place["id"],
                    "place_name": place["name"],
                    "posted_from": "2026-11-21",
                    "posted_by": "Lò Thị Ún",
                    "witnesses": ["Quàng Văn Đức"],
                },
            )
    return office
