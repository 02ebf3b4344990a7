"""The trial of everything on this machine: good here, and a broken part is named without stopping the others."""

from __future__ import annotations

import pytest

from papi_desktop.operations import self_test
from papi_desktop.translations import language, render, use_language

NAMES = ["translations", "law", "store", "backup", "papers", "workbook"]


def test_everything_is_good_here() -> None:
    report = self_test.run()
    assert {line.name: line.good for line in report.lines} == dict.fromkeys(NAMES, True)
    assert report.good


def test_a_broken_part_is_named_and_the_others_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_rest: object) -> None:
        raise OSError("no such font")

    monkeypatch.setattr("papi_desktop.documents.pdf.render_pdf", broken)
    report = self_test.run()
    assert [line.name for line in report.lines if not line.good] == ["papers"]
    assert [line.name for line in report.lines] == NAMES
    assert not report.good


def test_a_language_that_is_not_there_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("papi_desktop.operations.self_test._", lambda msgid: msgid)
    report = self_test.run()
    assert [line.name for line in report.lines if not line.good] == ["translations"]


def test_the_language_in_use_stays() -> None:
    use_language("en")
    self_test.run()
    assert language() == "en"


def test_the_result_is_told_in_vietnamese() -> None:
    use_language("vi")
    told = [render(line.words) for line in self_test.run().lines]
    assert all(any(ord(letter) > 127 for letter in line) for line in told)
