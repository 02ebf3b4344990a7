"""Language, text size and scheme of the window on this computer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop import __version__
from papi_desktop.domain.messages import N_
from papi_desktop.translations import LANGUAGES, _
from papi_desktop.ui.about import AboutDialog
from papi_desktop.ui.page import Page
from papi_desktop.ui.preferences import Preferences, load_preferences, save_preferences
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import TEXT_SCALES, set_role, theme
from papi_desktop.ui.widgets.labelled import labelled

_LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}
_SCHEMES = {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")}


class DisplayTab(Page):
    """How the window looks."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.title = _("Display")
        self._folder = shell.office.store.folder
        self._preferences: Preferences = load_preferences(self._folder)
        self._language = QComboBox()
        for code in LANGUAGES:
            self._language.addItem(_LANGUAGE_NAMES[code], code)
        self._scale = QComboBox()
        for scale in TEXT_SCALES:
            self._scale.addItem(f"{round(scale * 100)} %", scale)
        self._scheme = QComboBox()
        for key, label in _SCHEMES.items():
            self._scheme.addItem(_(label), key)
        for combo, value in (
            (self._language, self._preferences.language),
            (self._scale, self._preferences.text_scale),
            (self._scheme, self._preferences.scheme),
        ):
            combo.setCurrentIndex(max(0, combo.findData(value)))
            combo.activated.connect(self._chosen)
        note = QLabel(_("The language and the size of rows hold from the next start."))
        note.setWordWrap(True)
        set_role(note, "muted")
        about = QPushButton(_("About this program"))
        about.clicked.connect(self._about)
        column = QWidget()
        column.setMaximumWidth(theme().px(420))
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, theme().px(8), 0, 0)
        inner.setSpacing(theme().px(8))
        inner.addWidget(labelled(_("Language"), self._language))
        inner.addWidget(labelled(_("Text size"), self._scale))
        inner.addWidget(labelled(_("Light or dark"), self._scheme))
        inner.addWidget(note)
        inner.addSpacing(theme().px(16))
        inner.addWidget(about)
        inner.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)

    def _chosen(self, _index: int) -> None:
        self._preferences = replace(
            self._preferences,
            language=self._language.currentData(),
            text_scale=self._scale.currentData(),
            scheme=self._scheme.currentData(),
        )
        save_preferences(self._folder, self._preferences)
        theme().set_dark(self._preferences.dark)
        theme().set_scale(self._preferences.text_scale)

    def _about(self) -> None:
        AboutDialog(self, __version__).open()
