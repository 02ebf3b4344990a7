"""The words of official papers: Vietnamese templates in TOML, which an office may replace and take back.

Between the standard and the office's own lie the texts the level above sent down (folder `above` beside the office's own).

Owns loading, checking and filling of templates. Must not know what a paper is for; `{name}` is the only thing it understands in a text.
Where people read and write templates, the names of the places are Vietnamese (`placeholders.toml`); either is understood.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from papi_desktop import atomic
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.paths import ABOVE, resource_folder

_PLACE = re.compile(r"\{([a-z_]+)\}")
_WRITTEN = re.compile(r"\{([^{}]+)\}")
_TEXTS = "texts"
_PLACEHOLDERS = "placeholders"
NO_WORDS = frozenset({"official_format", _PLACEHOLDERS})
"""Files beside the templates that hold no words of papers: the measures of the page, the names of the places."""


class _Told(dict[str, Any]):
    """Part of a template that says which word is asked of it in vain, for whoever makes a paper of a new kind.

    Args:
        table: the tables of the template it stands in, such as "stems"; "" for the template itself.
    """

    def __init__(self, name: str, table: str, words: Mapping[str, Any]) -> None:
        inner = {key: f"{table}.{key}" if table else key for key in words}
        super().__init__(
            {key: _Told(name, inner[key], part) if isinstance(part, dict) else part for key, part in words.items()}
        )
        self._name, self._table = name, table

    def __missing__(self, key: str) -> Any:
        raise _lacking(self._name, f"[{self._table}] {key}" if self._table else f"[{key}]")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one kind of paper: texts by key, and the template's own data (columns and the like).

    What is asked of either and is not there is a UserError (MAU-03) that names file and key.
    """

    name: str
    texts: Mapping[str, str]
    data: Mapping[str, Any]

    def fill(self, key: str, **values: object) -> str:
        """Return a text with its places filled.

        Raises:
            UserError: if there is no such text, or a place of it has no value; the message names template, key and place.
        """

        def value_of(found: re.Match[str]) -> str:
            place = found[1]
            if place not in values:
                raise _problem(self.name, key, say("there is nothing to put in {place}", place=for_people(found[0])))
            return str(values[place])

        return _PLACE.sub(value_of, self.texts[key])


def for_people(text: str) -> str:
    """Return a text of a template with the places named in Vietnamese."""
    return _PLACE.sub(lambda found: f"{{{_names().get(found[1], found[1])}}}", text)


def from_people(text: str) -> str:
    """Return a text as a template keeps it; places may be named either way, in any spelling of spaces and capitals."""

    def kept(found: re.Match[str]) -> str:
        return f"{{{_words().get(_spelled(found[1]), found[1])}}}"

    return _WRITTEN.sub(kept, unicodedata.normalize("NFC", text))


def _spelled(name: str) -> str:
    return " ".join(name.split()).casefold()


@cache
def _names() -> Mapping[str, str]:
    """Return the word of the program to the Vietnamese name of every place."""
    names: dict[str, str] = _read(resource_folder("papers", f"{_PLACEHOLDERS}.toml"))[_PLACEHOLDERS]
    return MappingProxyType(names)


@cache
def _words() -> Mapping[str, str]:
    return MappingProxyType({_spelled(name): word for word, name in _names().items()})


def load_wording(name: str, office_folder: Path | None = None) -> Wording:
    """Return the words of one kind of paper; the texts an office wrote itself stand over the standard.

    Args:
        name: of the template, e.g. "notice".
        office_folder: where the office keeps its own templates; None for the standard.

    Raises:
        UserError: if there is no such template, or the office's cannot be read, has an unknown key, or a text without the places of the
            standard.
    """
    table = _Told(name, "", _standard(name))
    standard: dict[str, str] = table.pop(_TEXTS, {})
    texts = {**_base(name, standard, office_folder), **_own_texts(name, standard, office_folder)}
    return Wording(name, MappingProxyType(_Told(name, _TEXTS, texts)), MappingProxyType(table))


def save_wording(name: str, texts: Mapping[str, str], office_folder: Path) -> None:
    """Keep the office's own texts for a template; texts that are so already without them are not kept.

    Raises:
        UserError: if a text is not acceptable; nothing is changed then.
    """
    standard: dict[str, str] = _read(resource_folder("papers", f"{name}.toml"))[_TEXTS]
    base = _base(name, standard, office_folder)
    given = {key: from_people(text) for key, text in texts.items()}
    own = {key: text for key, text in given.items() if text != base.get(key)}
    for key, text in own.items():
        _check(name, key, text, standard)
    if not own:
        reset_wording(name, office_folder)
        return
    lines = [f"[{_TEXTS}]", *(f"{key} = {json.dumps(text, ensure_ascii=False)}" for key, text in own.items()), ""]
    office_folder.mkdir(parents=True, exist_ok=True)
    atomic.write(_own_file(name, office_folder), "\n".join(lines).encode())


def reset_wording(name: str, office_folder: Path) -> None:
    """Go back to the standard words."""
    _own_file(name, office_folder).unlink(missing_ok=True)


def check_template(name: str, content: bytes) -> Mapping[str, str]:
    """Return the texts in a template somebody else wrote.

    Raises:
        UserError: if there is no such template, or a text is not acceptable.
    """
    path = resource_folder("papers", f"{name}.toml")
    standard: dict[str, str] = _read(path).get(_TEXTS, {}) if path.exists() else {}
    try:
        texts = tomllib.loads(unicodedata.normalize("NFC", content.decode("utf-8-sig"))).get(_TEXTS, {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        texts = None
    if not standard or not isinstance(texts, dict):
        raise UserError(
            "MAU-02",
            say("The wording template “{name}” cannot be read, or this program has none called so.", name=name),
            say("Nothing was changed."),
            say("Ask whoever wrote it to look at it again."),
        )
    kept = {key: from_people(text) if isinstance(text, str) else text for key, text in texts.items()}
    for key, text in kept.items():
        _check(name, key, text, standard)
    return kept


def _base(name: str, standard: Mapping[str, str], office_folder: Path | None) -> dict[str, str]:
    """Return the texts as they are without the office's own: the standard, those of the level above over it."""
    above = None if office_folder is None else office_folder / ABOVE
    return {**standard, **_own_texts(name, standard, above)}


def _own_file(name: str, office_folder: Path) -> Path:
    return office_folder / f"{name}.toml"


def _own_texts(name: str, standard: Mapping[str, str], office_folder: Path | None) -> dict[str, str]:
    if office_folder is None or not _own_file(name, office_folder).exists():
        return {}
    try:
        texts = _read(_own_file(name, office_folder)).get(_TEXTS, {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _problem(name, str(error), say("the file cannot be read")) from error
    kept = {key: from_people(text) if isinstance(text, str) else text for key, text in texts.items()}
    for key, text in kept.items():
        _check(name, key, text, standard)
    return kept


def _check(name: str, key: str, text: object, standard: Mapping[str, str]) -> None:
    """Refuse a text that would print less, or something else, than the standard text has places for."""
    if key not in standard or not isinstance(text, str):
        raise _problem(name, key, say("this kind of paper has no such text"))
    wanted, given = set(_PLACE.findall(standard[key])), set(_WRITTEN.findall(text))
    for place in sorted(given - wanted):
        raise _problem(name, key, say("there is nothing to put in {place}", place=for_people(f"{{{place}}}")))
    for place in sorted(wanted - given):
        raise _problem(name, key, say("the place {place} is missing", place=for_people(f"{{{place}}}")))


def title_of(name: str) -> str:
    """Return what a template is for, in Vietnamese, as it says of itself."""
    table = _read(resource_folder("papers", f"{name}.toml"))
    return str(table.get("about") or table[_TEXTS].get("title") or name)


def _problem(name: str, key: str, reason: Message) -> UserError:
    """Return what is wrong with a text, told by its standard words: nobody has seen its key."""
    standard: dict[str, str] = _read(resource_folder("papers", f"{name}.toml"))[_TEXTS]
    return UserError(
        "MAU-01",
        say(
            "The wording template “{name}”, text “{key}”, cannot be used: {reason}.",
            name=title_of(name),
            key=for_people(standard.get(key, key)),
            reason=reason,
        ),
        say("Your data is safe; no paper was made."),
        say("Correct the text in the settings, or go back to the standard wording."),
    )


def _lacking(name: str, key: str = "") -> UserError:
    """Return what is wrong with the program itself: a paper asks for words that were never written."""
    file = f"resources/papers/{name}.toml"
    return UserError(
        "MAU-03",
        say("The program lacks words of this paper: {file} {key}", file=file, key=key),
        say("Your data is safe; no paper was made."),
        say("Tell whoever looks after the program what stands here."),
    )


def _standard(name: str) -> dict[str, Any]:
    path = resource_folder("papers", f"{name}.toml")
    if not path.exists():
        raise _lacking(name)
    return _read(path)


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig")))
