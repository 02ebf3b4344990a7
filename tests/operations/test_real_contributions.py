"""Facts of real notices on contributions keyed in and printed as stated; fixed shares stand only in the words of residents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import CAMPAIGNS, COMMUNITY_DECISIONS, VILLAGES
from papi_desktop.operations import record_papers, records
from papi_desktop.operations.contributions.totals import account
from papi_desktop.operations.office import Office
from papi_desktop.operations.setup import add_villages
from tests.operations.contributions_samples import campaign, gift
from tests.operations.texts import text_of

E01 = (
    "Đường nội đồng: 50.000 đồng/1 sào",
    "Ruộng công điền: 60% sản lượng khoán",
    "Quỹ phòng chống thiên tai: 15.000 đồng/lao động (nam 18–60, nữ 18–55)",
    "Xây dựng trường học: 30.000 đồng/khẩu (nam 1–60, nữ 1–55)",
    "Thu gom rác: 6.000 đồng/khẩu/tháng",
    "Giá thóc: 6.500 đồng/kg",
    "Trưởng xóm phát phiếu từ ngày 19/6/2019 đến ngày 21/6/2019; nộp trước ngày 25/6/2019",
)
E02 = (
    ("Cán bộ, công chức, người HĐ không chuyên trách, cơ quan, đơn vị", "5.577.000"),
    ("Thôn Nà Cáy", "200.000"),
    ("Thôn Thôm Phụ", "380.000"),
    ("Thôn Khau Cà", "310.000"),
    ("Thôn Thôm Khoan", "570.000"),
    ("Thôn Lủng Chuông", "230.000"),
    ("Thôn Lủng Lỳ", "500.000"),
)
E03 = (
    "Dịch vụ: 52.000 đồng/sào; làm đất: 147.000 đồng/sào; tổng 199.000 đồng/sào",
    "Khuyến học: 5.000 đồng/khẩu",
    "Phòng chống thiên tai: 10.000 đồng/lao động",
    "Riêng thôn An Dương: 400.000 đồng/khẩu",
    "Giá thóc: 5.000 đồng/kg; nộp từ ngày 07/7/2023 đến ngày 10/7/2023",
)


@pytest.mark.parametrize(
    ("title", "shares"),
    [("Các khoản đóng góp vụ Chiêm năm 2019", E01), ("Các khoản đóng góp năm 2023", E03)],
    ids=["e01", "e03"],
)
def test_e01_e03_shares_of_any_unit_stand_in_the_residents_decision(
    office: Office, tmp_path: Path, title: str, shares: tuple[str, ...]
) -> None:
    record = {
        **COMMUNITY_DECISIONS.blank(),
        "title": title,
        "matter": "contribution",
        "village_id": office.villages()[0]["id"],
        "held_on": "2026-11-16",
        "households_total": 90,
        "households_present": 80,
        "votes_for": 70,
        "content": "\n".join(shares),
    }
    passed = {problem.field: "như biên bản" for problem in records.check(office, COMMUNITY_DECISIONS, record)}
    decision = records.save(office, COMMUNITY_DECISIONS, record, accepted=passed)
    text = text_of(record_papers.make(office, COMMUNITY_DECISIONS, decision, "decision", tmp_path).files[0])
    for number, share in enumerate(shares, 1):
        assert f"Điều {number}. {share}" in text
    asked = {"village_id": office.villages()[0]["id"], "starts_on": "2026-11-17"}
    kept = campaign(office, title=title, **asked, decision_id=decision)
    statement = text_of(record_papers.make(office, CAMPAIGNS, kept, "campaign-statement", tmp_path).files[0])
    assert f"về “{title}”; 70/90 hộ gia đình tán thành (77,8%)" in statement
    with pytest.raises(UserError, match="GHI-01"):
        campaign(office, title=title, plan_of_use=f"Mức nộp: {shares[0]}")


def test_e02_givers_are_whole_villages_and_the_sum_is_as_stated(office: Office, tmp_path: Path) -> None:
    with office.store.transaction(say("Add villages")) as tx:
        add_villages(tx, [{"name": name} for name, _money in E02[1:]], after=len(office.villages()))
    ids = {village["name"]: village["id"] for village in office.store.all(VILLAGES)}
    kept = campaign(
        office,
        title="Chung sức xây dựng nông thôn mới năm 2023",
        purpose="Bàn giao cho thôn Lủng Lỳ thực hiện tiêu chí nông thôn mới",
        legal_kind="commune",
        starts_on="2023-03-01",
    )
    for name, money in E02:
        values: dict[str, Any] = {"giver_kind": "organisation", "may_be_named": True}
        if name in ids:
            values["village_id"] = ids[name]
        gift(office, kept, name, amount=int(money.replace(".", "")), received_on="2023-03-01", **values)
    assert account(office, kept).collected.money == 7_767_000
    text = text_of(record_papers.make(office, CAMPAIGNS, kept, "campaign-statement", tmp_path).files[0])
    for name, money in E02:
        assert f"{name} 1 {money}" in text
    assert "Tổng cộng 7 7.767.000" in text
    assert "Bàn giao cho thôn Lủng Lỳ thực hiện tiêu chí nông thôn mới" in text
