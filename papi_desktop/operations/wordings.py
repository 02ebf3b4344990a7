"""Mẫu câu chữ: the office reads, changes and takes back the words of its papers, text by text.

The standard stays as it ships; what the office writes lies in its data folder (`papi_desktop.documents.wording`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from papi_desktop.documents.wording import NO_WORDS, for_people, load_wording, reset_wording, save_wording, title_of
from papi_desktop.domain.messages import say
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import wording_folder
from papi_desktop.paths import resource_folder


@dataclass(frozen=True)
class TemplateText:
    """One text of a template.

    Attributes:
        key: stable word within the template.
        standard: as it ships, its places named in Vietnamese.
        current: as papers say it now.
    """

    key: str
    standard: str
    current: str

    @property
    def own(self) -> bool:
        """Return whether the office wrote it."""
        return self.current != self.standard


@dataclass(frozen=True)
class Template:
    """The words of one kind of paper.

    Attributes:
        name: stable word.
        title: what it is for, in Vietnamese, as the template says of itself.
    """

    name: str
    title: str
    texts: tuple[TemplateText, ...]

    @property
    def changed(self) -> int:
        """Return how many texts the office wrote."""
        return sum(text.own for text in self.texts)


def templates(office: Office) -> tuple[Template, ...]:
    """Return every template with its texts, by title."""
    names = [path.stem for path in resource_folder("papers").glob("*.toml") if path.stem not in NO_WORDS]
    return tuple(sorted((template(office, name) for name in names), key=lambda found: found.title))


def template(office: Office, name: str) -> Template:
    """Return one template."""
    standard = load_wording(name)
    current = load_wording(name, wording_folder(office))
    texts = (
        TemplateText(key, for_people(text), for_people(current.texts[key])) for key, text in standard.texts.items()
    )
    return Template(name, title_of(name), tuple(texts))


def change(office: Office, name: str, texts: Mapping[str, str]) -> None:
    """Keep the office's own texts for a template, and tell it in the history.

    Raises:
        UserError: if a text lacks a place the standard has or has one nothing can be put into, or whoever asks is no
            administrator; nothing is changed then.
    """
    office.store.require_settings()
    save_wording(name, texts, wording_folder(office))
    _remember(office, name)


def take_back(office: Office, name: str) -> None:
    """Go back to the standard words of a template.

    Raises:
        UserError: if whoever asks is no administrator.
    """
    office.store.require_settings()
    reset_wording(name, wording_folder(office))
    _remember(office, name)


def _remember(office: Office, name: str) -> None:
    what = say("Change the wording of “{template}”", template=template(office, name).title)
    with office.store.transaction(what) as tx:
        tx.note(what)
