"""The stick: full, locked, failing, pulled out at every percent. Never is there something the receiver accepts while the sender says no."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.domain.errors import Cancelled, UserError
from papi_desktop.domain.registers import HANDOVERS
from papi_desktop.exchange import stick
from papi_desktop.jobs import Progress
from papi_desktop.operations import carrying, handover, unit_keys
from papi_desktop.operations.receive import files_in, receive, receive_file
from papi_desktop.store.query import Query
from tests.handover.conftest import PERIOD, Road

DATA = bytes(range(256)) * 8000


class PulledOut:
    """Opens files on a stick that is pulled out after so many bytes: every call fails from then on.

    Args:
        after: bytes written or read before it happens.
    """

    def __init__(self, after: int) -> None:
        self.left = after
        self.gone = False

    def __call__(self, path: Path, mode: str) -> Any:
        if self.gone:
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
        return _Failing(path, mode, self)

    def pass_on(self, size: int) -> int:
        """Return how many of `size` bytes still get through."""
        through = min(size, self.left)
        self.left -= through
        if through < size:
            self.gone = True
        return through


class _Failing(io.FileIO):
    def __init__(self, path: Path, mode: str, port: PulledOut) -> None:
        super().__init__(path, mode)
        self._port = port

    def write(self, data: Any, /) -> int:
        through = self._port.pass_on(len(data))
        super().write(bytes(data)[:through])
        if self._port.gone:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return through

    def read(self, size: int | None = -1, /) -> bytes:
        got = super().read(size) or b""
        if self._port.pass_on(len(got)) < len(got):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return got


@pytest.fixture
def nothing_is_cleaned_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stick that is gone cannot be tidied: what is half written stays on it."""

    def gone(self: Path, missing_ok: bool = False) -> None:
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))

    monkeypatch.setattr(Path, "unlink", gone)


def test_it_arrives_whole(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    done = stick.deliver(DATA, tmp_path, "a.papi", Progress(lambda at, total, _phase: seen.append((at, total))))
    assert done.path.read_bytes() == DATA
    assert [path.name for path in tmp_path.iterdir()] == ["a.papi"]
    assert seen[-1] == (len(DATA), len(DATA))


@pytest.mark.usefixtures("nothing_is_cleaned_up")
def test_pulled_out_at_every_percent_of_writing_and_reading_back(road: Road) -> None:
    ready = handover.prepare(road.commune, "disclosures", PERIOD, unit_keys.own_key(road.above).public)
    for percent in range(100):
        # Written once and read back once: the first half of the way is the writing.
        after = 2 * len(ready.data) * percent // 100
        with pytest.raises(UserError, match="BG-24"):
            stick.deliver(ready.data, road.stick, ready.name, opener=PulledOut(after))
        assert list(files_in([road.stick])) == []
        left = list(road.stick.iterdir())
        assert [path.name for path in left] in ([], [ready.name + stick.UNFINISHED])
        for path in left:
            assert receive_file(road.above, path).status == "refused"
    [line] = road.commune.store.all(HANDOVERS)
    assert line["state"] == "prepared"
    assert HANDOVERS["state"].choice("prepared").print_label == "Chưa bàn giao"  # type: ignore[union-attr]


@pytest.mark.parametrize(("pulled_out", "state"), [(True, "handed_over"), (False, "written")])
def test_only_what_lies_on_a_stick_is_told_as_carried(
    road: Road, monkeypatch: pytest.MonkeyPatch, pulled_out: bool, state: str
) -> None:
    monkeypatch.setattr(carrying, "is_stick", lambda folder: pulled_out)
    done = road.hand()
    assert (road.commune.store.get(HANDOVERS, done.id) or {})["state"] == state
    assert handover.handed_unchanged(road.commune, "disclosures", PERIOD) is not None


def test_after_a_failure_it_is_handed_over_in_the_second_try(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def failing(source: Path, target: Path) -> None:
        if Path(target).suffix == ".papi":
            raise OSError(errno.EIO, "gone")
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", failing)
        with pytest.raises(UserError, match="BG-24"):
            road.hand()
    assert [line["state"] for line in road.commune.store.all(HANDOVERS)] == ["prepared"]
    assert list(road.stick.iterdir()) == []
    done = road.hand()
    assert done.version == 1
    states = {line["id"]: line["state"] for line in road.commune.store.all(HANDOVERS)}
    assert states[done.id] == "written"
    assert [file.status for file in receive(road.above, [road.stick])] == ["accepted"]


def test_an_older_file_of_the_name_stays_until_the_new_one_is_proved(tmp_path: Path) -> None:
    (tmp_path / "a.papi").write_bytes(b"old")
    with pytest.raises(UserError, match="BG-24"):
        stick.deliver(DATA, tmp_path, "a.papi", opener=PulledOut(len(DATA) + 5))
    assert (tmp_path / "a.papi").read_bytes() == b"old"


def test_stopping_leaves_nothing(tmp_path: Path) -> None:
    progress = Progress(lambda at, _total, _phase: progress.cancel() if at else None)
    with pytest.raises(Cancelled):
        stick.deliver(DATA, tmp_path, "a.papi", progress)
    assert list(tmp_path.iterdir()) == []


def test_a_stick_that_forgets_is_found_out(tmp_path: Path) -> None:
    class Forgetful:
        def __call__(self, path: Path, mode: str) -> Any:
            if mode == "rb":
                spoiled = bytearray(path.read_bytes())
                spoiled[-1] ^= 1
                path.write_bytes(bytes(spoiled))
            return path.open(mode, buffering=0)

    with pytest.raises(UserError, match="BG-23"):
        stick.deliver(DATA, tmp_path, "a.papi", opener=Forgetful())
    assert list(tmp_path.iterdir()) == []


def test_too_little_room_is_seen_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("Usage", (), {"free": len(DATA)})
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)
    with pytest.raises(UserError, match="BG-21"):
        stick.deliver(DATA, tmp_path, "a.papi")
    assert list(tmp_path.iterdir()) == []


def test_more_than_fat32_holds(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="BG-22"):
        stick.check(tmp_path, 2**32)


def test_no_folder_and_a_locked_stick(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="BG-20"):
        stick.deliver(DATA, tmp_path / "khong-co", "a.papi")

    def locked(path: Path, mode: str) -> Any:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with pytest.raises(UserError, match="BG-20"):
        stick.deliver(DATA, tmp_path, "a.papi", opener=locked)


def test_a_folder_that_is_not_there_freezes_nothing(road: Road) -> None:
    with pytest.raises(UserError, match="BG-20"):
        handover.hand_over(road.commune, "disclosures", PERIOD, road.stick / "x", unit_keys.own_key(road.above).public)
    assert road.commune.store.count(HANDOVERS, Query()) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs a way to make a small disk")
def test_a_stick_that_fills_up_at_every_tenth(tmp_path: Path) -> None:
    import resource
    import signal

    before, old = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        for tenth in range(10):
            resource.setrlimit(resource.RLIMIT_FSIZE, (len(DATA) * tenth // 10, before[1]))
            with pytest.raises(UserError, match="BG-21"):
                stick.deliver(DATA, tmp_path, "a.papi")
            assert list(tmp_path.iterdir()) == []
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, old)


def test_names_suit_every_stick(road: Road) -> None:
    name = road.hand().file.name
    assert name.isascii()
    assert len(name) < 120
    assert not set(name) & set('<>:"/\\|?* ')
    assert name.endswith(".papi")
