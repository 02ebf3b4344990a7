"""A stranger's program reads a hand-over file from docs/bundle.md alone: age, ZIP, JSON, Ed25519, SHA-256 and nothing of ours.

What is imported of this program here makes the file; everything below `read_it` uses only public formats.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pyrage
import pytest
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from papi_desktop.domain.registers import HANDOVERS
from papi_desktop.operations import unit_keys
from tests.handover.conftest import Road

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "bundle.md"


def signer_pem(key_file: Path) -> bytes:
    """Make signer.pem from a key file as the document says."""
    prefix = bytes.fromhex(re.search(r"`(302a[0-9a-f]+)`", DOCUMENT.read_text(encoding="utf-8"))[1])  # type: ignore[index]
    raw = base64.b64decode(json.loads(key_file.read_text(encoding="utf-8"))["sign"])
    body = base64.b64encode(prefix + raw).decode()
    return f"-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n".encode()


def read_it(
    papi: Path, identity: str, pem: bytes
) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]], dict[str, bytes]]:
    """Return manifest, records by book and all parts, having checked what the document says must be checked."""
    archive = zipfile.ZipFile(
        io.BytesIO(pyrage.decrypt(papi.read_bytes(), [pyrage.x25519.Identity.from_str(identity)]))
    )
    signed = archive.read("manifest.json")
    load_pem_public_key(pem).verify(archive.read("manifest.sig"), signed)  # type: ignore[union-attr, call-arg]
    manifest = json.loads(signed)
    listed = [member["name"] for member in manifest["members"]]
    assert archive.namelist() == ["manifest.json", "manifest.sig", *listed]
    parts = {name: archive.read(name) for name in listed}
    for member in manifest["members"]:
        assert len(parts[member["name"]]) == member["size"]
        assert hashlib.sha256(parts[member["name"]]).hexdigest() == member["sha256"]
    books = {
        name.removeprefix("data/").removesuffix(".jsonl"): [json.loads(line) for line in content.splitlines()]
        for name, content in parts.items()
        if name.startswith("data/")
    }
    assert {book: len(lines) for book, lines in books.items()} == manifest["counts"]
    return manifest, books, parts


@pytest.fixture
def files(road: Road, tmp_path: Path) -> tuple[Path, str, bytes]:
    """The file on the stick, the receiver's identity, and the sender's key as PEM."""
    handed = road.hand()
    unit_keys.export(road.commune, tmp_path / "na-sang.json")
    unit_keys.export_private(road.above, tmp_path / "identity.txt")
    identity = (tmp_path / "identity.txt").read_text(encoding="ascii").splitlines()[0]
    return handed.file, identity, signer_pem(tmp_path / "na-sang.json")


def test_a_stranger_reads_it(road: Road, files: tuple[Path, str, bytes]) -> None:
    manifest, books, parts = read_it(*files)
    assert (manifest["format"], manifest["purpose"], manifest["kind"], manifest["period"]) == (
        1,
        "report",
        "disclosures",
        "2026-Q4",
    )
    assert manifest["unit"]["name"] == "xã Na Sang"
    assert [line["title"] for line in books["disclosures"]] == ["Danh sách hộ nghèo, hộ cận nghèo năm 2025"]
    assert len(books["postings"]) == 4
    assert books["channel_uses"][0]["channel"] == "TT"
    figures = {figure["key"]: figure for figure in json.loads(parts["report.json"])["figures"]}
    assert (figures["disclosures"]["state"], figures["disclosures"]["value"]) == ("value", 1)
    papers = [content for name, content in parts.items() if name.endswith(".pdf")]
    assert [content[:4] for content in papers] == [b"%PDF"]


def test_no_personal_data_goes_along_unasked(files: tuple[Path, str, bytes]) -> None:
    _manifest, books, parts = read_it(*files)
    assert set(books) == {"disclosures", "postings", "channel_uses"}
    told = b"".join(content for name, content in parts.items() if name.startswith("data/")).decode()
    for key in ("witnesses", "note", "reason_late", "cccd", "head_name"):
        assert f'"{key}"' not in told


def test_fields_are_described(files: tuple[Path, str, bytes]) -> None:
    manifest, books, _parts = read_it(*files)
    for book, lines in books.items():
        described = {field["key"] for field in manifest["registers"][book]["fields"]}
        assert all(set(line) - {"id"} <= described for line in lines)


def test_the_signature_holds_for_openssl_too(files: tuple[Path, str, bytes], tmp_path: Path) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("no openssl here")
    papi, identity, pem = files
    archive = zipfile.ZipFile(
        io.BytesIO(pyrage.decrypt(papi.read_bytes(), [pyrage.x25519.Identity.from_str(identity)]))
    )
    for name in ("manifest.json", "manifest.sig"):
        (tmp_path / name).write_bytes(archive.read(name))
    (tmp_path / "signer.pem").write_bytes(pem)
    command = "openssl pkeyutl -verify -pubin -inkey signer.pem -rawin -in manifest.json -sigfile manifest.sig"
    assert command in DOCUMENT.read_text(encoding="utf-8")
    said = subprocess.run(command.split(), cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Verified Successfully" in said.stdout, said.stderr
    (tmp_path / "manifest.json").write_bytes((tmp_path / "manifest.json").read_bytes() + b" ")
    assert subprocess.run(command.split(), cwd=tmp_path, capture_output=True, check=False).returncode != 0


def test_plain_age_opens_it(files: tuple[Path, str, bytes], tmp_path: Path) -> None:
    if shutil.which("age") is None:
        pytest.skip("no age here")
    papi, _identity, _pem = files
    command = ["age", "-d", "-i", str(tmp_path / "identity.txt"), str(papi)]
    plain = subprocess.run(command, capture_output=True, check=True).stdout
    assert zipfile.ZipFile(io.BytesIO(plain)).namelist()[0] == "manifest.json"


def test_fingerprint_and_short_code_are_reckoned_as_described(
    road: Road, files: tuple[Path, str, bytes], tmp_path: Path
) -> None:
    told = json.loads((tmp_path / "na-sang.json").read_text(encoding="utf-8"))

    def grouped(digest: bytes, letters: int) -> str:
        text = base64.b32encode(digest).decode()[:letters]
        return "-".join(re.findall("....", text))

    keys = b"papi-key-1\n" + base64.b64decode(told["sign"]) + told["age"].encode()
    assert grouped(hashlib.sha256(keys).digest(), 24) == told["fingerprint"]
    line = next(iter(road.commune.store.all(HANDOVERS)))
    manifest, _books, _parts = read_it(*files)
    members = [[member["name"], member["sha256"]] for member in manifest["members"]]
    said = [
        manifest["unit"]["code"],
        manifest["unit"]["name"],
        *(manifest[k] for k in ("kind", "period", "version")),
        members,
    ]
    told_bytes = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    assert grouped(hashlib.sha256(told_bytes).digest(), 12) == line["short_code"]


def test_the_secret_key_is_written_for_its_owner_alone_and_never_the_one_that_signs(
    road: Road, tmp_path: Path, files: tuple[Path, str, bytes]
) -> None:
    assert "keys export --private --out identity.txt" in DOCUMENT.read_text(encoding="utf-8")
    written = tmp_path / "identity.txt"
    if os.name == "posix":
        assert written.stat().st_mode & 0o077 == 0
    lines = written.read_text(encoding="ascii").splitlines()
    assert all(line.startswith("AGE-SECRET-KEY-1") for line in lines)
    assert base64.b64encode(unit_keys.own_key(road.above).sign_secret).decode() not in written.read_text("ascii")
    unit_keys.renew(road.above)
    assert unit_keys.export_private(road.above, written) == 2, "what was closed to the key before is read too"
    assert read_it(files[0], written.read_text("ascii").splitlines()[1], files[2])[0]["purpose"] == "report"
