"""Qt's texts through the one catalogue: gettext behind a QTranslator, for generated forms and for Qt's own buttons and menus.

Qt ships no Vietnamese, so its texts are listed in `qt_strings` and translated in our catalogue like any other msgid.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from papi_desktop.translations import _, language

_KEY_NAMES = "QShortcut"  # Qt's context for "Delete", "Home", "Print": they stay as printed on the keyboard


class GettextTranslator(QTranslator):
    """Answers Qt's questions from the gettext catalogue."""

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return the translation, or None: an empty text would blank the button instead of keeping the original."""
        if context == _KEY_NAMES:
            return None
        found = _(source_text)
        return found if found != source_text else None

    def isEmpty(self) -> bool:
        """Qt drops an empty translator."""
        return False


def install_translator(app: QCoreApplication) -> GettextTranslator:
    """Make Qt speak the language in use and write dates and numbers as it does."""
    translator = GettextTranslator(app)
    app.installTranslator(translator)
    QLocale.setDefault(QLocale("vi_VN" if language() == "vi" else "en_GB"))
    return translator
