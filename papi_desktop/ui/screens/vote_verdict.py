"""How a vote of residents stands: passed or not, the bar with the mark where enough begins, the figures in words and the article.

Owns how a vote looks. Must not judge: it is given the vote.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from papi_desktop.operations.votes import Share, Vote
from papi_desktop.translations import _, render
from papi_desktop.ui.screens.counting_view import certainty_badge
from papi_desktop.ui.style import set_role, theme


class ShareBar(QWidget):
    """How many of all agree, as a bar with a mark where enough begins; its figures stand beside it in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: Share | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Share of all households that agree"))

    def sizeHint(self) -> QSize:
        """Return the height of a bar."""
        return QSize(theme().px(240), theme().px(28))

    def show_share(self, share: Share | None) -> None:
        """Show a share; None shows an empty bar."""
        self._share = share
        self.setAccessibleDescription(render(share.words()) if share else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 4, -1, -4)
        painter.setPen(theme().color("line"))
        painter.setBrush(theme().color("soft"))
        painter.drawRoundedRect(whole, 4, 4)
        share = self._share
        if share is None or not share.total:
            return
        reached = QRectF(whole)
        reached.setWidth(whole.width() * min(1.0, share.reached / share.total))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("good" if share.met else "warn"))
        painter.drawRoundedRect(reached, 4, 4)
        mark = whole.left() + whole.width() * share.needed / share.total
        painter.setPen(theme().color("text"))
        painter.drawLine(round(mark), 0, round(mark), self.height())


class VoteVerdict(QWidget):
    """A vote.

    Args:
        unknown: translated; what stands there while it cannot be told how the vote stands.

    Attributes:
        head: the row of the verdict, for a button behind it: the rest may stand below what can be seen.
    """

    def __init__(self, unknown: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unknown = unknown
        self._verdict = QLabel()
        set_role(self._verdict, "section")
        self._bar = ShareBar()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._basis = QLabel()
        self._basis.setWordWrap(True)
        set_role(self._basis, "muted")
        self._badge = certainty_badge("confirmed")
        self.head = QHBoxLayout()
        self.head.setSpacing(theme().px(12))
        self.head.addWidget(self._verdict)
        self.head.addWidget(self._words, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._basis, 1)
        foot.addWidget(self._badge)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addLayout(self.head)
        layout.addWidget(self._bar)
        layout.addLayout(foot)

    def show_vote(self, vote: Vote) -> None:
        """Show how a vote stands."""
        first, passed = next(iter(vote.shares), None), vote.passed
        self._verdict.setText(
            _("Not known yet") if passed is None else f"✓ {_('Passed')}" if passed else f"✕ {_('Not passed')}"
        )
        self._words.setText(" ".join(render(share.words()) for share in vote.shares) or self._unknown)
        self._bar.show_share(first)
        self._basis.setText(first.rule.citation if first else "")
        self._badge.setVisible(first is not None and first.rule.certainty.value != "confirmed")
