"""Who signs and how: the lines above a signature follow from the form of signing and the position."""

from __future__ import annotations

import pytest

from papi_desktop.domain.registers import OFFICIALS
from papi_desktop.operations import papers, records
from papi_desktop.operations.office import Office


@pytest.mark.parametrize(
    ("form", "position", "lines"),
    [
        ("tm", "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("kt", "Phó Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("tl", "Chánh Văn phòng", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        ("q", "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
    ],
)
def test_the_lines_above_a_signature(office: Office, form: str, position: str, lines: tuple[str, ...]) -> None:
    id = records.save(office, OFFICIALS, {"name": "Cà Văn Hòa", "job_title": position, "signing_form": form})
    assert papers.signer(office, id).authority == lines


def test_lines_stated_stay_as_stated(office: Office) -> None:
    stated = "TM. UỶ BAN NHÂN DÂN / CHỦ TỊCH"
    values = {"name": "Cà Văn Hòa", "job_title": "Chủ tịch", "signing_form": "q", "authority": stated}
    kept = office.store.get(OFFICIALS, records.save(office, OFFICIALS, values))
    assert kept is not None
    assert kept["authority"] == stated
