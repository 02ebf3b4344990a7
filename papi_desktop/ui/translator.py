"""Qt's texts through the one catalogue: gettext behind a QTranslator, for generated forms and for Qt's own buttons and menus.

Qt ships no Vietnamese, so its texts are listed in `qt_strings` and translated in our catalogue under their Qt context.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from papi_desktop.translations import _, language
from papi_desktop.ui.qt_strings import QT_STRINGS

_BETWEEN = "\x04"  # what gettext puts between a context and a msgid
_KNOWN = frozenset(QT_STRINGS)


class GettextTranslator(QTranslator):
    """Answers Qt's questions from the gettext catalogue."""

    def translate(
        self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:  # type: ignore[override]
        """Return the translation, or None: an empty text would blank the button instead of keeping the original."""
        if (context, source_text) in _KNOWN:
            key = f"{context}{_BETWEEN}{source_text}"
            found = _(key)
            return source_text if found == key else found
        found = _(source_text)
        return found if found != source_text else None  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        """Qt drops an empty translator."""
        return False


def install_translator(app: QCoreApplication) -> GettextTranslator:
    """Make Qt speak the language in use and write dates and numbers as it does."""
    translator = GettextTranslator(app)
    app.installTranslator(translator)
    QLocale.setDefault(QLocale("vi_VN" if language() == "vi" else "en_GB"))
    return translator
