"""Hand-over files as no program of ours would make them, to see that each is refused."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyrage

from papi_desktop.exchange.bundle.keys import OwnKey, PublicKey, canonical
from papi_desktop.operations import unit_keys
from tests.handover.conftest import Road


def unpacked(data: bytes, identity: str) -> dict[str, bytes]:
    """Return the members of a hand-over file."""
    plain = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)])
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def closed(plain: bytes, receiver: PublicKey) -> bytes:
    return bytes(pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(receiver.age)]))


def packed(members: Mapping[str, bytes], change: Callable[[zipfile.ZipInfo], None] | None = None) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if change:
                change(info)
            archive.writestr(info, content)
    return made.getvalue()


class Forger:
    """Takes a sound file apart and puts it together again, changed.

    Args:
        road: whose commune signs, unless told otherwise, and whose level above can open the result.
    """

    def __init__(self, road: Road, sound: Path) -> None:
        self.signer: OwnKey = unit_keys.own_key(road.commune)
        self.receiver: PublicKey = unit_keys.own_key(road.above).public
        self._folder = road.stick
        self._members = unpacked(sound.read_bytes(), unit_keys.own_key(road.above).age_secret)

    def members(self) -> dict[str, bytes]:
        return dict(self._members)

    def manifest(self) -> dict[str, Any]:
        found = json.loads(self._members["manifest.json"])
        assert isinstance(found, dict)
        return found

    def signed(self, manifest: Mapping[str, Any], parts: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
        """Return members whose signature holds, whatever the manifest says."""
        rest = parts if parts is not None else {k: v for k, v in self._members.items() if not k.startswith("manifest")}
        told = canonical(manifest)
        return {"manifest.json": told, "manifest.sig": self.signer.sign(told), **rest}

    def listing(self, parts: Mapping[str, bytes], **changes: Any) -> dict[str, Any]:
        """Return the manifest, naming these parts."""
        members = [
            {"name": n, "size": len(c), "sha256": sha256(c).hexdigest(), "title": "", "media_type": ""}
            for n, c in parts.items()
        ]
        return {**self.manifest(), "members": members, **changes}

    def write(self, members: Mapping[str, bytes], name: str = "gia.papi") -> Path:
        return self.put(packed(members), name)

    def put(self, plain: bytes, name: str = "gia.papi") -> Path:
        path = self._folder / name
        path.write_bytes(closed(plain, self.receiver))
        return path
