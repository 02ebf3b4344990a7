"""What somebody brings that must not be taken in: each refused with what it is, what is safe and what to do; nothing imported."""

from __future__ import annotations

import io
import json
import os
import random
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import HANDOVERS, RECEIVED, RECEIVED_RECORDS, UNIT
from papi_desktop.exchange.bundle.keys import UnitName, canonical, new_key
from papi_desktop.exchange.bundle.limits import LIMITS
from papi_desktop.exchange.bundle.reader import open_bundle
from papi_desktop.operations import unit_keys
from papi_desktop.operations.handover import hand_over
from papi_desktop.operations.receive import receive, receive_file
from tests.handover.conftest import PERIOD, TODAY, Road, commune
from tests.handover.forge import Forger, packed

FULL = os.environ.get("PAPI_FAULTS") == "full"
FLIPS, CUTS = (10_000, 1_000) if FULL else (200, 60)


@pytest.fixture
def sound(road: Road) -> Path:
    return road.hand().file


@pytest.fixture
def forger(road: Road, sound: Path) -> Forger:
    return Forger(road, sound)


def refused(road: Road, path: Path) -> str:
    """Return the code of the refusal, having seen that nothing was imported and that the three sentences are there."""
    done = receive_file(road.above, path)
    assert done.status == "refused", done
    assert done.error is not None
    assert done.error.what.in_english()
    assert done.error.safe.in_english()
    assert done.error.todo.in_english()
    assert road.above.store.count(RECEIVED) == 0
    assert road.above.store.count(RECEIVED_RECORDS) == 0
    return done.error.code


def put(road: Road, data: bytes, name: str = "la.papi") -> Path:
    path = road.stick / name
    path.write_bytes(data)
    return path


# --- what chance does to a file ---


def test_a_sound_file_is_accepted(road: Road, sound: Path) -> None:
    assert receive_file(road.above, sound).status == "accepted"


def test_every_flipped_bit_is_noticed(road: Road, sound: Path) -> None:
    data = sound.read_bytes()
    rng = random.Random(7)
    identities = unit_keys.own_identities(road.above)
    # The header, where every line means something, byte by byte; the rest by chance.
    places = [*range(min(200, len(data))), *(rng.randrange(len(data)) for _ in range(FLIPS))]
    for place in places:
        flipped = bytearray(data)
        flipped[place] ^= 1 << rng.randrange(8)
        with pytest.raises(UserError) as told:
            open_bundle(bytes(flipped), identities, lambda manifest: unit_keys.key_of(road.above, manifest))
        assert told.value.code in {"BG-02", "BG-03", "BG-04", "BG-07"}, (place, told.value.code)


def test_every_truncation_is_noticed(road: Road, sound: Path) -> None:
    data = sound.read_bytes()
    identities = unit_keys.own_identities(road.above)
    for cut in range(CUTS):
        length = len(data) * cut // CUTS
        with pytest.raises(UserError) as told:
            open_bundle(data[:length], identities, lambda manifest: unit_keys.key_of(road.above, manifest))
        assert told.value.code in {"BG-01", "BG-03"}, (length, told.value.code)
    assert refused(road, put(road, data[:-1])) == "BG-03"


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda data: b"", "BG-01"),
        (lambda data: b"\x00" * 4096, "BG-01"),  # room was taken on the stick, nothing was copied
        (lambda data: data[: len(data) // 2] + b"\x00" * (len(data) - len(data) // 2), "BG-03"),
        (lambda data: data + b"\x00", "BG-03"),
        (lambda data: data + b"PK\x05\x06" + b"\x00" * 18, "BG-03"),
        (lambda data: data + data, "BG-03"),
        (lambda data: b" " + data, "BG-02"),
        (lambda data: b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"x" * 5000, "BG-02"),
        (lambda data: b"PK\x03\x04" + b"x" * 100, "BG-02"),
        (lambda data: b"age-encryption.org/v2\n" + data[22:], "BG-07"),
        (lambda data: "Kính gửi Ủy ban nhân dân tỉnh".encode(), "BG-02"),
    ],
)
def test_what_is_no_sound_copy(road: Road, sound: Path, spoil: Callable[[bytes], bytes], code: str) -> None:
    path = put(road, spoil(sound.read_bytes()))
    assert refused(road, path) == code


def test_a_copy_that_did_not_come_to_its_end_is_not_taken_even_when_all_bytes_are_there(
    road: Road, sound: Path
) -> None:
    assert refused(road, put(road, sound.read_bytes(), sound.name + ".part")) == "BG-03"


def test_a_name_means_nothing(road: Road, sound: Path) -> None:
    done = receive_file(road.above, sound.rename(road.stick / "anh-cuoi.jpg"))
    assert (done.status, done.unit) == ("accepted", "xã Na Sang")


def test_a_file_that_is_not_there_or_is_a_folder_in_disguise(road: Road) -> None:
    assert refused(road, road.stick / "khong-co.papi") == "BG-43"
    (road.stick / "thu-muc.papi").mkdir()
    assert refused(road, road.stick / "thu-muc.papi") == "BG-03"
    assert receive(road.above, [road.stick]) == []


# --- keys and receivers ---


def test_another_receiver(road: Road, tmp_path: Path) -> None:
    other = commune(tmp_path / "khac", "xã Huổi Siểu")
    done = hand_over(road.commune, "disclosures", PERIOD, road.stick, unit_keys.own_key(other).public)
    other.store.close()
    assert refused(road, done.file) == "BG-04"


def test_an_unknown_key(road: Road, tmp_path: Path) -> None:
    stranger = commune(tmp_path / "la", "xã Mường Lạ")
    done = hand_over(stranger, "disclosures", PERIOD, road.stick, unit_keys.own_key(road.above).public)
    stranger.store.close()
    assert refused(road, done.file) == "BG-08"


def test_a_withdrawn_key(road: Road, sound: Path) -> None:
    unit_keys.withdraw(road.above, unit_keys.own_key(road.commune).public.fingerprint)
    assert refused(road, sound) == "BG-09"


def test_an_expired_key(road: Road, forger: Forger) -> None:
    late = {**forger.manifest(), "made_at": "2031-11-23T08:00:00+07:00"}
    early = {**forger.manifest(), "made_at": "2026-11-21T08:00:00+07:00"}
    for told in (late, early):
        assert refused(road, forger.write(forger.signed(told))) == "BG-09"


def test_our_own_expired_key_hands_nothing_over(road: Road) -> None:
    road.commune.today = lambda: date(2032, 1, 5)
    with pytest.raises(UserError, match="BG-18"):
        road.hand(period="2026-Q4")
    assert list(road.stick.iterdir()) == []


def test_a_replaced_key_ends_the_old_ones_time(road: Road) -> None:
    before = unit_keys.own_key(road.commune).public
    road.commune.today = lambda: date(2026, 12, 5)
    after = unit_keys.renew(road.commune).public
    road.above.today = lambda: date(2026, 12, 5)
    trusted = unit_keys.trust(road.above, after)
    assert trusted.replaced == (before.fingerprint,)
    assert receive_file(road.above, road.hand().file).status == "accepted"


def test_a_replacement_nobody_endorsed_replaces_nothing(road: Road) -> None:
    before = unit_keys.own_key(road.commune).public
    thief = new_key(before.unit, "commune", TODAY, date(2031, 1, 1))
    claimed = new_key(before.unit, "commune", TODAY, date(2031, 1, 1), before=thief).public
    lying = replace(claimed, replaces=before.fingerprint)
    assert unit_keys.trust(road.above, lying).replaced == ()
    assert receive_file(road.above, road.hand().file).status == "accepted"


def test_a_signature_of_another_key(road: Road, forger: Forger) -> None:
    told = canonical(forger.manifest())
    forger.signer = new_key(UnitName("xã Na Sang", "", "tỉnh Sơn La"), "commune", TODAY, date(2031, 1, 1))
    members = {**forger.members(), "manifest.sig": forger.signer.sign(told)}
    assert refused(road, forger.write(members)) == "BG-10"
    own_words = {**forger.manifest(), "signer": forger.manifest()["fingerprint"]}
    assert refused(road, forger.write(forger.signed(own_words))) in {"BG-05", "BG-10"}


def test_a_unit_that_speaks_for_another(road: Road, forger: Forger) -> None:
    told = {**forger.manifest(), "unit": {"name": "xã Mường La", "code": "", "province": "tỉnh Sơn La"}}
    assert refused(road, forger.write(forger.signed(told))) == "BG-11"


def test_a_unit_of_another_province(road: Road, tmp_path: Path) -> None:
    road.commune.store.close()
    far = commune(tmp_path / "xa", "xã Na Sang")
    with far.store.transaction(say("Test")) as tx:
        tx.update(UNIT, far.unit["id"], {"province": "tỉnh Lào Cai"})
    unit_keys.trust(road.above, unit_keys.own_key(far).public)
    done = hand_over(far, "disclosures", PERIOD, road.stick, unit_keys.own_key(road.above).public)
    far.store.close()
    assert refused(road, done.file) == "BG-11"


# --- what only somebody with intent makes ---


def test_a_changed_manifest(road: Road, forger: Forger) -> None:
    members = forger.members()
    members["manifest.json"] = members["manifest.json"].replace(b'"version":1', b'"version":2')
    assert refused(road, forger.write(members)) == "BG-10"


def test_swapped_members(road: Road, forger: Forger) -> None:
    members = forger.members()
    one, two = "data/postings.jsonl", "data/disclosures.jsonl"
    members[one], members[two] = members[two], members[one]
    assert refused(road, forger.write(members)) == "BG-05"
    order = dict(sorted(forger.members().items(), reverse=True))
    assert refused(road, forger.write(order)) == "BG-05"


def test_a_part_of_the_same_length_that_was_not_the_one_signed(road: Road, forger: Forger) -> None:
    """Manifest and signature are sound, and the length agrees: only the digest tells."""
    members = forger.members()
    before = members["data/disclosures.jsonl"]
    members["data/disclosures.jsonl"] = before.replace(b"2026", b"2062", 1)
    assert members["data/disclosures.jsonl"] != before
    assert refused(road, forger.write(members)) == "BG-05"


def test_more_or_less_than_the_manifest_says(road: Road, forger: Forger) -> None:
    assert refused(road, forger.write({**forger.members(), "papers/009.pdf": b"%PDF"})) == "BG-05"
    fewer = forger.members()
    del fewer["data/postings.jsonl"]
    assert refused(road, forger.write(fewer)) == "BG-05"


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "data/../../x.jsonl",
        "C:\\Windows\\x.dll",
        "CON",
        "papers/001.exe",
        "data/A.jsonl",
        "data/x.jsonl/",
        "papers/001.pdf ",
        "papers/001.pdf:nhanh",
        "data/đường.jsonl",
        "manifest.json",
    ],
)
def test_path_tricks(road: Road, forger: Forger, name: str) -> None:
    parts = {**{k: v for k, v in forger.members().items() if not k.startswith("manifest")}, name: b"x"}
    members = {**forger.signed(forger.listing(parts)), **parts}
    before = set(road.stick.rglob("*"))
    assert refused(road, forger.write(members)) == "BG-05"
    assert {path.name for path in set(road.stick.rglob("*")) - before} == {"gia.papi"}


def test_links_are_no_files(road: Road, forger: Forger) -> None:
    def link(info: zipfile.ZipInfo) -> None:
        info.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert refused(road, forger.put(packed(forger.members(), link))) == "BG-05"


def test_two_members_of_one_name(road: Road, forger: Forger) -> None:
    made = io.BytesIO(packed(forger.members()))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(made, "a") as archive:
        archive.writestr("report.json", b"{}")
    assert refused(road, forger.put(made.getvalue())) == "BG-05"


def test_something_before_between_or_behind_the_parts(road: Road, forger: Forger) -> None:
    plain = packed(forger.members())
    assert refused(road, forger.put(plain + b"x")) == "BG-05"
    assert refused(road, forger.put(b"#!/bin/sh\n" + plain)) == "BG-05"
    commented = io.BytesIO(plain)
    with zipfile.ZipFile(commented, "a") as archive:
        archive.comment = b"xin chao"
    assert refused(road, forger.put(commented.getvalue())) == "BG-05"
    assert refused(road, forger.put(b"not an archive at all")) == "BG-05"
    assert refused(road, forger.put(b"")) == "BG-05"


def test_a_bomb_is_stopped_before_it_unfolds(road: Road, forger: Forger) -> None:
    huge = 1 << 40
    parts = {"report.json": forger.members()["report.json"]}
    told = forger.listing(parts)
    told["members"][0]["size"] = huge
    assert refused(road, forger.write(forger.signed(told, parts))) == "BG-05"
    bomb = {"report.json": b"0" * (64 * 2**20)}
    lying = forger.listing({"report.json": b"0"})
    assert refused(road, forger.write(forger.signed(lying, bomb))) == "BG-05"
    assert (
        refused(road, forger.write({"manifest.json": b" " * (LIMITS.manifest_bytes + 1), "manifest.sig": b""}))
        == "BG-05"
    )


def test_a_manifest_of_a_newer_program(road: Road, forger: Forger) -> None:
    assert refused(road, forger.write(forger.signed({**forger.manifest(), "format": 2}))) == "BG-07"


def test_an_older_reader_leaves_aside_what_a_later_1_x_adds(road: Road, forger: Forger) -> None:
    path = forger.write(forger.signed({**forger.manifest(), "colour": "blue"}))
    assert receive_file(road.above, path).status == "accepted"


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"[]",
        b"null",
        b"{}",
        b'{"format":1}',
        b'{"format":"1"}',
        b'{"format":1,"format":1}',
        b'{"format":NaN}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 100_000,
    ],
)
def test_manifests_that_are_none(road: Road, forger: Forger, manifest: bytes) -> None:
    members = {**forger.members(), "manifest.json": manifest, "manifest.sig": forger.signer.sign(manifest)}
    assert refused(road, forger.write(members)) == "BG-05"


@pytest.mark.parametrize(
    "change",
    [
        {"version": 0},
        {"version": "1"},
        {"version": True},
        {"members": {}},
        {"members": [1]},
        {"counts": {"disclosures": -1}},
        {"unit": None},
        {"unit": {"name": " ", "code": "", "province": ""}},
        {"made_at": "2026-11-22T08:00:00"},
        {"made_at": 5},
        {"purpose": "virus"},
        {"period": "2026-Q5"},
        {"period": "../.."},
        {"kind": "a b"},
        {"registers": {"x": 1}},
        {"title": "x" * 5000},
    ],
)
def test_manifests_that_say_nonsense(road: Road, forger: Forger, change: dict[str, object]) -> None:
    assert refused(road, forger.write(forger.signed({**forger.manifest(), **change}))) == "BG-05"


@pytest.mark.parametrize("kind", ["khong-co", "democracy"])
def test_a_kind_that_is_none_or_is_not_made_quarterly(road: Road, forger: Forger, kind: str) -> None:
    period = "2026-11" if kind == "democracy" else PERIOD
    assert refused(road, forger.write(forger.signed({**forger.manifest(), "kind": kind, "period": period}))) == "BG-12"


@pytest.mark.parametrize("period", ["2026-03-01..2026-06-30", "2027-03-01..2027-06-30"])
def test_a_report_that_goes_to_nobody_above(road: Road, forger: Forger, period: str) -> None:
    told = {**forger.manifest(), "kind": "council", "period": period}
    assert refused(road, forger.write(forger.signed(told))) == "BG-12"


def test_the_report_inside_must_be_the_one_the_manifest_names(road: Road, forger: Forger) -> None:
    assert refused(road, forger.write(forger.signed({**forger.manifest(), "period": "2026-Q3"}))) == "BG-05"
    assert refused(road, forger.write(forger.signed({**forger.manifest(), "version": 4}))) == "BG-05"


@pytest.mark.parametrize(
    "lines",
    [
        b'{"id":"1","title":"half a letter \\ud83d"}\n',
        b'{"id":"1","title":"x","number":1e999}\n',
        b"{}\n",
        b'{"id":1}\n',
        b'{"id":""}\n',
        b'{"id":"a"}\n{"id":"a"}\n',
        b'{"id":"a"\n',
        b"[]\n",
        b'{"id":"a","n":1e999}\n{"id":"b","n":Infinity}\n',
        b'{"id":"a"}\n{"id":"b"}\n',  # one more than is counted
        b"",
    ],
)
def test_records_that_are_none(road: Road, forger: Forger, lines: bytes) -> None:
    parts = {"report.json": forger.members()["report.json"], "data/disclosures.jsonl": lines}
    told = forger.listing(parts, counts={"disclosures": 1})
    assert refused(road, forger.write(forger.signed(told, parts))) == "BG-05"


@pytest.mark.parametrize(
    "figure",
    [
        {"state": "value", "value": None},
        {"state": "value", "value": "12"},
        {"state": "value", "value": True},
        {"state": "blank", "value": 0},
        {"state": "guess", "value": 1},
        {"key": 5},
    ],
)
def test_figures_that_are_none(road: Road, forger: Forger, figure: dict[str, object]) -> None:
    report = json.loads(forger.members()["report.json"])
    report["figures"][0] = {**report["figures"][0], **figure}
    parts = {**{k: v for k, v in forger.members().items() if not k.startswith("manifest")}}
    parts["report.json"] = canonical(report)
    assert refused(road, forger.write(forger.signed(forger.listing(parts), parts))) == "BG-05"


def test_random_archives_are_refused_and_never_crash(road: Road, forger: Forger) -> None:
    rng = random.Random(11)
    plain = packed(forger.members())
    identities = unit_keys.own_identities(road.above)
    codes = set()
    for _round in range(2000 if FULL else 60):
        broken = bytearray(plain)
        for _hit in range(rng.randrange(1, 4)):
            broken[rng.randrange(len(broken))] = rng.randrange(256)
        if bytes(broken) == plain:
            continue
        path = forger.put(bytes(broken))
        done = receive_file(road.above, path)
        if done.error is not None:
            codes.add(done.error.code)
            continue
        # A byte nobody reads (a date, an attribute) may differ; everything signed is as it was.
        opened = open_bundle(path.read_bytes(), identities, lambda m: unit_keys.key_of(road.above, m))
        assert {**opened.parts, "manifest.json": opened.signed, "manifest.sig": opened.signature} == forger.members()
    assert codes <= {"BG-05", "BG-06", "BG-07", "BG-08", "BG-09", "BG-10", "BG-11"}
    assert codes


# --- the queue goes on ---


def test_one_bad_file_does_not_stop_the_others(road: Road, sound: Path) -> None:
    put(road, b"", "a.papi")
    put(road, sound.read_bytes()[:-40], "b.papi")
    put(road, sound.read_bytes(), "z.papi")
    done = {file.path.name: file.status for file in receive(road.above, [road.stick])}
    assert done == {"a.papi": "refused", "b.papi": "refused", sound.name: "accepted", "z.papi": "already"}


def test_a_report_at_a_commune_and_an_answer_at_the_wrong_one(road: Road, sound: Path) -> None:
    done = hand_over(road.above, "disclosures", PERIOD, road.stick, unit_keys.own_key(road.commune).public)
    unit_keys.trust(road.commune, unit_keys.own_key(road.above).public)
    told = receive_file(road.commune, done.file)
    assert (told.status, told.error.code if told.error else "") == ("refused", "BG-13")
    assert road.commune.store.count(HANDOVERS) == 1


def test_a_period_that_has_not_begun(road: Road) -> None:
    road.commune.today = lambda: date(2027, 1, 5)  # as a computer whose clock is wrong
    ahead = road.hand(period="2027-Q1").file
    assert refused(road, ahead) == "BG-12"


def test_another_period_than_asked_for(road: Road) -> None:
    third = road.hand(period="2026-Q3").file
    fourth = road.hand().file
    done = {file.path: file for file in receive(road.above, [road.stick], period=PERIOD)}
    assert done[third].error is not None
    assert (done[third].status, done[third].error.code, done[fourth].status) == ("refused", "BG-12", "accepted")  # type: ignore[union-attr]
    assert receive_file(road.above, third).status == "accepted"  # without a wish, into its own period


@pytest.mark.parametrize(
    ("begins", "what"), [(b"\xff\xd8\xff\xe0", "a photo"), (b"%PDF-1.7", "a PDF paper"), (b"PK\x03\x04", "Word, Excel")]
)
def test_another_file_with_our_ending_is_named(road: Road, begins: bytes, what: str) -> None:
    done = receive_file(road.above, put(road, begins + b"x" * 500))
    assert done.error is not None
    assert what in done.error.what.in_english()
    assert "hand its report over again" in done.error.todo.in_english()
