"""Icons beside words, drawn from one font of QtAwesome once the window is already on screen.

Owns the names. Importing QtAwesome costs more than the whole bare window, so a thread imports it after the first paint and the icons
appear then; until that moment, and if the font is missing, every control still has its word.
"""

from __future__ import annotations

import importlib
import threading
import weakref
from typing import Any, Protocol

import shiboken6
from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QIcon

from papi_desktop.ui.style import theme

_NAMES = {
    "today": "calendar-check-outline",
    "disclosures": "bulletin-board",
    "posting": "pin-outline",
    "channel": "bullhorn-outline",
    "households": "home-group",
    "plan": "clipboard-check-outline",
    "environment": "leaf",
    "round": "clipboard-list-outline",
    "budget": "cash-multiple",
    "person": "account-outline",
    "contributions": "hand-heart-outline",
    "gift": "gift-outline",
    "batch": "playlist-plus",
    "receipt": "receipt-text-outline",
    "spending": "cash-minus",
    "cash": "cash-check",
    "dialogue": "forum-outline",
    "question": "comment-question-outline",
    "promise": "handshake-outline",
    "outgoing": "file-send-outline",
    "report": "file-chart-outline",
    "handover": "usb-flash-drive-outline",
    "received": "inbox-arrow-down-outline",
    "key": "key-outline",
    "computer": "desktop-classic",
    "conflict": "source-merge",
    "attachment": "paperclip",
    "office": "office-building-outline",
    "settings": "cog-outline",
    "village": "home-city-outline",
    "place": "map-marker-outline",
    "waste": "trash-can-outline",
    "history": "history",
    "new": "plus",
    "import": "file-import-outline",
    "export": "file-export-outline",
    "print": "printer-outline",
    "save": "content-save-outline",
    "edit": "pencil-outline",
    "search": "magnify",
    "publish": "send-outline",
    "preview": "file-eye-outline",
    "backup": "backup-restore",
    "undo": "undo-variant",
    "photo": "camera-outline",
    "choose": "chevron-down",
    "calendar": "calendar-month-outline",
    "practice": "school-outline",
    "vote": "vote-outline",
    "land": "map-outline",
    "consultation": "forum-outline",
    "opinion": "comment-text-outline",
    "election": "account-check-outline",
    "help": "help-circle-outline",
    "reception": "account-voice",
    "petitions": "email-open-outline",
    "sealed": "shield-lock-outline",
}

_FONT = ("mdi6", "materialdesignicons6-webfont-6.9.96.ttf", "materialdesignicons6-webfont-charmap-6.9.96.json")


class HasIcon(Protocol):
    """Anything an icon can be set on: a button, an action, an item of a list."""

    def setIcon(self, icon: QIcon) -> None: ...


class _Drawer(QObject):
    """Loads the font once and redraws every icon when it arrives or the theme changes."""

    imported = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._font: Any = None
        self._started = False
        self._wanted: list[tuple[weakref.ref[Any], str, str]] = []
        self.imported.connect(self._make_font)

    def want(self, target: HasIcon, name: str, tone: str) -> None:
        self._wanted.append((weakref.ref(target), name, tone))
        if self._font is not None:
            target.setIcon(self.icon(name, tone))

    def start(self) -> None:
        if not self._started:
            self._started = True
            threading.Thread(target=self._import, name="icons", daemon=True).start()

    def icon(self, name: str, tone: str) -> QIcon:
        glyph = _NAMES.get(name)
        if self._font is None or glyph is None:
            return QIcon()
        color = theme().color(tone)
        icon: QIcon = self._font.icon(f"mdi6.{glyph}", color=color, color_disabled=theme().color("muted"))
        return icon

    def redraw(self) -> None:
        alive = []
        for reference, name, tone in self._wanted:
            target = reference()
            if target is None or not shiboken6.isValid(target):
                continue
            target.setIcon(self.icon(name, tone))
            alive.append((reference, name, tone))
        self._wanted = alive

    def _import(self) -> None:
        importlib.import_module("qtawesome.iconic_font")
        if shiboken6.isValid(self):
            self.imported.emit()

    def _make_font(self) -> None:
        from qtawesome.iconic_font import IconicFont

        self._font = IconicFont(_FONT)
        theme().changed.connect(self.redraw)
        self.redraw()


_drawer: _Drawer | None = None


def _the_drawer() -> _Drawer:
    global _drawer
    if _drawer is None:
        _drawer = _Drawer()
    return _drawer


def set_icon(target: HasIcon, name: str, tone: str = "muted") -> None:
    """Put the icon called `name` beside the words of `target`, now or as soon as icons are there.

    Args:
        target: a button, action or item.
        name: a key of our own, such as "print"; an unknown key gives no icon.
        tone: colour token.
    """
    _the_drawer().want(target, name, tone)


def load_icons_after_first_paint() -> None:
    """Begin loading the icons when the event loop is next idle."""
    QTimer.singleShot(0, _the_drawer(), _the_drawer().start)


def icon_size() -> QSize:
    """Return the size of an icon beside a word."""
    return QSize(theme().px(16), theme().px(16))
