"""Who signs and how: the lines above a signature follow from the form of signing and the position."""

from __future__ import annotations

import pytest

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import OFFICIALS, UNIT
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


@pytest.mark.parametrize(
    ("unit", "title", "lines"),
    [
        ({"receiving": True}, "Giám đốc", ("GIÁM ĐỐC",)),
        ({"receiving": True}, "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ({"receiving": True, "department": "Sở Nội vụ"}, "Chánh Văn phòng", ("CHÁNH VĂN PHÒNG",)),
        ({"receiving": True, "department": "Sở Nội vụ"}, "Phó Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ({}, "Chủ tịch UBND xã", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    ],
)
def test_a_head_of_a_department_signs_by_the_title_given(
    office: Office, unit: dict[str, object], title: str, lines: tuple[str, ...]
) -> None:
    with office.store.transaction(say("Test")) as tx:
        tx.update(UNIT, office.unit["id"], unit)
    id = records.save(office, OFFICIALS, {"name": "Trần Quốc Nam", "job_title": title})
    assert papers.signer(office, id).authority == lines
