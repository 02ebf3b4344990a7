"""Facts of real papers about land and opinions, keyed in as records and printed: what is stated is printed as stated, gaps included."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from papi_desktop.domain.law.stated import Counting, stated_period
from papi_desktop.domain.registers import CONSULTATIONS, LAND_FILES
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.books import book_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.opinions import figures, told
from tests.documents.reading import flat, read_paper
from tests.operations.test_democracy_papers import kept, stands


def notice_of(office: Office, day: date | None = None, **values: Any) -> str:
    record = kept(office, LAND_FILES, **values)
    sheet = book_of(LAND_FILES).paper("land-notice").make(office, record, PaperNumber("", "/TB-UBND", day))
    return flat(read_paper(sheet.paper))


PHU_LY = {
    "title": "quy hoạch sử dụng đất xã Phủ Lý, huyện Phú Lương thời kỳ 2021-2030",
    "kind": "land_use_plan",
    "term": "2021-2030",
    "document_number": "05/TB -UBND",
    "document_date": "2021-02-23",
    "subject_stated": "lấy ý kiến và công khai thông tin quy hoạch sử dụng đất xã Phủ Lý, huyện Phú Lương thời kỳ 2021-2030",
    "bases": "Kế hoạch số 37/KH-UBND ngày 21/01/2021 của Ủy ban nhân dân huyện Phú Lương",
    "contents": (
        "Bản thảo bản đồ\nDanh mục công trình dự án\n"
        "Tổ công tác giúp việc: niêm yết, tổng hợp ý kiến\nTrưởng xóm: thông báo đến Nhân dân"
    ),
    "published_on": "2021-02-23",
    "stated_days": 30,
    "stated_period": "30 ngày kể từ ngày thông báo",
    "places_stated": "Trụ sở UBND xã",
}


def test_c01_odd_number_and_a_period_without_an_end_stay(office: Office) -> None:
    text = notice_of(office, date(2021, 2, 23), **PHU_LY)
    stands(text, "Số: 05/TB -UBND", "30 ngày kể từ ngày thông báo", "Trụ sở UBND xã", "ngày 23 tháng 02 năm 2021")
    stands(text, "Kế hoạch số 37/KH-UBND ngày 21/01/2021", "Bản thảo bản đồ", "Danh mục công trình dự án")
    stands(text, "THÔNG BÁO", str(PHU_LY["subject_stated"]), "thời kỳ 2021-2030")
    stands(text, *str(PHU_LY["contents"]).splitlines())
    assert "đến hết" not in text
    suggested = stated_period(date(2021, 2, 23), None, 30).suggested_ends
    assert suggested == (date(2021, 3, 24), date(2021, 3, 25))


def test_c02_a_day_that_does_not_exist_stays_in_the_title(office: Office) -> None:
    text = notice_of(
        office,
        date(2022, 10, 31),
        title="diện tích sản xuất nông nghiệp bị thiệt hại do mưa lớn kéo dài từ ngày 23/9 đến ngày 02/20/2022",
        kind="other",
        published_on="2022-10-31",
        closes_on="2022-11-29",
        stated_days=30,
        places_stated="Nhà văn hóa 09 xóm/khối",
        channels_stated="Đài truyền thanh xã, xóm\nCuộc họp xóm",
    )
    stands(text, "THÔNG BÁO", "diện tích sản xuất nông nghiệp bị thiệt hại do mưa lớn kéo dài")
    stands(
        text, "từ ngày 23/9 đến ngày 02/20/2022", "Nhà văn hóa 09 xóm/khối", "Đài truyền thanh xã, xóm", "Cuộc họp xóm"
    )
    assert stated_period(date(2022, 10, 31), date(2022, 11, 29), 30).both_ends == 30
    stands(text, "từ ngày 31 tháng 10 năm 2022 đến hết ngày 29 tháng 11 năm 2022")
    assert stated_period(date(2022, 10, 31), date(2022, 11, 29), 30).counting is Counting.BOTH_ENDS


def test_c03_a_council_issues_it_and_both_ends_are_counted(office: Office) -> None:
    text = notice_of(
        office,
        date(2023, 5, 20),
        title="phương án dự kiến điều chỉnh bổ sung (06 trường hợp/06 thửa)",
        kind="compensation_plan",
        document_number="128/TB-HĐBT",
        document_date="2023-05-20",
        issued_by="Hội đồng bồi thường, hỗ trợ, tái định cư",
        receiver="Văn phòng Hội đồng, theo mẫu đính kèm",
        published_on="2023-05-20",
        closes_on="2023-06-08",
        stated_days=20,
        places_stated="Trụ sở UBND xã Vĩnh Ngọc\nTrung tâm Phát triển Quỹ đất Khánh Hòa",
    )
    stands(text, "HỘI ĐỒNG BỒI THƯỜNG, HỖ TRỢ, TÁI ĐỊNH CƯ", "Số: 128/TB-HĐBT", "06 trường hợp/06 thửa")
    stands(text, "từ ngày 20 tháng 5 năm 2023 đến hết ngày 08 tháng 6 năm 2023", "ngày 20 tháng 5 năm 2023")
    stands(text, "Trụ sở UBND xã Vĩnh Ngọc", "Trung tâm Phát triển Quỹ đất Khánh Hòa")
    stands(text, "tổ chức, cá nhân có ý kiến gửi đến Văn phòng Hội đồng, theo mẫu đính kèm")
    stands(text, "Sau thời hạn lấy ý kiến: Hội đồng bồi thường, hỗ trợ, tái định cư tổng hợp, tiếp thu")
    assert "Ủy ban nhân dân xã Na Sang thông báo" not in text
    assert stated_period(date(2023, 5, 20), date(2023, 6, 8), 20).counting is Counting.BOTH_ENDS


def test_c05_one_notice_for_two_wards(office: Office) -> None:
    text = notice_of(
        office,
        title="tiêu chí bố trí tái định cư phường Ngọc Hiệp, phường Vạn Thắng",
        kind="resettlement",
        subject_stated="V/v Niêm yết Tiêu chí bố trí tái định cư",
        published_on="2022-11-11",
        closes_on="2022-11-25",
        stated_days=15,
        places_stated="Tổ dân phố\nTrụ sở UBND hai phường\nKhu Tái định cư Ngọc Hiệp",
    )
    stands(text, "THÔNG BÁO", "V/v Niêm yết Tiêu chí bố trí tái định cư")
    stands(text, "Tổ dân phố", "Trụ sở UBND hai phường", "Khu Tái định cư Ngọc Hiệp")
    stands(text, "từ ngày 11 tháng 11 năm 2022 đến hết ngày 25 tháng 11 năm 2022")
    stands(text, "phường Ngọc Hiệp, phường Vạn Thắng")
    counted = stated_period(date(2022, 11, 11), date(2022, 11, 25), 15)
    assert (counted.both_ends, counted.counting) == (15, Counting.BOTH_ENDS)


@pytest.mark.parametrize(
    ("households", "places"),
    [
        (None, ("Tổ dân phố", "Trụ sở UBND phường Vĩnh Hải", "Trung tâm Phát triển Quỹ đất Khánh Hòa")),
        ("21", ("Tổ Vũng Ngán", "Trụ sở UBND phường Vĩnh Nguyên", "Trung tâm Phát triển Quỹ đất Khánh Hòa")),
    ],
    ids=["c07", "c08"],
)
def test_c07_c08_a_start_relative_to_the_signature(
    office: Office, households: str | None, places: tuple[str, ...]
) -> None:
    text = notice_of(
        office,
        title="phương án bồi thường, hỗ trợ, tái định cư",
        kind="compensation_plan",
        households_stated=households,
        stated_days=20,
        stated_period="20 ngày, sau 03 ngày kể từ ngày ký thông báo",
        places_stated="\n".join(places),
    )
    stands(text, "THÔNG BÁO", "Thời gian công khai: 20 ngày, sau 03 ngày kể từ ngày ký thông báo", *places)
    assert "đến hết" not in text, "no day is counted where none was stated"
    assert ("Số hộ: 21" in text) is (households is not None)


def test_c09_about_is_part_of_the_value(office: Office) -> None:
    text = notice_of(
        office,
        date(2026, 1, 8),
        title="thu hồi đất thực hiện dự án nhà ở xã hội",
        kind="recovery_notice",
        state="approved",
        document_number="11/TB-UBND",
        document_date="2026-01-08",
        area_stated="khoảng 3,13 ha",
        households_stated="khoảng 75",
        location="xứ đồng Sau Trong, Sau Ngoài, Tổ dân phố Trung",
        contents="Người có đất đến làm việc trước ngày 20/01/2026",
    )
    stands(text, "THÔNG BÁO", "Số: 11/TB-UBND", "ngày 08 tháng 01 năm 2026", "thu hồi đất thực hiện dự án nhà ở xã hội")
    stands(text, "Diện tích: khoảng 3,13 ha", "Số hộ: khoảng 75", "trước ngày 20/01/2026")
    stands(text, "Khu vực: xứ đồng Sau Trong, Sau Ngoài, Tổ dân phố Trung")


def test_c10_the_decision_made_public_is_named(office: Office) -> None:
    text = notice_of(
        office,
        title="Quyết định phê duyệt phương án bồi thường, hỗ trợ GPMB, thực hiện dự án Khu đô thị mới tại xã Hoằng Quang và xã Hoằng Long",
        kind="compensation_plan",
        state="approved",
    )
    stands(
        text,
        "THÔNG BÁO",
        "Về việc niêm yết công khai Quyết định phê duyệt phương án bồi thường, hỗ trợ GPMB, thực hiện dự án Khu đô thị mới "
        "tại xã Hoằng Quang và xã Hoằng Long",
    )


def test_c11_a_period_without_a_number_of_days(office: Office) -> None:
    text = notice_of(
        office,
        date(2021, 7, 30),
        title="dự thảo quy hoạch sử dụng đất 2021-2030",
        kind="land_use_plan",
        issued_by="Ủy ban nhân dân huyện Vĩnh Tường",
        contents="Dự thảo báo cáo tóm tắt\nDanh mục công trình, dự án trọng điểm\nBản đồ quy hoạch",
        published_on="2021-07-30",
        closes_on="2021-08-30",
    )
    stands(text, "ỦY BAN NHÂN DÂN HUYỆN VĨNH TƯỜNG", "từ ngày 30 tháng 7 năm 2021 đến hết ngày 30 tháng 8 năm 2021")
    stands(text, "lấy ý kiến dự thảo quy hoạch sử dụng đất 2021-2030")
    stands(text, "Dự thảo báo cáo tóm tắt", "Danh mục công trình, dự án trọng điểm", "Bản đồ quy hoạch")
    counted = stated_period(date(2021, 7, 30), date(2021, 8, 30), None)
    assert (counted.both_ends, counted.warning) == (32, None)


def test_d07_fourteen_opinions_with_thirty_four_contents(office: Office) -> None:
    record = kept(
        office,
        CONSULTATIONS,
        title="hội nghị đối thoại với cán bộ, đoàn viên",
        met_on="2022-04-28",
        met_at="phường Phú Hữu",
        attendance=87,
        opinions_stated=14,
        contents_stated=34,
    )
    assert told(record, figures([])) == (14, 34)
    sheet = book_of(CONSULTATIONS).paper("consultation-result").make(office, record, PaperNumber("", "/TB-UBND"))
    stands(flat(read_paper(sheet.paper)), "14 ý kiến với 34 nội dung", "87 người dự", "ngày 28 tháng 4 năm 2022")
