"""The look of the window: colour and size tokens, light and dark, as one palette and one style sheet over Fusion.

Owns every colour, size and spacing of the program. Must not know any page. Widgets ask for a role by a dynamic property
(`role="title"`, `role="help"`, `role="card"`, `role="primary"`…) and never set colours themselves; painters ask `theme()`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from papi_desktop.paths import resource_folder
from papi_desktop.ui.style_sheet import SHEET

TEXT_SCALES = (1.0, 1.15, 1.25, 1.5)
"""Text sizes an official can choose, as factors of the system size."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme, as `#RRGGBB`."""

    background: str
    surface: str
    navigation: str
    line: str
    text: str
    muted: str
    accent: str
    soft: str
    good: str
    warn: str
    bad: str
    on_accent: str
    scroll: str
    arrow: str


LIGHT = Tokens(
    background="#F5F6F8",
    surface="#FFFFFF",
    navigation="#EEF1F5",
    line="#DDE1E6",
    text="#1F2933",
    muted="#5B6672",
    accent="#0B5CAD",
    soft="#E6F0FA",
    good="#166B32",
    warn="#9A5B00",
    bad="#B3261E",
    on_accent="#FFFFFF",
    scroll="#C3CAD3",
    arrow="light",
)

DARK = Tokens(
    background="#1E2227",
    surface="#262B31",
    navigation="#22272D",
    line="#3A414A",
    text="#E6EAEE",
    muted="#A3AEBA",
    accent="#6FB1F2",
    soft="#22384E",
    good="#6CCB8B",
    warn="#E8B04B",
    bad="#F28B82",
    on_accent="#10202F",
    scroll="#56606C",
    arrow="dark",
)


class Theme(QObject):
    """The scheme and text size in use; restyles the whole application when either changes.

    Args:
        app: the application to dress.
        scale: factor of the system's text size.
        dark: a fixed scheme for pictures and tests; None follows the system.
    """

    changed = Signal()

    def __init__(self, app: QApplication, scale: float = 1.0, dark: bool | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._base = max(10.0, app.font().pointSizeF())
        self._fixed = dark
        self.scale = scale
        self.tokens = LIGHT
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    def px(self, size: int) -> int:
        """Return a length of the design in the pixels of the chosen text size."""
        return round(size * self.scale)

    def font(self, points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the system font at a size of the design (10 is body text)."""
        font = QFont(self._app.font())
        font.setPointSizeF(points / 10 * self._base * self.scale)
        font.setWeight(weight)
        return font

    def color(self, tone: str) -> QColor:
        """Return the colour of a token such as "bad"; an unknown tone is plain text."""
        return QColor(getattr(self.tokens, tone, self.tokens.text))

    def set_scale(self, scale: float) -> None:
        """Choose the text size."""
        if scale != self.scale:
            self.scale = scale
            self._apply()

    def set_dark(self, dark: bool | None) -> None:
        """Fix the scheme, or follow the system again with None."""
        self._fixed = dark
        self._apply()

    def _follow_system(self, _scheme: Qt.ColorScheme) -> None:
        if self._fixed is None:
            self._apply()

    def _apply(self) -> None:
        dark = self._fixed
        if dark is None:
            dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        self.tokens = DARK if dark else LIGHT
        font = QFont(self._app.font())
        font.setPointSizeF(self._base * self.scale)
        self._app.setFont(font)
        self._app.setPalette(_palette(self.tokens))
        self._app.setStyleSheet(_sheet(self.tokens, self.scale, self._base))
        self.changed.emit()


_theme: Theme | None = None


def dress(app: QApplication, scale: float = 1.0, dark: bool | None = None) -> Theme:
    """Give the application its look and return the theme; a second call changes the one there is."""
    global _theme
    if _theme is None or _theme.parent() is not app:
        _theme = Theme(app, scale, dark)
    else:
        _theme.scale = scale
        _theme.set_dark(dark)
    return _theme


def theme() -> Theme:
    """Return the theme in use."""
    if _theme is None:
        raise RuntimeError("the application is not dressed yet")
    return _theme


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget its role in the style sheet, also after it was shown."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _palette(t: Tokens) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: t.background,
        QPalette.ColorRole.Base: t.surface,
        QPalette.ColorRole.AlternateBase: t.background,
        QPalette.ColorRole.Button: t.surface,
        QPalette.ColorRole.WindowText: t.text,
        QPalette.ColorRole.Text: t.text,
        QPalette.ColorRole.ButtonText: t.text,
        QPalette.ColorRole.BrightText: t.bad,
        QPalette.ColorRole.PlaceholderText: t.muted,
        QPalette.ColorRole.Highlight: t.accent,
        QPalette.ColorRole.HighlightedText: t.on_accent,
        QPalette.ColorRole.Accent: t.accent,
        QPalette.ColorRole.Link: t.accent,
        QPalette.ColorRole.LinkVisited: t.accent,
        QPalette.ColorRole.ToolTipBase: t.surface,
        QPalette.ColorRole.ToolTipText: t.text,
        QPalette.ColorRole.Mid: t.line,
        QPalette.ColorRole.Dark: t.muted,
    }
    for role, color in roles.items():
        palette.setColor(role, QColor(color))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.muted))
    return palette


def _sheet(tokens: Tokens, scale: float, base: float) -> str:
    sizes = {
        f"px{n}": f"{round(n * scale)}px"
        for n in (0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 26, 28, 30, 32, 36)
    }
    points = {
        name: f"{n / 10 * base * scale:.2f}pt"
        for name, n in (("help", 9), ("body", 10), ("section", 11), ("heading", 15))
    }
    icons = {"icons": resource_folder("icons").as_posix()}
    return Template(SHEET).substitute(asdict(tokens) | sizes | points | icons)
