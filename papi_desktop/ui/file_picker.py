"""Choosing files and folders: a port, so that pages do not know the native dialog and tests can answer in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from papi_desktop.domain.messages import N_
from papi_desktop.translations import _

Chosen = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class FileKind:
    """One line of the dialog's list of kinds: msgid and patterns such as `*.xlsx`."""

    label: str
    patterns: tuple[str, ...]

    def shown(self) -> str:
        """Return the line as Qt wants it."""
        return f"{_(self.label)} ({' '.join(self.patterns)})"


WORKBOOKS = FileKind(N_("Workbooks"), ("*.xls", "*.xlsx", "*.ods", "*.csv", "*.html", "*.xml"))
EXCEL = FileKind(N_("Excel workbook"), ("*.xlsx",))
PDF = FileKind(N_("PDF document"), ("*.pdf",))
PHOTOS = FileKind(N_("Photos"), ("*.jpg", "*.jpeg", "*.png", "*.heic", "*.webp"))
ANY = FileKind(N_("All files"), ("*",))


class FilePicker(Protocol):
    """What a page may ask for. `chosen` is called later, and only if something was chosen."""

    def open_file(self, parent: QWidget, title: str, kinds: Sequence[FileKind], chosen: Chosen) -> None:
        """Ask for an existing file; `title` is a msgid."""

    def open_files(
        self, parent: QWidget, title: str, kinds: Sequence[FileKind], chosen: Callable[[list[Path]], None]
    ) -> None:
        """Ask for one or more existing files."""

    def save_file(self, parent: QWidget, title: str, suggested: str, kind: FileKind, chosen: Chosen) -> None:
        """Ask where to write; `suggested` is a file name."""

    def folder(self, parent: QWidget, title: str, chosen: Chosen) -> None:
        """Ask for a folder."""


class NativePicker(QObject):
    """The system's own dialogs, opened without blocking; each begins where the last one ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def open_file(self, parent: QWidget, title: str, kinds: Sequence[FileKind], chosen: Chosen) -> None:
        """Ask for an existing file."""
        dialog = self._dialog(parent, title, QFileDialog.FileMode.ExistingFile, kinds)
        self._show(dialog, _First(chosen, self))

    def open_files(
        self, parent: QWidget, title: str, kinds: Sequence[FileKind], chosen: Callable[[list[Path]], None]
    ) -> None:
        """Ask for one or more existing files."""
        dialog = self._dialog(parent, title, QFileDialog.FileMode.ExistingFiles, kinds)
        self._show(dialog, _All(chosen, self))

    def save_file(self, parent: QWidget, title: str, suggested: str, kind: FileKind, chosen: Chosen) -> None:
        """Ask where to write."""
        dialog = self._dialog(parent, title, QFileDialog.FileMode.AnyFile, (kind,))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        _name(dialog, QFileDialog.DialogLabel.Accept, "&Save")
        dialog.setDefaultSuffix(kind.patterns[0].removeprefix("*."))
        dialog.selectFile(suggested)
        self._show(dialog, _First(chosen, self))

    def folder(self, parent: QWidget, title: str, chosen: Chosen) -> None:
        """Ask for a folder."""
        dialog = self._dialog(parent, title, QFileDialog.FileMode.Directory, ())
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
        self._show(dialog, _First(chosen, self))

    def remember(self, path: Path) -> None:
        """Begin the next dialog in this folder."""
        self._folder = str(path if path.is_dir() else path.parent)

    def _dialog(
        self, parent: QWidget, title: str, mode: QFileDialog.FileMode, kinds: Sequence[FileKind]
    ) -> QFileDialog:
        dialog = QFileDialog(parent, _(title), self._folder)
        dialog.setFileMode(mode)
        dialog.setNameFilters([kind.shown() for kind in kinds])
        # The system's own dialog speaks the language of the system: what it takes from us is said in ours.
        folder = mode is QFileDialog.FileMode.Directory
        _name(dialog, QFileDialog.DialogLabel.Accept, "&Choose" if folder else "&Open")
        _name(dialog, QFileDialog.DialogLabel.Reject, "Cancel")
        _name(dialog, QFileDialog.DialogLabel.LookIn, "&Look in:")
        _name(dialog, QFileDialog.DialogLabel.FileName, "Directory:" if folder else "File &name:")
        _name(dialog, QFileDialog.DialogLabel.FileType, "Files of &type:")
        return dialog

    def _show(self, dialog: QFileDialog, answer: _First | _All) -> None:
        answer.setParent(dialog)
        dialog.filesSelected.connect(answer.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _name(dialog: QFileDialog, label: QFileDialog.DialogLabel, text: str) -> None:
    """Name a part of the dialog; `text` is one of Qt's own (`qt_strings`)."""
    dialog.setLabelText(label, _(text))


class _First(QObject):
    """Hands the first chosen path on; lives as long as its dialog."""

    def __init__(self, chosen: Chosen, picker: NativePicker) -> None:
        super().__init__()
        self._chosen = chosen
        self._picker = picker

    def take(self, names: list[str]) -> None:
        """Answer once."""
        if names:
            self._picker.remember(Path(names[0]))
            self._chosen(Path(names[0]))


class _All(QObject):
    """Hands all chosen paths on; lives as long as its dialog."""

    def __init__(self, chosen: Callable[[list[Path]], None], picker: NativePicker) -> None:
        super().__init__()
        self._chosen = chosen
        self._picker = picker

    def take(self, names: list[str]) -> None:
        """Answer once."""
        if names:
            self._picker.remember(Path(names[0]))
            self._chosen([Path(name) for name in names])
