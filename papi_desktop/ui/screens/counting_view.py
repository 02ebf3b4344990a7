"""The counting of a time limit, day by day with the reason of each, and the text it rests on.

Owns how a counting looks. Must not count: it is given the lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from papi_desktop.domain.law.dated import Certainty
from papi_desktop.domain.messages import N_
from papi_desktop.translations import _
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable

TO_CHECK = N_("To be checked against the original text")
"""Msgid of the badge beside a rule that was not read in the official text."""


def certainty_badge(certainty: str) -> QLabel:
    """Return the badge for a rule, hidden while the rule is confirmed."""
    badge = QLabel(_(TO_CHECK))
    set_role(badge, "badge")
    badge.setVisible(certainty != Certainty.CONFIRMED.value)
    return badge


class CountingView(QWidget):
    """A counting.

    Args:
        lines: in words, one a day, "day: why"; the result last.
        citation: the text it rests on; blank if it may not be cited.
        certainty: "confirmed" or "to_check".
    """

    def __init__(self, lines: Sequence[str], citation: str, certainty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        *days, result = lines or ("",)
        answer = QLabel(result)
        answer.setWordWrap(True)
        answer.setTextFormat(Qt.TextFormat.PlainText)
        set_role(answer, "section")
        basis = QLabel(citation)
        basis.setWordWrap(True)
        basis.setTextFormat(Qt.TextFormat.PlainText)
        set_role(basis, "muted")
        law = QHBoxLayout()
        law.setSpacing(theme().px(8))
        law.addWidget(basis, 1)
        law.addWidget(certainty_badge(certainty))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(answer)
        layout.addLayout(law)
        table = PlainTable((_("Day"), _("How it counts")), (), _("The counting, day by day"), even=True)
        table.show_rows([line.partition(": ")[::2] for line in days])
        layout.addWidget(table, 1)


class CountingDialog(SmallDialog):
    """A counting in a window of its own."""

    def __init__(self, parent: QWidget, title: str, lines: Sequence[str], citation: str, certainty: str) -> None:
        super().__init__(parent, _("How it is counted"), title, 640, 560)
        self.body.addWidget(CountingView(lines, citation, certainty))
        self.add_close().setFocus()


def show_counting(parent: QWidget, title: str, lines: Sequence[str], citation: str, certainty: str) -> CountingDialog:
    """Show a counting over `parent` and return the dialog, which does not block."""
    dialog = CountingDialog(parent, title, lines, citation, certainty)
    dialog.open()
    return dialog
