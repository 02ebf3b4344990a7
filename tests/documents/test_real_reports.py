"""Facts of real reports keyed in and printed again: numbered drafts, two numbers of one text, a table signed line by line."""

from __future__ import annotations

from datetime import date

from papi_desktop.documents.kinds.decision import decision
from papi_desktop.documents.kinds.facts import Article, Basis, DecisionFacts, Document, Office
from papi_desktop.documents.kinds.periodic_report import PeriodicReportFacts, ReportSection, periodic_report
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import Column, ColumnGroup, Paper, Row, Signature, Table
from papi_desktop.documents.wording import load_wording
from papi_desktop.domain.vietnamese.dates import PartialDate
from tests.documents.test_real_papers import BOTH, TextOf

SIGNER = Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"))
TITLE = "Đánh giá kết quả và đề nghị công nhận {unit} đạt chuẩn tiếp cận pháp luật"

LAW_OF_GOVERNMENT = (
    "Luật Tổ chức chính quyền địa phương ngày 19/6/2015; Luật sửa đổi, bổ sung một số điều ngày 22/11/2019"
)
LAW_OF_TEXTS = (
    "Luật Ban hành văn bản quy phạm pháp luật ngày 22/6/2015; Luật sửa đổi, bổ sung một số điều ngày 18/6/2020"
)


def report(
    office: Office,
    document: Document,
    title: str,
    bases: tuple[str, ...],
    headings: tuple[str, ...],
    stated_title: str = "",
    mark: str = "",
) -> Paper:
    facts = PeriodicReportFacts(
        office,
        document,
        title,
        "năm 2023",
        tuple(ReportSection(heading, "", ()) for heading in headings),
        (),
        (),
        "",
        SIGNER,
        ("Lưu: VT",),
        tuple(Basis(text) for text in bases),
        stated_title,
        mark,
    )
    return periodic_report(facts, load_wording("periodic_report"))


@BOTH
def test_f02_a_draft_without_number_names_one_text_by_two_numbers(text_of: TextOf) -> None:
    office = Office(
        ("ỦY BAN NHÂN DÂN", "PHƯỜNG LONG ANH"), "Ủy ban nhân dân phường Long Anh", "phường Long Anh", "Long Anh"
    )
    text = text_of(
        report(
            office,
            Document("BC-UBND", None, PartialDate(2024, 1)),
            TITLE.format(unit="phường Long Anh"),
            (
                "Thực hiện Quyết định số 25/QĐ-TTg (Quyết định số 25/2021/QĐ-TTg ngày 22/7/2021 của Thủ tướng Chính phủ)",
                "Thông tư số 09/2021/TT-BTP ngày 15/11/2021 của Bộ Tư pháp",
                "Kế hoạch số 127/KH-UBND ngày 16/02/2023 của Ủy ban nhân dân thành phố Thanh Hóa",
            ),
            (
                "I. KẾT QUẢ ĐÁNH GIÁ ĐẠT CHUẨN TIẾP CẬN PHÁP LUẬT",
                "1. Về chỉ đạo, hướng dẫn, tổ chức thực hiện",
                "2. Kết quả tự chấm điểm, đánh giá các tiêu chí, chỉ tiêu",
            ),
            "DỰ THẢO BÁO CÁO",
        )
    )
    assert "DỰ THẢO BÁO CÁO" in text
    assert "PHƯỜNG LONG ANH" in text
    assert "Số: /BC-UBND" in text, "no number was taken"
    assert "Long Anh, ngày tháng 01 năm 2024" in text
    assert "Thông tư số 09/2021/TT-BTP ngày 15/11/2021 của Bộ Tư pháp" in text
    assert "I. KẾT QUẢ ĐÁNH GIÁ ĐẠT CHUẨN TIẾP CẬN PHÁP LUẬT" in text
    assert "1. Về chỉ đạo, hướng dẫn, tổ chức thực hiện" in text
    assert "25/QĐ-TTg" in text, "printed as stated, beside the full number"
    assert "25/2021/QĐ-TTg" in text
    assert "Kế hoạch số 127/KH-UBND ngày 16/02/2023 của Ủy ban nhân dân thành phố Thanh Hóa" in text
    assert "phường Long Anh đạt chuẩn tiếp cận pháp luật năm 2023" in text
    assert "2. Kết quả tự chấm điểm, đánh giá các tiêu chí, chỉ tiêu" in text


@BOTH
def test_f03_a_numbered_draft_of_an_office_that_leaves_out_its_rank(text_of: TextOf) -> None:
    office = Office(
        ("ỦY BAN NHÂN DÂN", "HOẰNG TRẠCH"), "Ủy ban nhân dân xã Hoằng Trạch", "xã Hoằng Trạch", "Hoằng Trạch"
    )
    text = text_of(
        report(
            office,
            Document("BC-UBND", 138, date(2023, 12, 31), stated_number="Số: 138 /BC-UBND"),
            TITLE.format(unit="xã Hoằng Trạch"),
            ("Quyết định số 25/QĐ-TTg ngày 22/7/2021", "Thông tư số 09/2021/TT-BTP ngày 15/11/2021"),
            ("I. Kết quả đánh giá đạt chuẩn tiếp cận pháp luật", "1. Về chỉ đạo, hướng dẫn, tổ chức thực hiện"),
            mark="( Dự thảo)",
        )
    )
    assert "Số: 138 /BC-UBND" in text
    assert "BÁO CÁO ( Dự thảo)" in text
    assert "Hoằng Trạch, ngày 31 tháng 12 năm 2023" in text
    assert "XÃ HOẰNG TRẠCH" not in text, "the office wrote its name without its rank"
    assert "ỦY BAN NHÂN DÂN HOẰNG TRẠCH" in text
    assert "Đánh giá kết quả và đề nghị công nhận xã Hoằng Trạch đạt chuẩn tiếp cận pháp luật năm 2023" in text
    assert "Quyết định số 25/QĐ-TTg ngày 22/7/2021;" in text
    assert "Thông tư số 09/2021/TT-BTP ngày 15/11/2021." in text
    assert "1. Về chỉ đạo, hướng dẫn, tổ chức thực hiện" in text
    assert "25/2021/QĐ-TTg" not in text, "the number is not completed"


@BOTH
def test_f04_a_score_table_signed_line_by_line(text_of: TextOf) -> None:
    titles = (
        "Tiêu chí, chỉ tiêu",
        "Nội dung",
        "Điểm số tối đa",
        "Số liệu thực hiện (1)",
        "Tỷ lệ đạt được (2)",
        "Điểm số tự chấm",
        "Chữ ký của công chức",
    )
    columns = tuple(Column(title, 20, Align.CENTER) for title in titles)
    table = Table(columns, (Row(("", "", "", "", "", "", "")),), (ColumnGroup("Căn cứ chấm điểm", 3, 2),))
    text = text_of(Paper(None, "BẢN TỔNG HỢP ĐIỂM SỐ", (), (table,)))
    for said in (*titles, "Căn cứ chấm điểm", "BẢN TỔNG HỢP ĐIỂM SỐ"):
        assert said in text, said


@BOTH
def test_f06_the_opinion_of_residents_is_a_basis(text_of: TextOf) -> None:
    office = Office(("ỦY BAN NHÂN DÂN XÃ NÀ NGHỊU",), "Ủy ban nhân dân xã Nà Nghịu", "xã Nà Nghịu", "Nà Nghịu")
    facts = DecisionFacts(
        office,
        Document("QĐ-UBND", 1, date(2024, 2, 5), stated_number="Số: 01/2024/QĐ-UBND"),
        ("Về việc ban hành Quy chế thực hiện dân chủ ở xã Nà Nghịu",),
        "ỦY BAN NHÂN DÂN XÃ NÀ NGHỊU",
        (
            Basis(f"Căn cứ {LAW_OF_GOVERNMENT}"),
            Basis(f"Căn cứ {LAW_OF_TEXTS}"),
            Basis("Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022"),
            Basis("Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ"),
            Basis("Căn cứ Nghị định số 61/2023/NĐ-CP ngày 16/8/2023 của Chính phủ"),
            Basis("Căn cứ Báo cáo số 147/BC-UBMTTQ ngày 02/02/2024 về kết quả xin ý kiến Nhân dân"),
        ),
        (Article("Ban hành kèm theo Quyết định này Quy chế thực hiện dân chủ ở xã Nà Nghịu."),),
        SIGNER,
        ("Lưu: VT",),
    )
    text = text_of(decision(facts, load_wording("decision")))
    assert "Số: 01/2024/QĐ-UBND" in text
    assert "Nà Nghịu, ngày 05 tháng 02 năm 2024" in text
    assert "Về việc ban hành Quy chế thực hiện dân chủ ở xã Nà Nghịu" in text
    assert "ỦY BAN NHÂN DÂN XÃ NÀ NGHỊU Căn cứ" in text, "the authority stands over the bases"
    for basis in (
        LAW_OF_GOVERNMENT,
        LAW_OF_TEXTS,
        "Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022",
        "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023",
    ):
        assert f"Căn cứ {basis}" in text
    assert "Báo cáo số 147/BC-UBMTTQ ngày 02/02/2024 về kết quả xin ý kiến Nhân dân" in text
    assert text.index("61/2023/NĐ-CP") < text.index("147/BC-UBMTTQ") < text.index("QUYẾT ĐỊNH:")
