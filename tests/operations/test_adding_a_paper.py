"""docs/adding-a-paper.md does what it says: its paper is made of exactly the words and code that stand there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.documents import wording
from papi_desktop.domain.registers import ENVIRONMENT
from papi_desktop.operations import papers, records
from papi_desktop.operations.book import PaperKind, PaperNumber
from papi_desktop.operations.office import Office
from papi_desktop.paths import resource_folder
from tests.documents.reading import flat, read_pages
from tests.generated import ROOT

GUIDE = (ROOT / "docs" / "adding-a-paper.md").read_text(encoding="utf-8")


def written_under(heading: str) -> list[str]:
    """Return the indented blocks under a heading, in order."""
    [part] = [part for part in re.split(r"^#+ ", GUIDE, flags=re.MULTILINE) if part.startswith(heading)]
    blocks = re.findall(r"(?:^(?: {4}.*)?\n)+", part, flags=re.MULTILINE)
    return [re.sub(r"^ {4}", "", block, flags=re.MULTILINE).strip("\n") + "\n" for block in blocks if block.strip()]


@pytest.fixture
def words_of_the_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    there = tmp_path / "resources" / "papers"
    shutil.copytree(resource_folder("papers"), there)
    template, place = written_under("1.")
    (there / "environment_receipt.toml").write_text(template, encoding="utf-8")
    with (there / "placeholders.toml").open("a", encoding="utf-8") as names:
        names.write(f"\n{place}")
    [stem] = written_under("2.")
    office = there / "office.toml"
    office.write_text(office.read_text(encoding="utf-8").replace("[stems]\n", f"[stems]\n{stem}"), encoding="utf-8")
    kept = (wording._names, wording._words)
    monkeypatch.setattr(wording, "resource_folder", lambda *parts: tmp_path.joinpath("resources", *parts))
    for cache in kept:
        cache.cache_clear()
    yield
    for cache in kept:
        cache.cache_clear()


def test_the_paper_of_the_guide_can_be_made(office: Office, words_of_the_guide: None) -> None:
    names: dict[str, Any] = {"__name__": "environment_papers"}
    exec(compile(written_under("3.")[0], "docs/adding-a-paper.md", "exec"), names)
    [kind] = names["PAPERS"]
    assert isinstance(kind, PaperKind)
    values = {"project": "Xưởng chè", "where_to_read": "tủ số 2"}
    record = office.store.get(ENVIRONMENT, records.save(office, ENVIRONMENT, {**ENVIRONMENT.blank(), **values}))
    assert record is not None
    sheet = kind.make(office, record, PaperNumber("45", "45/TB-UBND", office.today()))
    assert (sheet.public, sheet.stem) == (True, "thong-bao-tiep-nhan-moi-truong_xuong-che")
    read = flat(read_pages(papers.as_pdf(sheet.paper)))
    assert "45/TB-UBND" in read
    assert "Nơi xem hồ sơ: tủ số 2" in read


def test_one_for_each_recipient_is_one_paper_with_a_page_for_each(office: Office) -> None:
    [snippet] = written_under("One for each recipient")
    before = """
from papi_desktop.documents.paper import Appendix, Closing, Paper, Paragraph, Signature
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.paper_parts import office_header
from papi_desktop.operations.papers import Sheet

def made(office, words, people, title, stem, signature):
"""
    names: dict[str, Any] = {}
    exec(before + "".join(f"    {line}\n" for line in snippet.splitlines()), names)
    words = wording.Wording("x", {"receipt": "Đã trao cho {name}."}, {})
    people = [{"name": name} for name in ("Lò Thị Ún", "Cà Văn Nọi", "Vì Văn Pao")]
    sheet = names["made"](office, words, people, "Biên nhận", "bien-nhan", papers.signer(office))
    pages = read_pages(papers.as_pdf(sheet.paper))
    assert [flat([page]).count("Đã trao cho") for page in pages] == [1, 1, 1]
    assert all(person["name"] in flat([page]) for person, page in zip(people, pages, strict=True))
