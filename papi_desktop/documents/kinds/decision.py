"""Quyết định: who decides, on which bases, article by article. Tables are printed as stated, even where they do not add up."""

from __future__ import annotations

from collections.abc import Iterator

from papi_desktop.documents.kinds.common import bases_of, header_of
from papi_desktop.documents.kinds.facts import DecisionFacts
from papi_desktop.documents.official import listed
from papi_desktop.documents.paper import Block, Closing, Paper, Paragraph, Run, dashed
from papi_desktop.documents.wording import Wording


def decision(facts: DecisionFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the decision. Template "decision"."""
    return Paper(
        header=header_of(facts.office, facts.document),
        title=wording.fill("title"),
        subject=facts.subject,
        blocks=tuple(_blocks(facts, wording)),
        closing=Closing(((facts.signer,),), facts.recipients),
        ends=True,
        watermark=watermark,
    )


def _blocks(facts: DecisionFacts, wording: Wording) -> Iterator[Block]:
    yield Paragraph(facts.authority.upper(), "centred")
    yield from bases_of(facts.bases, wording)
    yield Paragraph(wording.fill("decides").upper(), "centred")
    for number, article in enumerate(facts.articles, 1):
        yield Paragraph((Run(wording.fill("article", number=number) + " ", bold=True), Run(article.text)))
        yield from dashed(listed(article.points))
        if article.table is not None:
            yield article.table
