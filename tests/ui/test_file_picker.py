"""Dialogs for files and folders: Qt's own and the system's say in Vietnamese what they take from the program."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from papi_desktop.domain.messages import N_
from papi_desktop.ui.file_picker import PDF, WORKBOOKS, NativePicker

_ASK = {
    "open": lambda picker, parent: picker.open_file(parent, N_("The workbook of gifts"), (WORKBOOKS,), print),
    "files": lambda picker, parent: picker.open_files(parent, N_("The workbook of gifts"), (WORKBOOKS,), print),
    "save": lambda picker, parent: picker.save_file(parent, N_("Save As"), "x.pdf", PDF, print),
    "folder": lambda picker, parent: picker.folder(parent, N_("Where to write the minutes"), print),
}


@pytest.mark.parametrize(
    ("way", "accepts", "names"),
    [
        ("open", "Mở", "Tên tệp:"),
        ("files", "Mở", "Tên tệp:"),
        ("save", "Lưu", "Tên tệp:"),
        ("folder", "Chọn", "Thư mục:"),
    ],
)
def test_title_and_buttons_are_given_to_whatever_dialog_opens(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch, way: str, accepts: str, names: str
) -> None:
    told: dict[Any, str] = {}
    # A dialog of Qt's own shows them in Vietnamese anyway; the system's shows what is set, and cannot be opened here.
    monkeypatch.setattr(QFileDialog, "setLabelText", lambda _dialog, label, text: told.update({label: text}))
    parent = QWidget()
    qtbot.addWidget(parent)
    _ASK[way](NativePicker(parent), parent)
    (dialog,) = [top for top in QApplication.topLevelWidgets() if isinstance(top, QFileDialog) and top.isVisible()]
    title = dialog.windowTitle()
    dialog.reject()
    labels = QFileDialog.DialogLabel
    assert {label: text.replace("&", "") for label, text in told.items()} == {
        labels.Accept: accepts,
        labels.Reject: "Hủy",
        labels.FileName: names,
        labels.FileType: "Loại tệp:",
        labels.LookIn: "Tìm trong:",
    }
    assert title not in ("", "Open", "Save As", "Find Directory")
