"""What a practice commune hands over is made up: an office with real books takes none of it."""

from __future__ import annotations

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import UNIT
from papi_desktop.operations import receive
from papi_desktop.operations.office import Office
from tests.handover.conftest import Road


def make_practice(office: Office) -> None:
    with office.store.transaction(say("Test")) as tx:
        tx.update(UNIT, office.unit["id"], {"practice": True})


def test_a_practice_report_is_refused_where_the_books_are_real(road: Road) -> None:
    make_practice(road.commune)
    road.hand()
    [file] = receive.receive(road.above, [road.stick])
    assert file.status == "refused"
    assert file.error is not None
    assert file.error.code == "BG-47"
    assert "made up" in file.error.what.in_english()


def test_a_practice_office_receives_practice_reports(road: Road) -> None:
    make_practice(road.commune)
    make_practice(road.above)
    road.hand()
    [file] = receive.receive(road.above, [road.stick])
    assert file.status == "accepted"
