"""A commune and the level above, each with data of its own, who know each other's keys; and a stick between them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from papi_desktop import translations
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import CHANNEL_USES, DISCLOSURES
from papi_desktop.operations import publish, unit_keys
from papi_desktop.operations.handover import HandedOver, hand_over
from papi_desktop.operations.office import Office
from papi_desktop.operations.setup import Setup, create_office, open_office
from tests.handover.computers import Computers, begin
from tests.operations.conftest import PASSWORD, REQUEST, TODAY, USER, new_office, store_list

PERIOD = "2026-Q4"
PROVINCE = "tỉnh Sơn La"


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Messages are compared in the language they are written in, whatever a test before chose."""
    before = translations.language()
    translations.use_language("en")
    yield
    translations.use_language(before)


def level_above(folder: Path, today: date = TODAY) -> Office:
    setup = Setup(PROVINCE, PROVINCE, PASSWORD, USER, unit={"receiving": True})
    return create_office(folder, setup, today=lambda: today)[0]


def commune(folder: Path, name: str, today: date = TODAY) -> Office:
    return create_office(folder, Setup(name, PROVINCE, PASSWORD, USER), today=lambda: today)[0]


@dataclass(frozen=True)
class Made:
    """Folders made once, to be copied: a commune that published its list, and a level above that trusts it."""

    commune: Path
    above: Path


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("handover")
    office = new_office(folder / "commune")
    store_list(office, folder)
    done = publish.publish(office, publish.prepare(office, REQUEST), folder / "out")
    with office.store.transaction(say("Test")) as tx:
        tx.insert(CHANNEL_USES, {"disclosure_id": done.disclosure_id, "channel": "TT", "used_from": "2026-11-22"})
    above = level_above(folder / "above")
    unit_keys.trust(above, unit_keys.own_key(office).public)
    unit_keys.own_key(above)
    office.store.close()
    above.store.close()
    return Made(folder / "commune", folder / "above")


@dataclass
class Road:
    """The commune, the level above, and the stick that goes between them."""

    commune: Office
    above: Office
    stick: Path

    def hand(self, kind: str = "disclosures", period: str = PERIOD, note: str = "") -> HandedOver:
        return hand_over(
            self.commune, kind, period, self.stick, unit_keys.own_key(self.above).public, note=note, photos=True
        )

    def disclose(self, title: str) -> str:
        """Enter one more disclosure of the quarter at the commune, so that its next report is a correction."""
        with self.commune.store.transaction(say("Test")) as tx:
            made = tx.insert(DISCLOSURES, {"title": title, "posted_from": "2026-11-20", "edition": 1})
            tx.insert(CHANNEL_USES, {"disclosure_id": made, "channel": "TH", "used_from": "2026-11-20"})
            return made


@pytest.fixture
def road(made: Made, tmp_path: Path) -> Iterator[Road]:
    shutil.copytree(made.commune, tmp_path / "commune")
    shutil.copytree(made.above, tmp_path / "above")
    (tmp_path / "usb").mkdir()
    offices = [open_office(tmp_path / name, password=PASSWORD, today=lambda: TODAY) for name in ("commune", "above")]
    yield Road(offices[0], offices[1], tmp_path / "usb")
    for office in offices:
        office.store.close()


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Computers]:
    made = begin(tmp_path, 2)
    yield made
    made.close()


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Computers]:
    made = begin(tmp_path, 3)
    yield made
    made.close()
