"""Who gets a kind of paper: the receivers the office recorded, else the standard ones of its wording."""

from __future__ import annotations

from papi_desktop.domain.registers import RECEIVERS
from papi_desktop.operations import papers
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query


def of_paper(office: Office, kind: str) -> tuple[str, ...]:
    """Return the lines of "Nơi nhận" of a kind of paper: "notice", "quarter", "plan", "report", "internal".

    The file copy always comes last, whoever was recorded.
    """
    standard = tuple(papers.wording(office, "office").data["recipients"][kind])
    if RECEIVERS["papers"].choice(kind) is None:
        return standard
    own = tuple(str(row["name"]) for row in office.store.all(RECEIVERS, Query(filters={"papers": kind})))
    return (*own, standard[-1]) if own else standard
