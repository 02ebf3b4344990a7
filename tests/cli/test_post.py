"""`papi post` and `papi verdict`: what hung where, and what that proves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import PLACES, Papi
from tests.operations.conftest import photo


def test_post_and_verdict(office: Papi, published: dict[str, Any], tmp_path: Path) -> None:
    picture = tmp_path / "anh.jpg"
    picture.write_bytes(photo())
    at = published["disclosure"]
    said = office("post", at, "--place", PLACES[0], "--from", "2026-12-01", "--photo", picture, "--json")
    assert said.status == 0
    assert set(said.json) == {"posting", "place", "warnings"}
    assert said.json["place"] == PLACES[0]
    whole = ("--from", "2026-12-01", "--to", "2026-12-31", "--witness", "Lò Văn A", "--witness", "Cà Thị B")
    assert office("post", at, "--place", "Bản Nà Cáy", *whole).status == 0
    office("post", at, "--place", "Thôn Huổi Siểu", "--from", "2026-12-01", "--to", "2026-12-20", "--minutes-signed")

    answer = office("verdict", at, "--on", "2027-01-01", "--json").json
    assert [d["id"] for d in answer["disclosures"]] == [at]
    places = answer["disclosures"][0]["places"]
    assert [(p["place"], p["verdict"], p["days"], p["short_by"]) for p in places] == [
        (PLACES[0], "complete", 31, 0),
        (PLACES[1], "complete", 30, 0),
        (PLACES[2], "short", 19, 11),
    ]
    eve = office("verdict", "--on", "2026-12-31", "--json").json["disclosures"][0]["places"]
    assert [p["verdict"] for p in eve] == ["running", "complete", "short"]
    before = office("verdict", "--on", "2026-11-30", "--json").json["disclosures"][0]["places"]
    assert {p["verdict"] for p in before} == {"missing"}


def test_post_without_proof_proves_nothing(office: Papi, published: dict[str, Any]) -> None:
    office("post", published["disclosure"], "--place", PLACES[0], "--from", "2026-12-01", "--to", "2026-12-31")
    places = office("verdict", published["disclosure"], "--on", "2027-02-01", "--json").json["disclosures"][0]["places"]
    assert places[0]["verdict"] == "not_proven"


@pytest.mark.parametrize(
    ("which", "place", "code"), [("đây", "nơi không có", "NY-02"), ("không có", "Bản Nà Cáy", "NY-01")]
)
def test_post_of_what_is_not_there_is_refused(
    office: Papi, published: dict[str, Any], which: str, place: str, code: str
) -> None:
    disclosure = published["disclosure"] if which == "đây" else which
    said = office("post", disclosure, "--place", place, "--from", "2026-12-01", "--json")
    assert (said.status, said.json["error"]["code"]) == (1, code)


def test_posting_without_proof_says_what_is_missing(office: Papi, published: dict[str, Any]) -> None:
    post = ("post", published["disclosure"], "--place", PLACES[0], "--from", "1/12/2026", "--json")
    assert "no photo, no witness" in " ".join(office(*post).json["warnings"])
    assert "no photo" not in " ".join(office(*post, "--witness", "Quàng Thị Pản").json["warnings"])
