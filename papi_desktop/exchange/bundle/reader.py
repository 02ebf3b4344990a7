"""A hand-over file is opened by someone who trusts nothing: signature and digests first, then what is in it.

The order is fixed: size → age header → decryption → the archive's table of contents → manifest → signature → every member's name, size and
digest. Whatever does not fit refuses the whole file. Must not know what the receiver does with the content, nor write anything.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from papi_desktop.domain.messages import say
from papi_desktop.domain.system_errors import reason_of
from papi_desktop.exchange.bundle import refusals
from papi_desktop.exchange.bundle.keys import PublicKey
from papi_desktop.exchange.bundle.limits import LIMITS, Limits
from papi_desktop.exchange.bundle.manifest import FORMAT, MANIFEST, SIGNATURE, Manifest, Member, manifest_of
from papi_desktop.exchange.bundle.strict_json import parse_object

_AGE = b"age-encryption.org/v1\n"
_AGE_NEWER = b"age-encryption.org/v"
_END_OF_CENTRAL = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_ENTRY = 256  # bytes of one line of the table of contents: names here are short
_WAYS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
)
"""What the readers of an archive and of a manifest raise for content that somebody made up."""

KeyFor = Callable[[Manifest], PublicKey]
"""Gives the key a manifest must be signed with, or raises the refusal."""


@dataclass(frozen=True)
class Opened:
    """A hand-over file whose signature and digests hold.

    Attributes:
        manifest: what it says of itself.
        signed: the manifest's bytes as they were signed, and the signature: proof for later.
        digest: SHA-256 of the file as it lay on the stick.
        parts: content by member name.
    """

    manifest: Manifest
    signed: bytes
    signature: bytes
    digest: str
    parts: dict[str, bytes]

    def records(self, register: str) -> Iterator[tuple[dict[str, Any], str]]:
        """Yield the records of a register, each with the line it was read from.

        Raises:
            UserError: if a line is not a record.
        """
        yield from json_lines_of(self.parts.get(f"data/{register}.jsonl", b""))


def json_lines_of(content: bytes, limits: Limits = LIMITS) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the objects of JSON Lines, each with its line.

    Raises:
        UserError: if a line is not one.
    """
    for number, line in enumerate(content.split(b"\n"), 1):
        if not line:
            continue
        if len(line) > limits.line_bytes or number > limits.records:
            raise refusals.untrue(say("a record is too long, or there are too many"))
        try:
            text = line.decode("utf-8")
            record = parse_object(text)
        except ValueError:
            raise refusals.untrue(say("line {line} is not a record", line=number)) from None
        yield record, text


def read_file(path: Path, limits: Limits = LIMITS) -> bytes:
    """Return the bytes of a file somebody brought.

    Raises:
        UserError: if it is too large, or cannot be read.
    """
    try:
        with path.open("rb") as source:
            data = source.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise refusals.refused(
            "BG-43",
            say("There is no file {path}.", path=str(path)),
            say("Look at the name of the file and of the folder, then try again."),
        ) from None
    except OSError as error:
        raise refusals.refused(
            "BG-03",
            say("The file cannot be read: {reason}.", reason=reason_of(error)),
            say("Copy it again from where it was made, or ask the unit to hand it over once more."),
        ) from error
    if len(data) > limits.file_bytes:
        raise refusals.too_large(limits.unpacked_bytes // 2**20)
    return data


def open_bundle(data: bytes, identities: Sequence[str], key_for: KeyFor, limits: Limits = LIMITS) -> Opened:
    """Open a hand-over file.

    Args:
        data: the whole file.
        identities: age identities of this office, the present one and those it had before.
        key_for: gives the key that must have signed it.

    Raises:
        UserError: saying what the file is, what is safe and what to do; nothing has been unpacked then.
    """
    plain = _decrypted(data, identities, limits)
    try:
        with _archive(plain, limits) as archive:
            infos = archive.infolist()
            signed = _read(archive, MANIFEST, limits.manifest_bytes)
            manifest = _manifest(signed)
            signature = _read(archive, SIGNATURE, 64)
            key = key_for(manifest)
            if key.sign != manifest.signer or not key.signed_this(signature, signed):
                raise refusals.wrong_signature()
            _check_contents(infos, manifest.members, limits)
            parts = {member.name: _part(archive, member) for member in manifest.members}
    except _BROKEN:
        raise refusals.untrue(say("the archive inside is broken")) from None
    return Opened(manifest, signed, signature, sha256(data).hexdigest(), parts)


def _decrypted(data: bytes, identities: Sequence[str], limits: Limits) -> bytes:
    import pyrage

    if not data.strip(b"\x00"):
        raise refusals.empty()
    if not data.startswith(_AGE):
        if data.startswith(_AGE_NEWER) and len(data) > len(_AGE):
            raise refusals.newer()
        raise refusals.damaged() if _AGE.startswith(data[: len(_AGE)]) else refusals.not_a_bundle(data)
    try:
        plain: bytes = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(text) for text in identities])
    except pyrage.DecryptError as error:
        raise (refusals.other_receiver() if "No matching keys" in str(error) else refusals.damaged()) from None
    if len(plain) > limits.unpacked_bytes + 64 * 2**20:
        raise refusals.too_large(limits.unpacked_bytes // 2**20)
    return plain


def _archive(plain: bytes, limits: Limits) -> zipfile.ZipFile:
    """Open the archive after a look at its last record: no comment, nothing behind it, a sensible number of members."""
    end = plain[-_END_SIZE:]
    if len(end) < _END_SIZE or not end.startswith(_END_OF_CENTRAL):
        raise refusals.untrue(say("the archive inside is broken"))
    _sign, disk, first_disk, here, members, size, start, comment = struct.unpack("<4s4H2LH", end)
    if disk or first_disk or here != members or comment or not 2 <= members <= limits.members + 2:
        raise refusals.untrue(say("the archive inside is broken"))
    if start + size + _END_SIZE != len(plain) or size > members * _LONGEST_ENTRY:
        raise refusals.untrue(say("there is something in it that belongs to no part"))
    return zipfile.ZipFile(io.BytesIO(plain))


def _manifest(signed: bytes) -> Manifest:
    told = parse_object(signed)
    version = told.get("format")
    if type(version) is int and version > FORMAT:
        raise refusals.newer()
    if version != FORMAT:
        raise refusals.untrue(say("its description cannot be read"))
    try:
        return manifest_of(told)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise refusals.untrue(say("its description cannot be read")) from None


def _check_contents(infos: Sequence[zipfile.ZipInfo], members: Sequence[Member], limits: Limits) -> None:
    """Refuse an archive that holds anything else, in another order or of another size than the signed manifest says."""
    names = [info.filename for info in infos]
    if names != [MANIFEST, SIGNATURE, *(member.name for member in members)]:
        raise refusals.untrue(say("its parts are not those its description names"))
    for info in infos:
        kind = stat.S_IFMT(info.external_attr >> 16)
        if info.flag_bits & 0x1 or info.compress_type not in _WAYS or kind not in (0, stat.S_IFREG):
            raise refusals.untrue(say("a part is not a plain file"))
    sizes = {member.name: member.size for member in members}
    if any(info.file_size != sizes.get(info.filename, info.file_size) for info in infos):
        raise refusals.untrue(say("its parts are not those its description names"))
    if sum(sizes.values()) > limits.unpacked_bytes:
        raise refusals.too_large(limits.unpacked_bytes // 2**20)


def _read(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Return a member, never more than `most` bytes whatever it claims: a bomb is stopped while it unpacks."""
    with archive.open(name) as source:
        content = source.read(most + 1)
    if len(content) > most:
        raise refusals.untrue(say("a part is larger than it says"))
    return content


def _part(archive: zipfile.ZipFile, member: Member) -> bytes:
    content = _read(archive, member.name, member.size)
    if len(content) != member.size or sha256(content).hexdigest() != member.sha256:
        raise refusals.untrue(say("a part is not the one that was signed"))
    return content
