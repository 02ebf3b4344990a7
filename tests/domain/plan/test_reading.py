"""A plan becomes tasks: pasted, torn, badly scanned, or written in paragraphs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from papi_desktop.domain.plan.pasted import blocks_of_text
from papi_desktop.domain.plan.reading import ReadPlan, read_plan
from papi_desktop.domain.plan.share import Share, names_us
from papi_desktop.domain.plan.table import mended_number, tasks_of_rows
from papi_desktop.exchange.plan_file import read_blocks
from papi_desktop.exchange.plan_words import load_plan_words
from papi_desktop.paths import resource_folder
from tests.fixtures.plans import HEADING, OURS, ROWS, pasted, write_docx

WORDS = load_plan_words(resource_folder("plan", "words.toml"))
DIMENSIONS = {
    "1": "Tham gia của người dân ở cấp cơ sở",
    "2": "Công khai, minh bạch trong việc ra quyết định ở địa phương",
    "2.2": "Danh sách hộ nghèo",
    "2.4": "Quy hoạch, kế hoạch sử dụng đất, bảng giá đất",
    "3.1": "Tương tác với chính quyền",
    "3.3": "Tiếp cận dịch vụ tư pháp",
    "6.3": "Cơ sở hạ tầng căn bản",
}
SEED = Path(__file__).resolve().parents[4] / "shared" / "seeds"


def read(text: str, own: str = "") -> ReadPlan:
    return read_plan(blocks_of_text(text, WORDS), WORDS, DIMENSIONS, year=2026, own=own)


def test_the_table_of_a_pasted_plan() -> None:
    plan = read(pasted())
    assert (plan.year, plan.facts.number, plan.facts.issued_on) == (2024, "41/KH-UBND", date(2024, 5, 14))
    assert plan.facts.title == "Nâng cao Chỉ số PAPI tỉnh Mường Sơn năm 2024"
    stated = [t.stated for t in plan.tasks]
    assert [(s.number, s.task, s.lead, s.cooperating, s.time) for s in stated] == list(ROWS)
    assert [t.stated.number for t in plan.tasks if t.ours] == OURS
    assert {t.stated.number: t.part for t in plan.tasks} | {"1": "", "2": ""} == {
        "1": "",
        "2": "",
        "3": "2.2",
        "4": "2.4",
        "5": "3.1",
        "6": "3.3",
        "7": "6.3",
    }


def test_numbers_lost_or_broken_are_counted_on() -> None:
    rows = tuple((number, *row[1:]) for number, row in zip(["1", "", "3.", "l", "5 ", "б", "7"], ROWS, strict=True))
    assert [t.stated.number for t in read(pasted(rows)).tasks] == ["1", "2", "3", "4", "5", "6", "7"]


@pytest.mark.parametrize(
    ("text", "number"), [("1O.", "10"), ("l2)", "12"), ("1 1", "11"), ("2.3", "2.3"), ("a", ""), ("", "")]
)
def test_a_number_is_mended(text: str, number: str) -> None:
    assert mended_number(text) == number


def test_headings_that_lost_letters() -> None:
    heading = ("S TT", "Nhiệm v trọng tâm", "Cơ quan ch trì", "Cơ quan phi hợp", "Thi gian hoàn thành")
    assert len(read(pasted(heading=heading)).tasks) == len(ROWS)


def test_a_row_of_several_lines() -> None:
    torn = pasted().replace("từng thôn\tUBND cấp xã", "từng\nthôn\tUBND cấp xã").replace("Năm 2024\n6", "Năm\n2024\n6")
    plan = read(torn)
    assert [t.stated.number for t in plan.tasks] == [row[0] for row in ROWS]
    assert plan.tasks[3].stated.task == "Gửi bảng giá đất đến từng thôn"
    assert plan.tasks[4].schedule.main.last == date(2024, 12, 31)


def test_a_row_torn_by_the_end_of_a_page() -> None:
    rows = (*ROWS[:3], ("", "và niêm yết tại trụ sở", "", "", ""), *ROWS[3:])
    plan = read(pasted(rows))
    assert len(plan.tasks) == len(ROWS)
    assert plan.tasks[2].stated.task.endswith("tại nhà văn hóa và niêm yết tại trụ sở")


def test_dimension_lines_and_column_signs_are_no_tasks() -> None:
    signs = tuple(f"({n})" for n in range(1, 6))
    rows = (signs, ("II", DIMENSIONS["2"].upper(), "", "", ""), *ROWS)
    plan = read(pasted(rows))
    assert len(plan.tasks) == len(ROWS)
    assert plan.tasks[0].part == "2"  # nothing in its words tells more than the line it stands under


def test_a_heading_in_two_lines() -> None:
    upper = "TT\tNhiệm vụ\tCơ quan thực hiện\tThời gian"
    text = "\n".join([upper, "Chủ trì\tPhối hợp", *("\t".join(row) for row in ROWS)])
    plan = read(text)
    assert [(t.stated.lead, t.stated.cooperating, t.stated.time) for t in plan.tasks] == [row[2:] for row in ROWS]


def test_a_heading_in_two_lines_of_a_workbook() -> None:
    upper, lower = ("TT", "Nhiệm vụ", "Cơ quan thực hiện", "", "Thời gian"), ("", "", "Chủ trì", "Phối hợp", "")
    tasks = tasks_of_rows([upper, lower, *ROWS], WORDS)
    assert [(t.lead, t.cooperating, t.time) for t in tasks] == [row[2:] for row in ROWS]


def test_every_cell_on_a_line_of_its_own() -> None:
    lines = [*HEADING, *(cell for row in ROWS for cell in row)]
    assert [t.stated.number for t in read("\n".join(lines)).tasks] == [row[0] for row in ROWS]


def test_a_plan_in_paragraphs() -> None:
    plan = read(
        "KẾ HOẠCH\nCải thiện Chỉ số PAPI năm 2025\n\nII. NỘI DUNG THỰC HIỆN\n\n"
        "1. Chỉ số “Tham gia của người dân ở cấp cơ sở”\n\n"
        "a) Niêm yết lịch họp thôn.\nGửi giấy mời từng hộ.\n\nb) Ghi sổ các ý kiến.\n\n"
        "- *Phân công: Văn phòng chủ trì nội dung a,b; UBND xã phối hợp nội dung b*\n\n"
        "- *Thời gian thực hiện: Cả năm 2025*\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. Văn phòng đôn đốc.\n\n"
        "¹ Chỉ số PAPI năm 2024 của tỉnh đạt 41,05 điểm, xếp thứ 20/63\n\n² Mục tiêu: tăng ít nhất 3 bậc\n\n"
        "Báo cáo quý trước ngày 20 của tháng cuối quý, báo cáo 6 tháng trước ngày 20/6, báo cáo năm trước ngày 30/11."
    )
    assert [(t.stated.number, t.stated.task, t.stated.lead, t.stated.cooperating) for t in plan.tasks] == [
        ("1.a", "Niêm yết lịch họp thôn. Gửi giấy mời từng hộ.", "Văn phòng", "UBND xã"),
        ("1.b", "Ghi sổ các ý kiến.", "Văn phòng", "UBND xã"),
    ]
    assert {t.share for t in plan.tasks} == {Share.SHARES}
    facts = plan.facts
    assert (facts.baseline_year, facts.baseline_points, facts.baseline_rank, facts.baseline_of) == (
        2024,
        "41.05",
        20,
        63,
    )
    assert facts.target_ranks == 3
    assert [(r.period, r.due) for r in facts.reports] == [
        ("quarter", date(2025, 3, 19)),
        ("half", date(2025, 6, 19)),
        ("quarter", date(2025, 6, 19)),
        ("quarter", date(2025, 9, 19)),
        ("year", date(2025, 11, 29)),
        ("quarter", date(2025, 12, 19)),
    ]


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("UBND cấp xã", True),
        ("UBND cp xã", True),
        ("UBND cấp huyện, cấp xã", True),
        ("UBND các xã, phường", True),
        ("Trung tâm Phục vụ hành chính công xã Na Sang", True),
        ("UBND cấp huyện", False),
        ("UBND tỉnh", False),
        ("Ủy ban MTTQ cấp huyện, cấp xã", False),
        ("Các cơ quan, đơn vị có liên quan", False),
    ],
)
def test_whose_task_it_is(text: str, ours: bool) -> None:
    assert names_us(text, WORDS, "xã Na Sang") is ours


@pytest.mark.skipif(not SEED.is_dir(), reason="the provinces' own plans are not at hand")
def test_the_appendix_of_a_real_plan() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEED.glob("002_*.txt"))]
    plan = read(texts[0])
    assert [t.stated.number for t in plan.tasks] == [str(n) for n in range(1, 18)]
    assert [int(t.stated.number) for t in plan.tasks if t.ours] == [4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 17]
    assert plan.tasks[0].schedule.main.last == date(2024, 6, 30)


NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH MƯỜNG SƠN\n-------\n" + NATION, "UBND tỉnh Mường Sơn"),
        ("UỶ BAN NHÂN DÂN TỈNH MƯỜNG SƠN\t" + NATION, "UBND tỉnh Mường Sơn"),
        ("UBND THÀNH PHỐ CỬA BIỂN\n" + NATION, "UBND thành phố Cửa Biển"),
        ("ỦY BAN NHÂN DÂN\t" + NATION + "\nXÃ NA SANG\tĐộc lập - Tự do - Hạnh phúc", "UBND xã Na Sang"),
        ("UBND TỈNH MƯỜNG SƠN\nSỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\n" + NATION, "Sở Nông nghiệp và Môi trường"),
        (NATION, "UBND tỉnh"),
    ],
)
def test_the_letterhead_says_who_issued_the_plan(head: str, issuer: str) -> None:
    stated = f"{head}\nSố: 12/KH-UBND\tMường Sơn, ngày 14 tháng 5 năm 2024\n{pasted()}"
    facts = read(stated).facts
    assert facts.issuer == issuer
    assert (facts.number, facts.issued_on) == ("12/KH-UBND", date(2024, 5, 14))


def test_without_a_letterhead_the_line_over_the_appendix_says_it() -> None:
    assert read(pasted().replace("của UBND tỉnh)", "của UBND tỉnh Mường Sơn)")).facts.issuer == "UBND tỉnh Mường Sơn"


def test_a_letterhead_in_a_table_of_word_is_read(tmp_path: Path) -> None:
    import docx

    document = docx.Document(str(write_docx(tmp_path / "ke-hoach.docx")))
    head = document.add_table(rows=1, cols=2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH MƯỜNG SƠN\nSố: 12/KH-UBND"
    head.cell(0, 1).text = f"{NATION}\nMường Sơn, ngày 14 tháng 5 năm 2024"
    document.element.body.insert(0, head._element)
    document.save(str(tmp_path / "co-dau.docx"))
    plan = read_plan(read_blocks(tmp_path / "co-dau.docx", WORDS), WORDS, DIMENSIONS, year=2026)
    assert (plan.facts.issuer, plan.facts.number, plan.facts.issued_on) == (
        "UBND tỉnh Mường Sơn",
        "12/KH-UBND",
        date(2024, 5, 14),
    )
    assert len(plan.tasks) == len(ROWS)
