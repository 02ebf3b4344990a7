"""Gettext for the whole program: turns msgids and messages into the language on screen.

Owns the chosen language. Knows nothing of Qt (see `papi_desktop.ui.translator`) and nothing of what the texts mean.
"""

from __future__ import annotations

import gettext as _gettext
from functools import cache

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message
from papi_desktop.paths import translations_folder

LANGUAGES = ("vi", "en")
_DOMAIN = "papi"
_language = "vi"


def use_language(language: str) -> None:
    """Choose the language of everything shown from now on.

    Raises:
        ValueError: if the program does not speak `language`.
    """
    global _language
    if language not in LANGUAGES:
        raise ValueError(f"unknown language: {language}")
    _language = language


def language() -> str:
    """Return the code of the language in use."""
    return _language


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    return _gettext.translation(_DOMAIN, translations_folder(), languages=[language], fallback=True)


def _(msgid: str) -> str:
    """Translate one msgid. The empty text stays empty (gettext would return the catalogue's header)."""
    return _catalogue(_language).gettext(msgid) if msgid else ""


def render(message: Message) -> str:
    """Translate a message and fill in its values."""
    if not message.values:
        return _(message.msgid)
    values = {key: render(v) if isinstance(v, Message) else v for key, v in message.values.items()}
    return _(message.msgid).format(**values)


def render_error(error: UserError) -> str:
    """Return what happened, whether the work is safe, what to do, and the code, as one paragraph."""
    return " ".join((render(error.what), render(error.safe), render(error.todo), f"[{error.code}]"))
