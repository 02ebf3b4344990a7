"""`papi number`: kept, given up and begun."""

from __future__ import annotations

from tests.cli.conftest import Papi


def test_numbers_are_kept_given_up_and_begun(office: Papi) -> None:
    assert office("number", "start", "--kind", "TB", "--first", 168, "--year", 2026, "--json").json == {
        "next": "168/TB-UBND"
    }
    kept = ("number", "reserve", "--kind", "TB", "--date", "30/11/2026", "--subject", "Thông báo nghỉ lễ", "--json")
    assert office(*kept).json["number"] == "168/TB-UBND"
    assert office(*kept, "--number", "168a").json["number"] == "168a/TB-UBND"
    assert office(*kept, "--number", "168").json["error"]["code"] == "SO-02"
    gone = ("number", "void", "168a/TB-UBND", "--year", 2026, "--json")
    assert office(*gone, "--reason", " ").json["error"]["code"] == "SO-03"
    assert office(*gone, "--reason", "Ghi nhầm").status == 0
    assert office(*gone, "--reason", "Ghi nhầm").json["error"]["code"] == "SO-04"
    assert office("number", "void", "9/TB-UBND", "--reason", "x", "--json").json["error"]["code"] == "SO-05"
