"""Work between the computers of an office: what is asked is named as the form names it, what is told stays true and in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import CONFLICTS, PETITIONS
from papi_desktop.operations.carrying import where_it_lies
from papi_desktop.ui.screens.conflicts_dialog import ConflictsDialog
from papi_desktop.ui.screens.workplaces_dialog import WorkplacesDialog
from tests.ui.official import Official

SIDE = {"value": "Đường liên bản", "by": "Lò Thị Ún", "at": "2026-10-01T08:00:00+07:00", "reason": "", "origin": ""}


def differ(office: Any, kind: str, key: str | None, **told: Any) -> None:
    line = {"title": "Đơn của ông Quàng Văn Hặc", "book": PETITIONS.key, "source_id": "x", "key": key, "kind": kind}
    with office.store.transaction(say("Decide between two computers")) as tx:
        tx.insert(CONFLICTS, {**line, "state": "open", "versions": {"options": [{**SIDE, **told}] * 2}})


def test_a_difference_names_the_field_as_the_form_does(window: Any, official: Official) -> None:
    differ(window.shell.office, "value", "summary")
    dialog = ConflictsDialog(window.shell)
    dialog.open()
    official.sees("Đơn của ông Quàng Văn Hặc").does_not_see("(tóm tắt)")
    assert dialog.heading.text().splitlines()[1] == "Nội dung"
    dialog.close()


def test_the_status_bar_follows_what_is_decided(window: Any, official: Official) -> None:
    differ(window.shell.office, "duplicate", None, record="x")
    window.shell.tell(say("{count} differences wait for a decision.", count=1))
    dialog = ConflictsDialog(window.shell)
    dialog.open()
    official.presses("Cả hai đều đúng, giữ nguyên")
    dialog.close()
    assert window._said.text() == "Không còn mục nào cần quyết định."


def test_a_long_path_leaves_the_dialog_as_wide_as_it_was(window: Any) -> None:
    dialog = WorkplacesDialog(window.shell)
    dialog.open()
    QCoreApplication.processEvents()
    wide = dialog.width()
    for one in ("/mnt" + "/thu-muc-lam-viec-cua-van-phong" * 8, "C:" + r"\Thu-muc-lam-viec-cua-van-phong" * 8):
        dialog._written(where_it_lies(Path(one)))
        QCoreApplication.processEvents()
        assert dialog.width() == wide
        assert dialog.minimumSizeHint().width() <= wide
    dialog.close()
