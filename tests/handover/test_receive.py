"""The level above: in any order, once only, corrections over what they correct, two truths put aside, and an answer that goes back."""

from __future__ import annotations

import itertools
import json
import re
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from papi_desktop.domain.errors import Cancelled, UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import ATTACHMENTS, HANDOVERS, RECEIVED, RECEIVED_RECORDS, REPORTS, WORKPLACES
from papi_desktop.exchange import stick
from papi_desktop.jobs import Progress
from papi_desktop.operations import board as boards
from papi_desktop.operations import (
    board_paper,
    handover,
    handover_answers,
    handover_parts,
    parquet,
    records,
    report_drafts,
    report_kinds,
    rollup,
    rollup_papers,
    second_computer,
    unit_keys,
    workplaces,
)
from papi_desktop.operations.acknowledge import acknowledge
from papi_desktop.operations.office import Office
from papi_desktop.operations.receive import receive, receive_file
from papi_desktop.operations.receive_report import made_by
from papi_desktop.operations.setup import open_office
from papi_desktop.operations.today import agenda
from papi_desktop.store.query import Query
from tests.handover.conftest import PASSWORD, PERIOD, TODAY, Road, commune


def state_of(office: Office, unit: str = "xã Na Sang", period: str = PERIOD) -> tuple[str, int]:
    line = next(line for line in boards.board(office, "disclosures", period).lines if line.unit == unit)
    return line.state, line.version


def picture(office: Office) -> list[tuple[object, ...]]:
    """Return everything received, apart from ids and the order it came in."""
    rows = {row["id"]: row for row in office.store.all(RECEIVED)}
    return sorted(
        (
            rows[record["received_id"]]["unit_name"],
            rows[record["received_id"]]["period"],
            rows[record["received_id"]]["edition"],
            rows[record["received_id"]]["state"],
            record["book"],
            record["source"],
            json.dumps(record["data"], sort_keys=True),
        )
        for record in office.store.all(RECEIVED_RECORDS)
    )


def test_what_arrives_is_what_was_sent(road: Road) -> None:
    handed = road.hand()
    [file] = receive(road.above, [road.stick])
    assert (file.status, file.unit, file.period, file.kind, file.version) == (
        "accepted",
        "xã Na Sang",
        PERIOD,
        "disclosures",
        1,
    )
    assert file.counts == handed.counts == {"disclosures": 1, "postings": 4, "channel_uses": 1}
    assert file.short_code == handed.short_code
    [line] = road.above.store.all(RECEIVED)
    assert {f["key"]: f["value"] for f in line["content"]["figures"]}["disclosures"] == 1
    papers = road.above.store.all(ATTACHMENTS, Query(filters={"owner_register": "received"}))
    assert {Path(row["name"]).suffix for row in papers} == {".pdf", ".docx", ".xlsx"}
    assert state_of(road.above) == ("sent", 1)


def test_the_same_twice_changes_nothing(road: Road) -> None:
    first = road.hand().file
    assert receive_file(road.above, first).status == "accepted"
    before = picture(road.above)
    assert receive_file(road.above, first).status == "already"
    again = road.hand()  # the stick was lost and the same report handed over once more: another file, the same report
    assert again.version == 1
    assert again.digest != next(iter(road.above.store.all(RECEIVED)))["digest"]
    assert receive_file(road.above, again.file).status == "already"
    assert picture(road.above) == before
    assert road.commune.store.count(REPORTS) == 1


def test_a_correction_says_what_changed_and_takes_over(road: Road) -> None:
    road.hand()
    road.disclose("Lịch tiếp công dân quý IV")
    corrected = road.hand()
    assert corrected.version == 2
    versions = sorted(road.commune.store.all(REPORTS), key=lambda row: row["edition"])
    assert versions[1]["changes"] == "Số nội dung đã công khai: 1 → 2"
    assert versions[0]["content"]["figures"][0]["value"] == 1, "a frozen version says the same for ever"
    receive(road.above, [road.stick])
    assert state_of(road.above) == ("corrected", 2)


def test_every_order_comes_to_the_same(road: Road, tmp_path: Path) -> None:
    files = [road.hand().file]
    for title in ("Lịch tiếp công dân", "Quy chế làm việc"):
        road.disclose(title)
        files.append(road.hand().file)
    road.above.store.close()
    pictures = []
    for order in itertools.permutations(files):
        folder = tmp_path / "-".join(path.name[-12:-5] for path in order)
        shutil.copytree(tmp_path / "above", folder)
        office = open_office(folder, password=PASSWORD, today=lambda: TODAY)
        statuses = [receive_file(office, path).status for path in (*order, *reversed(order))]
        assert statuses == ["accepted"] * 3 + ["already"] * 3
        assert state_of(office) == ("corrected", 3)
        pictures.append(picture(office))
        office.store.close()
    assert all(one == pictures[0] for one in pictures)
    road.above = open_office(tmp_path / "above", password=PASSWORD, today=lambda: TODAY)


def twins(road: Road, tmp_path: Path) -> list[Path]:
    """Return two files of one version that say different things, as two copies of one commune make them."""
    road.commune.store.close()
    shutil.copytree(tmp_path / "commune", tmp_path / "ban-sao")
    road.commune = open_office(tmp_path / "commune", password=PASSWORD, today=lambda: TODAY)
    copy = Road(open_office(tmp_path / "ban-sao", password=PASSWORD, today=lambda: TODAY), road.above, road.stick)
    road.disclose("Nội dung của máy một")
    copy.disclose("Nội dung của máy hai")
    made = [road.hand().file, copy.hand().file]
    copy.commune.store.close()
    return made


@pytest.mark.parametrize("turn", [1, -1])
def test_two_truths_are_put_aside_whichever_comes_first(road: Road, tmp_path: Path, turn: int) -> None:
    first, second = twins(road, tmp_path)[::turn]
    assert receive_file(road.above, first).status == "accepted"
    assert receive_file(road.above, second).status == "conflict"
    assert receive_file(road.above, first).status == "already"
    assert {row["state"] for row in road.above.store.all(RECEIVED)} == {"conflict"}
    assert state_of(road.above)[0] == "conflict"
    whole = rollup.roll_up(road.above, "disclosures", PERIOD)
    assert whole.units == ()
    assert "xã Na Sang" in {line.unit for line in whole.left_out}


def test_a_person_decides_between_two_truths(road: Road, tmp_path: Path) -> None:
    receive(road.above, twins(road, tmp_path))
    chosen = next(iter(road.above.store.all(RECEIVED)))
    boards.keep(road.above, chosen["id"])
    states = {row["id"]: row["state"] for row in road.above.store.all(RECEIVED)}
    assert states.pop(chosen["id"]) == "current"
    assert set(states.values()) == {"set_aside"}
    assert state_of(road.above) == ("sent", 1)
    assert len(rollup.roll_up(road.above, "disclosures", PERIOD).units) == 1


def test_what_waits_for_a_decision_is_not_counted_among_what_was_received(road: Road, tmp_path: Path) -> None:
    receive(road.above, twins(road, tmp_path))
    found = boards.board(road.above, "disclosures", PERIOD)
    assert found.summary.in_english().startswith("0 of ")
    assert "1 units sent two different files" in found.summary.in_english()
    paper = str(board_paper.paper_of(road.above, found).blocks)
    assert "Đã nhận 0/" in paper
    assert "chờ quyết định 1," in paper
    [answered] = acknowledge(road.above, road.stick)
    assert (answered.received, answered.returned, answered.undecided) == (0, 0, 2)
    told = receive_file(road.commune, answered.file)
    assert told.reason is not None
    assert "the level above decides" in told.reason.in_english()
    assert [row["state"] for row in road.commune.store.all(HANDOVERS)] == ["undecided"]
    boards.keep(road.above, next(iter(road.above.store.all(RECEIVED)))["id"])
    assert "two different files" not in boards.board(road.above, "disclosures", PERIOD).summary.in_english()
    [again] = acknowledge(road.above, road.stick)
    assert (again.received, again.undecided) == (2, 0), "what was decided is answered without being asked"
    receive_file(road.commune, again.file)
    assert [row["state"] for row in road.commune.store.all(HANDOVERS)] == ["acknowledged"]


def test_an_answer_of_an_older_office_says_nothing_of_two_files(road: Road) -> None:
    handed = road.hand()
    digest = (road.commune.store.get(HANDOVERS, handed.id) or {})["digest"]
    handover_answers.answer(road.commune, {"digest": digest, "status": "received"}, datetime(2026, 11, 22, tzinfo=UTC))
    assert (road.commune.store.get(HANDOVERS, handed.id) or {})["state"] == "acknowledged"


def test_the_answer_goes_back_and_the_commune_says_so(road: Road) -> None:
    handed = road.hand()
    receive(road.above, [road.stick])
    [answered] = acknowledge(road.above, road.stick)
    assert (answered.unit, answered.received, answered.returned) == ("xã Na Sang", 1, 0)
    done = receive_file(road.commune, answered.file)
    assert done.status == "accepted"
    line = road.commune.store.get(HANDOVERS, handed.id)
    assert line is not None
    assert (line["state"], line["answered_on"]) == ("acknowledged", "2026-11-22")
    assert HANDOVERS["state"].choice(line["state"]).print_label == "Đã nhận trên tỉnh"  # type: ignore[union-attr]
    assert acknowledge(road.above, road.stick) == [], "what is answered is not answered again"
    assert len(acknowledge(road.above, road.stick, everything=True)) == 1


def test_a_returned_report_counts_nowhere_until_it_is_corrected(road: Road) -> None:
    handed = road.hand()
    receive(road.above, [road.stick])
    [row] = road.above.store.all(RECEIVED)
    with pytest.raises(UserError, match="BG-40"):
        boards.give_back(road.above, row["id"], "  ")
    boards.give_back(road.above, row["id"], "Thiếu biên bản niêm yết")
    assert state_of(road.above) == ("returned", 1)
    assert rollup.roll_up(road.above, "disclosures", PERIOD).units == ()
    [answered] = acknowledge(road.above, road.stick)
    told = receive_file(road.commune, answered.file)
    assert told.reason is not None
    assert "Thiếu biên bản niêm yết" in told.reason.in_english()
    line = road.commune.store.get(HANDOVERS, handed.id)
    assert line is not None
    assert (line["state"], line["return_reason"]) == ("returned", "Thiếu biên bản niêm yết")
    with pytest.raises(UserError, match="BG-42") as refused:
        road.hand()
    assert "Thiếu biên bản niêm yết" in refused.value.todo.in_english()
    road.disclose("Bổ sung")
    assert receive_file(road.above, road.hand().file).status == "accepted"
    assert state_of(road.above) == ("corrected", 2)


def test_a_report_is_returned_by_the_short_code_of_its_slip(road: Road) -> None:
    handed = road.hand()
    receive(road.above, [road.stick])
    with pytest.raises(UserError, match="BG-41"):
        boards.give_back(road.above, "AAAA-BBBB-CCCC", "Thiếu ảnh")
    boards.give_back(road.above, handed.short_code.lower(), "Thiếu ảnh")
    assert state_of(road.above) == ("returned", 1)


def test_an_answer_of_somebody_else_is_not_believed(road: Road, tmp_path: Path) -> None:
    """A commune cannot answer a commune, even if its key is known there."""
    other = commune(tmp_path / "khac", "xã Huổi Siểu")
    unit_keys.trust(road.commune, unit_keys.own_key(other).public)
    unit_keys.trust(other, unit_keys.own_key(road.commune).public)
    handed = road.hand()
    parts = handover_parts.Parts()
    told = {"answers": [{"digest": handed.digest, "status": "received"}]}
    parts.add("answers.json", json.dumps(told).encode())
    manifest = handover.manifest_for(other, "acknowledgement", "answers", "", 1, "x", parts)
    from papi_desktop.exchange.bundle.writer import write_bundle

    forged = road.stick / "xac-nhan.papi"
    forged.write_bytes(
        write_bundle(manifest, parts.contents, unit_keys.own_key(other), unit_keys.own_key(road.commune).public)
    )
    other.store.close()
    done = receive_file(road.commune, forged)
    assert (done.status, done.error.code if done.error else "") == ("refused", "BG-11")
    assert road.commune.store.get(HANDOVERS, handed.id)["state"] == "written"  # type: ignore[index]


def test_the_board_knows_who_is_missing_and_who_is_late(road: Road, tmp_path: Path) -> None:
    late = commune(tmp_path / "muon", "xã Mường La", today=date(2027, 1, 8))
    code = unit_keys.unit_name(late).code
    unit_keys.trust(road.above, unit_keys.own_key(late).public)
    road.above.today = lambda: date(2027, 1, 9)
    handover.hand_over(late, "disclosures", PERIOD, road.stick, unit_keys.own_key(road.above).public)
    late.store.close()
    road.hand()
    receive(road.above, [road.stick])
    found = boards.board(road.above, "disclosures", PERIOD)
    states = {line.unit: line.state for line in found.lines}
    assert (states["xã Mường La"], states["xã Na Sang"], states["phường Tô Hiệu"]) == ("late", "sent", "overdue")
    assert code == "03808" or len(code) == 5
    assert found.count("sent", "late") == 2
    assert found.complete == pytest.approx(2 / len(found.lines))
    assert found.punctual == pytest.approx(1 / len(found.lines))
    assert found.due == date(2026, 12, 20)


def test_figures_are_added_up_and_drill_down_to_records(road: Road, tmp_path: Path) -> None:
    other = commune(tmp_path / "khac", "xã Mường La")
    unit_keys.trust(road.above, unit_keys.own_key(other).public)
    second = Road(other, road.above, road.stick)
    second.disclose("Quy chế")
    second.disclose("Lịch tiếp công dân")
    second.hand()
    other.store.close()
    road.hand()
    receive(road.above, [road.stick])
    whole, files = rollup_papers.write(road.above, "disclosures", PERIOD, tmp_path / "out")
    assert whole.totals["disclosures"] == 3
    assert {unit.unit: unit.values["disclosures"] for unit in whole.units} == {"xã Na Sang": 1, "xã Mường La": 2}
    assert {path.suffix for path in files} == {".pdf", ".docx", ".xlsx"}
    mine = next(unit for unit in whole.units if unit.unit == "xã Mường La")
    line = road.above.store.get(RECEIVED, mine.received_id)
    assert line is not None
    ids = next(f for f in line["content"]["figures"] if f["key"] == "disclosures")["records"]
    records = road.above.store.all(RECEIVED_RECORDS, Query(filters={"received_id": mine.received_id}))
    titles = {record["data"]["title"] for record in records if record["source"] in ids}
    assert titles == {"Quy chế", "Lịch tiếp công dân"}


def test_an_engine_that_knows_nothing_of_us_adds_up_the_parquet(road: Road, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    road.hand()
    road.disclose("Lịch tiếp công dân")
    road.hand()
    receive(road.above, [road.stick])
    done = parquet.export(road.above, tmp_path / "pq")
    assert (done.reports, done.records) == (1, 8), "only the version in force"
    where = (tmp_path / "pq").as_posix()
    figures = f"read_parquet('{where}/figures/**/*.parquet', hive_partitioning = true)"
    told = duckdb.sql(f"SELECT period, sum(value) FROM {figures} WHERE figure = 'disclosures' GROUP BY ALL").fetchall()
    assert told == [(PERIOD, 2)]
    records = f"read_parquet('{where}/records/**/*.parquet', hive_partitioning = true)"
    titles = duckdb.sql(f"SELECT data->>'title' FROM {records} WHERE book = 'disclosures' ORDER BY 1").fetchall()
    assert [title for (title,) in titles] == ["Danh sách hộ nghèo, hộ cận nghèo năm 2025", "Lịch tiếp công dân"]
    parquet.export(road.above, tmp_path / "pq")
    assert duckdb.sql(f"SELECT count(*) FROM {records}").fetchall() == [(8,)], "written anew, not added to"


def test_an_export_never_replaces_what_it_did_not_write(road: Road, tmp_path: Path) -> None:
    road.hand()
    receive(road.above, [road.stick])
    mine = tmp_path / "pq" / "records" / "bai-hat.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("của tôi", encoding="utf-8")
    with pytest.raises(UserError) as refused:
        parquet.export(road.above, tmp_path / "pq")
    assert refused.value.code == "PQ-03"
    assert mine.read_text(encoding="utf-8") == "của tôi"
    assert [path.name for path in (tmp_path / "pq").iterdir()] == ["records"]


def test_without_the_part_for_parquet_it_is_said_what_to_install(
    road: Road, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda name: None)
    with pytest.raises(UserError) as refused:
        parquet.export(road.above, tmp_path / "pq")
    assert refused.value.code == "PQ-01"
    told = refused.value.todo.in_english()
    assert told.endswith("-m pip install pyarrow"), "the program itself lies on no server a command could fetch it from"
    python = told.split('"')[1]
    assert Path(python).exists()
    assert not (tmp_path / "pq").exists()


def test_what_the_readme_installs_writes_parquet() -> None:
    """The commands of README.md install `requirements/dev.txt`; `run.txt` is the small list, and README.md says what it leaves out."""
    root = Path(__file__).resolve().parents[2]
    assert "\npyarrow==" in (root / "requirements" / "dev.txt").read_text()
    assert "\npyarrow==" not in (root / "requirements" / "run.txt").read_text()
    [line] = [line for line in (root / "README.md").read_text(encoding="utf-8").splitlines() if "run.txt" in line]
    assert "pip install pyarrow" in line


def test_an_export_that_is_stopped_leaves_the_earlier_one(road: Road, tmp_path: Path) -> None:
    road.hand()
    receive(road.above, [road.stick])
    parquet.export(road.above, tmp_path / "pq")
    before = sorted(path.relative_to(tmp_path) for path in (tmp_path / "pq").rglob("*"))
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        parquet.export(road.above, tmp_path / "pq", progress)
    assert sorted(path.relative_to(tmp_path) for path in (tmp_path / "pq").rglob("*")) == before


def test_the_book_of_hand_overs_is_not_written_by_hand(road: Road) -> None:
    handed = road.hand()
    line = road.commune.store.get(HANDOVERS, handed.id)
    assert line is not None
    with pytest.raises(UserError, match="by hand"):
        records.save(road.commune, HANDOVERS, {**line, "state": "acknowledged"})


def test_today_reminds_of_the_report_until_it_is_handed_over(road: Road) -> None:
    def said(on: date) -> list[str]:
        return [line.what.in_english() for line in agenda(road.commune, on).lines if line.register == "handovers"]

    assert said(date(2026, 12, 12)) == []
    assert any("to be handed over by 20/12/2026" in words for words in said(date(2026, 12, 14)))
    road.hand()
    assert said(date(2026, 12, 14)) == []


def test_an_older_version_brought_again_names_the_one_in_force(road: Road) -> None:
    first = road.hand()
    receive_file(road.above, first.file)
    road.disclose("Kế hoạch sử dụng đất")
    receive_file(road.above, road.hand().file)
    again = receive_file(road.above, first.file)
    assert again.status == "already"
    assert again.reason is not None
    assert "Version 2 came later" in again.reason.in_english()


def test_what_another_receiver_got_is_news_to_this_one(road: Road, tmp_path: Path) -> None:
    road.hand()
    above, other = unit_keys.own_key(road.above).public, commune(tmp_path / "other", "xã Mường Bú")
    assert handover.handed_unchanged(road.commune, "disclosures", PERIOD, receiver=above) is not None
    elsewhere = unit_keys.own_key(other).public
    other.store.close()
    assert handover.handed_unchanged(road.commune, "disclosures", PERIOD, receiver=elsewhere) is None


def test_a_report_on_request_is_named_after_its_title(road: Road) -> None:
    """Plain letters a FAT32 stick takes; the short code stands behind however long a title; the old names are received all the same."""
    title = "Báo cáo đột xuất về việc niêm yết danh sách hộ nghèo, hộ cận nghèo và các khoản đóng góp tự nguyện của Nhân dân năm 2026"
    kind, span = report_kinds.kind_of(road.commune, "ad_hoc"), "2026-11-01..2026-11-20"
    period = report_kinds.period_for(kind, span)
    report_drafts.keep(road.commune, kind, period, report_drafts.Draft(subject=title))
    done = road.hand("ad_hoc", span)
    name = done.file.name
    assert name.startswith("xa-na-sang_bao-cao-dot-xuat-ve-viec-niem-yet-danh-sach-ho-n")
    assert name.endswith(f"_lan-1_{done.short_code[:9].lower()}.papi")
    assert re.fullmatch(r"[a-z0-9_.-]{1,124}", name)
    old = done.file.with_name(f"xa-na-sang_ad-hoc_2026-11-01-2026-11-20_l1_{done.short_code[:9].lower()}.papi")
    done.file.rename(old)
    assert receive_file(road.above, old).status == "accepted"


def test_a_version_before_the_acknowledged_one_waits_for_nothing(road: Road, tmp_path: Path) -> None:
    unit_keys.trust(road.commune, unit_keys.own_key(road.above).public)
    first = road.hand()
    assert handover.handed_unchanged(road.commune, "disclosures", PERIOD) is not None
    road.disclose("Kế hoạch sử dụng đất")
    assert handover.handed_unchanged(road.commune, "disclosures", PERIOD) is None, "there is something new to hand over"
    second = road.hand()
    receive_file(road.above, second.file)
    (tmp_path / "back").mkdir()
    [answer] = acknowledge(road.above, tmp_path / "back")
    receive_file(road.commune, answer.file)
    states = {row["id"]: row["state"] for row in road.commune.store.all(HANDOVERS)}
    assert (states[first.id], states[second.id]) == ("superseded", "acknowledged")


def test_a_report_says_on_which_computer_it_was_made(road: Road) -> None:
    assert second_computer.before_handing_up(road.commune) is None
    workplaces.add(road.commune, "Máy văn thư", (301, 400))
    assert second_computer.before_handing_up(road.commune) is None, "it is foreseen only"
    [line] = road.commune.store.all(WORKPLACES)
    with road.commune.store.transaction(say("Test")) as tx:
        tx.update(WORKPLACES, line["id"], {"taken_on": "2026-11-20"})
    told = second_computer.before_handing_up(road.commune)
    assert told is not None
    assert "this one is The first computer" in told.in_english()
    receive_file(road.above, road.hand().file)
    [row] = road.above.store.all(RECEIVED)
    assert made_by(road.above, row).endswith(" – The first computer")


def test_an_own_file_on_the_stick_is_told_as_such_whatever_became_of_its_line(road: Road) -> None:
    handed = road.hand()
    with road.commune.store.transaction(say("Test")) as tx:
        tx.delete(HANDOVERS, handed.id, "nhầm")
    file = receive_file(road.commune, handed.file)
    assert (file.status, file.own) == ("already", True)
    assert not receive_file(road.above, handed.file).own


def test_answers_written_before_the_stick_failed_are_known_again(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    road.hand()
    receive(road.above, [road.stick])
    real = stick.deliver

    def pulled(data: bytes, folder: Path, name: str) -> object:
        real(data, folder, name)
        raise OSError("pulled out")

    monkeypatch.setattr(stick, "deliver", pulled)
    before = set(road.stick.iterdir())
    with pytest.raises(OSError, match="pulled out"):
        acknowledge(road.above, road.stick)
    (answer,) = set(road.stick.iterdir()) - before
    assert receive_file(road.above, answer).own
