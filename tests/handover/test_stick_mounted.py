"""A stick that is a file system of its own: full at every twentieth, pulled out at every percent. Needs the right to mount."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import HANDOVERS
from papi_desktop.exchange import stick
from papi_desktop.operations import handover, unit_keys
from papi_desktop.operations.handover import Prepared
from papi_desktop.operations.receive import files_in, receive
from tests.handover.conftest import PERIOD, Road

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mounts a small file system")
_ROOM = 4 * 2**20
_PAGE = 4096
_PIECE = 1024


class Usb:
    """A small file system that can be filled and pulled out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mounted = False

    def plug_in(self) -> None:
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={_ROOM}", "papi-test", str(self.folder)],
            check=True,
            capture_output=True,
        )
        self.mounted = True

    def pull_out(self) -> None:
        """Take it away at once, whatever is open on it."""
        if self.mounted:
            subprocess.run(["umount", "-l", str(self.folder)], check=True, capture_output=True)
            self.mounted = False

    def leave_room(self, room: int) -> None:
        """Fill it until so many bytes are free."""
        filler = self.folder / "phim.mp4"
        filler.unlink(missing_ok=True)
        filler.write_bytes(bytes(_ROOM - _PAGE - room // _PAGE * _PAGE))


@pytest.fixture
def usb(tmp_path: Path) -> Iterator[Usb]:
    folder = tmp_path / "media"
    folder.mkdir()
    made = Usb(folder)
    try:
        made.plug_in()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this account may not mount")
    yield made
    made.pull_out()


@pytest.fixture
def ready(road: Road) -> Prepared:
    return handover.prepare(road.commune, "disclosures", PERIOD, unit_keys.own_key(road.above).public)


def both_say_no(road: Road, folder: Path) -> None:
    """Look at both sides after a failure: nothing to receive, and the sender has not handed over."""
    assert list(files_in([folder])) == []
    assert receive(road.above, [folder]) == []
    assert [line["state"] for line in road.commune.store.all(HANDOVERS)] == ["prepared"]


def test_full_at_every_twentieth_is_seen_before_writing(road: Road, usb: Usb, ready: Prepared) -> None:
    for twentieth in range(20):
        usb.leave_room(len(ready.data) * twentieth // 20)
        with pytest.raises(UserError, match="BG-21"):
            handover.put_on_stick(road.commune, ready, usb.folder)
        assert [path.name for path in usb.folder.iterdir()] == ["phim.mp4"]
        both_say_no(road, usb.folder)


def test_filled_up_by_somebody_else_while_it_is_written(
    road: Road, usb: Usb, ready: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    plenty = type("Usage", (), {"free": 2**40})
    for twentieth in range(20):
        usb.leave_room(len(ready.data) * twentieth // 20)
        with monkeypatch.context() as patch:
            patch.setattr(shutil, "disk_usage", lambda _folder: plenty)
            with pytest.raises(UserError, match="BG-21"):
                handover.put_on_stick(road.commune, ready, usb.folder)
        assert [path.name for path in usb.folder.iterdir()] == ["phim.mp4"], "what was begun is taken away again"
        both_say_no(road, usb.folder)
    (usb.folder / "phim.mp4").unlink()
    done = handover.put_on_stick(road.commune, ready, usb.folder)
    assert [file.status for file in receive(road.above, [done.file])] == ["accepted"]
    assert [line["state"] for line in road.commune.store.all(HANDOVERS)] == ["written"]


class PullingAt:
    """Opens files and pulls the stick out once so many bytes went over it."""

    def __init__(self, usb: Usb, after: int) -> None:
        self._usb = usb
        self._left = after

    def __call__(self, path: Path, mode: str) -> BinaryIO:
        return _Watched(path.open(mode, buffering=0), self)  # type: ignore[return-value]

    def passed(self, size: int) -> None:
        self._left -= size
        if self._left <= 0:
            self._usb.pull_out()


class _Watched:
    def __init__(self, file: Any, port: PullingAt) -> None:
        self._file = file
        self._port = port

    def write(self, data: memoryview) -> int:
        written = int(self._file.write(data[:_PIECE]))
        self._port.passed(written)
        return written

    def read(self, size: int) -> bytes:
        got = bytes(self._file.read(min(size, _PIECE)))
        self._port.passed(len(got))
        return got

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> _Watched:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()


def test_pulled_out_at_every_percent(road: Road, usb: Usb, ready: Prepared) -> None:
    for percent in range(1, 101):
        if not usb.mounted:
            usb.plug_in()
        with pytest.raises(UserError, match="BG-24"):
            # Written once and read back once: the first half of the way is the writing.
            stick.deliver(
                ready.data, usb.folder, ready.name, opener=PullingAt(usb, 2 * len(ready.data) * percent // 100)
            )
        assert list(usb.folder.iterdir()) == [], "nothing fell into the empty folder behind the stick"
        both_say_no(road, usb.folder)
    usb.plug_in()
    done = handover.put_on_stick(road.commune, ready, usb.folder)
    assert [file.status for file in receive(road.above, [done.file])] == ["accepted"]
