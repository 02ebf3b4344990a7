"""Publishing a list: a refusal, a stop or a full disk leaves nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from papi_desktop.domain.errors import Cancelled, UserError
from papi_desktop.domain.registers import (
    ROUNDS,
    UNIT,
)
from papi_desktop.jobs import Progress
from papi_desktop.operations import numbers, records
from papi_desktop.operations.office import Office
from papi_desktop.operations.publish import prepare, publish
from papi_desktop.store.store import Store
from tests.fixtures.workbooks import changed
from tests.operations.conftest import REQUEST, TODAY
from tests.operations.publishing import GOOD, Stored, files_of, recorded, short
from tests.operations.texts import left_in, text_of


def test_a_year_without_a_list_is_refused(office: Office) -> None:
    with pytest.raises(UserError, match="CK-02"):
        prepare(office, REQUEST)


def test_a_list_without_households_is_refused(office: Office) -> None:
    records.save(office, ROUNDS, {**ROUNDS.blank(), "name": "Rà soát", "year": 2025})
    with pytest.raises(UserError, match="CK-03"):
        prepare(office, REQUEST)


def test_a_taken_number_is_refused_before_and_at_publishing(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    first, second = prepare(office, short(office)), prepare(office, short(office))
    publish(office, first, tmp_path / "first")
    with pytest.raises(UserError, match="SO-02"):
        prepare(office, short(office))
    before = recorded(office)
    with pytest.raises(UserError, match="SO-02"):
        publish(office, second, tmp_path / "second")
    assert recorded(office) == before
    assert left_in(tmp_path / "second") == []


def test_a_leak_is_refused_and_leaves_nothing(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored(changed(GOOD, 3, name="Lò Văn Bình 0912345678"))
    before = recorded(office)
    publication = prepare(office, short(office))
    with pytest.raises(UserError) as refused:
        publish(office, publication, tmp_path / "out")
    assert refused.value.code == "CK-10"
    assert left_in(tmp_path / "out") == []
    assert recorded(office) == before
    assert not office.store.file_paths() or all(path.exists() for path in office.store.file_paths())
    assert numbers.next_number(office, "TB", TODAY).symbol == "01/TB-UBND"


def test_a_citizen_number_in_a_name_is_a_leak(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored(changed(GOOD, 3, name=f"Lò Văn Bình ({GOOD[3].citizen_id})"))
    with pytest.raises(UserError, match="CK-10"):
        publish(office, prepare(office, short(office)), tmp_path / "out")
    assert left_in(tmp_path / "out") == []


def test_the_telephone_of_the_office_is_no_leak(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    records.save(office, UNIT, {**office.unit, "phone": "0212 3800 100"})
    done = publish(office, prepare(office, short(office)), tmp_path / "out")
    assert "0212 3800 100" in text_of(files_of(done, "notice")[0])


def test_a_folder_that_cannot_be_made_is_refused(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    (tmp_path / "out").write_text("một tệp, không phải thư mục")
    before = recorded(office)
    with pytest.raises(UserError) as refused:
        publish(office, prepare(office, short(office)), tmp_path / "out")
    assert refused.value.code == "IN-01"
    assert recorded(office) == before
    assert (tmp_path / "out").read_text() == "một tệp, không phải thư mục"


@pytest.mark.parametrize("at", [0, 7])
def test_a_disk_that_fills_up_while_writing_leaves_nothing(
    office: Office, stored: Stored, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    stored()
    publication = prepare(office, short(office))
    before = recorded(office)
    written = []
    sync = os.fsync

    def full(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) > at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(descriptor)

    monkeypatch.setattr("papi_desktop.operations.papers.os.fsync", full)
    with pytest.raises(UserError) as refused:
        publish(office, publication, tmp_path / "out")
    monkeypatch.undo()
    assert refused.value.code == "IN-01"
    assert left_in(tmp_path / "out") == []
    assert recorded(office) == before
    assert publish(office, publication, tmp_path / "out").number == "45/TB-UBND"


def test_a_file_that_cannot_get_its_name_takes_the_others_back(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    publication = prepare(office, short(office))
    before = recorded(office)
    # A folder of that name stands in the way of the last paper, and yesterday's list lies where the new one goes.
    (tmp_path / "out" / "45-tb-ubnd_danh-sach-cong-khai.pdf").parent.mkdir()
    (tmp_path / "out" / "45-tb-ubnd_danh-sach-cong-khai.pdf").write_text("hôm qua")
    last = [sheet.stem for sheet in publication.sheets][-1]
    blocked = tmp_path / "out" / f"{last}.docx"
    replace_file = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target) == blocked:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        replace_file(source, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("papi_desktop.operations.papers.os.replace", refuse)
        with pytest.raises(UserError, match="IN-01"):
            publish(office, publication, tmp_path / "out")
    assert left_in(tmp_path / "out") == ["45-tb-ubnd_danh-sach-cong-khai.pdf"]
    assert (tmp_path / "out" / "45-tb-ubnd_danh-sach-cong-khai.pdf").read_text() == "hôm qua"
    assert recorded(office) == before


def test_books_that_cannot_be_written_take_the_files_back(
    office: Office, stored: Stored, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored()
    publication = prepare(office, short(office))
    before = recorded(office)

    def full(_store: Store, _data: bytes) -> str:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "put_file", full)
        with pytest.raises(UserError):
            publish(office, publication, tmp_path / "out")
    assert left_in(tmp_path / "out") == []
    assert recorded(office) == before


def test_stopping_leaves_nothing(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    publication = prepare(office, short(office))
    before = recorded(office)
    progress = Progress(lambda done, _total, _phase: progress.cancel() if done == 3 else None)
    with pytest.raises(Cancelled):
        publish(office, publication, tmp_path / "out", progress)
    assert left_in(tmp_path / "out") == []
    assert recorded(office) == before


def test_other_files_in_the_folder_stay(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "của tôi.txt").write_text("còn đây")
    publish(office, prepare(office, short(office)), tmp_path / "out")
    assert (tmp_path / "out" / "của tôi.txt").read_text() == "còn đây"
    assert not [name for name in left_in(tmp_path / "out") if name.startswith(".papi-")]
