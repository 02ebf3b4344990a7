"""Backups that open, restores that work when the data does not, and the check that finds what is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import ATTACHMENTS, HOUSEHOLDS, OUTGOING
from papi_desktop.operations import records, safety
from papi_desktop.operations.office import Office
from papi_desktop.operations.publish import Published
from papi_desktop.operations.setup import open_office
from papi_desktop.store.layout import DATABASE_NAME
from tests.operations.conftest import PASSWORD


def results(office: Office) -> dict[str, bool]:
    report = safety.check(office)
    assert report.good == all(line.good for line in report.lines)
    return {line.name: line.good for line in report.lines}


ALL_GOOD = {"file": True, "history": True, "files": True, "numbers": True}


def test_a_backup_is_verified_and_counted(office: Office, published: Published, tmp_path: Path) -> None:
    made = safety.back_up(office, tmp_path / "backup", "asked")
    assert made.verified
    assert made.counts["households"] == 12
    assert made.counts["disclosures"] == 1
    assert made.path.parent == tmp_path / "backup"
    assert [b.path for b in safety.list_backups(tmp_path / "backup")] == [made.path]
    assert office.store.last_backup() == made


def test_backups_go_outside_the_data_folder_until_the_office_chooses(office: Office, tmp_path: Path) -> None:
    usual = safety.backup_folder(office)
    assert not usual.is_relative_to(office.store.folder)
    safety.choose_backup_folder(office, tmp_path / "khác")
    assert safety.backup_folder(office) == tmp_path / "khác"


def test_a_backup_opens_in_a_new_folder_with_everything(office: Office, published: Published, tmp_path: Path) -> None:
    made = safety.back_up(office, tmp_path / "backup")
    done = safety.restore(made.path, tmp_path / "new", password=PASSWORD)
    assert done.kept is None
    assert dict(done.counts) == dict(made.counts)
    again = open_office(tmp_path / "new", password=PASSWORD, today=office.today)
    assert list(again.store.all(HOUSEHOLDS)) == list(office.store.all(HOUSEHOLDS))
    paper = next(a for a in again.store.all(ATTACHMENTS) if a["role"] == "paper_pdf")
    assert again.store.get_file(paper["digest"]).startswith(b"%PDF")
    assert results(again) == ALL_GOOD
    again.store.close()


def test_what_came_after_the_backup_is_kept_beside(office: Office, published: Published, tmp_path: Path) -> None:
    made = safety.back_up(office, tmp_path / "backup")
    household = next(iter(office.store.all(HOUSEHOLDS)))
    records.remove(office, HOUSEHOLDS, household["id"], "Nhập nhầm")
    office.store.close()
    done = safety.restore(made.path, office.store.folder, password=PASSWORD)
    assert done.kept is not None
    assert (done.kept / DATABASE_NAME).is_file()
    again = open_office(office.store.folder, password=PASSWORD)
    assert again.store.count(HOUSEHOLDS) == 12
    again.store.close()


@pytest.mark.parametrize("damage", ["garbage", "empty", "gone"])
def test_a_restore_works_when_the_present_data_does_not_open(
    office: Office, published: Published, tmp_path: Path, damage: str
) -> None:
    made = safety.back_up(office, tmp_path / "backup")
    office.store.close()
    data = office.store.folder / DATABASE_NAME
    if damage == "garbage":
        data.write_bytes(b"\x00\xff rac" * 5000)
    elif damage == "empty":
        data.write_bytes(b"")
    else:
        shutil.rmtree(office.store.folder)
    if damage != "empty":
        with pytest.raises(UserError):
            open_office(office.store.folder, password=PASSWORD)
    safety.restore(made.path, office.store.folder, password=PASSWORD)
    again = open_office(office.store.folder, password=PASSWORD)
    assert again.store.count(HOUSEHOLDS) == 12
    assert results(again) == ALL_GOOD
    again.store.close()


def test_a_wrong_password_restores_nothing(office: Office, published: Published, tmp_path: Path) -> None:
    made = safety.back_up(office, tmp_path / "backup")
    with pytest.raises(UserError):
        safety.restore(made.path, tmp_path / "new", password="sai-mat-khau-roi")
    assert not (tmp_path / "new" / DATABASE_NAME).exists()


def test_a_file_that_is_no_backup_is_refused(office: Office, tmp_path: Path) -> None:
    (tmp_path / "thư.docx").write_bytes(b"PK khong phai")
    with pytest.raises(UserError):
        safety.restore(tmp_path / "thư.docx", tmp_path / "new", password=PASSWORD)


def test_good_data_checks_good(office: Office, published: Published) -> None:
    assert results(office) == ALL_GOOD
    assert safety.check(office).chain_head == office.store.chain_head


def test_a_missing_file_is_found(office: Office, published: Published) -> None:
    for path in office.store.file_paths()[:1]:
        path.unlink()
    assert results(office) == {**ALL_GOOD, "files": False}


def test_a_number_used_twice_is_found(office: Office, published: Published) -> None:
    line = next(iter(office.store.all(OUTGOING)))
    copy = {f.key: line[f.key] for f in OUTGOING}
    with office.store.transaction(say("Twice")) as tx:
        tx.insert(OUTGOING, {**copy, "number_text": line["number_text"].upper(), "subject": "Việc khác"})
    report = safety.check(office)
    assert [line.name for line in report.lines if not line.good] == ["numbers"]
    assert "45/TB-UBND" in report.lines[-1].words.in_english()
