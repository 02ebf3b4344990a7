"""The keys of an office and the key file by which two offices get to know each other.

An office signs with Ed25519 and is written to with age (X25519). The key file is JSON, signed by the key in it; whoever receives it
compares the fingerprint with the one on paper. Must not know where the secret part is kept.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.exchange.bundle.strict_json import parse_object

FORMAT = 1
LARGEST_KEY_FILE = 64 * 1024
_LETTERS = 24
_GROUP = 4


@dataclass(frozen=True, slots=True)
class UnitName:
    """Who an office is.

    Attributes:
        name: with its kind ("xã Na Sang").
        code: of the national catalogue; "" when it is not known.
        province: with its kind.
    """

    name: str
    code: str
    province: str


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What an office tells others of its keys.

    Attributes:
        role: "commune" or "receiving".
        sign: 32 bytes that check its signatures.
        age: recipient to which it is written ("age1…").
        made_on, expires_on: first and last day it is valid.
        replaces: fingerprint of the key it takes the place of; "" for a first key.
        endorsement: signature over this key by the one it replaces.
    """

    unit: UnitName
    role: str
    sign: bytes
    age: str
    made_on: date
    expires_on: date
    replaces: str = ""
    endorsement: bytes = field(default=b"", compare=False)

    @property
    def fingerprint(self) -> str:
        """What is compared on paper: 120 bits of both keys, in groups of four letters."""
        return fingerprint_of(self.sign, self.age)

    @property
    def statement(self) -> bytes:
        """The bytes that are signed: compact JSON, keys sorted, without the two signatures."""
        told = {
            "papi_key": FORMAT,
            "unit": {"name": self.unit.name, "code": self.unit.code, "province": self.unit.province},
            "role": self.role,
            "sign": base64.b64encode(self.sign).decode(),
            "age": self.age,
            "made_on": self.made_on.isoformat(),
            "expires_on": self.expires_on.isoformat(),
            "replaces": self.replaces,
        }
        return canonical(told)

    def signed_this(self, signature: bytes, content: bytes) -> bool:
        """Return whether `signature` over `content` was made with this key."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            Ed25519PublicKey.from_public_bytes(self.sign).verify(signature, content)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class OwnKey:
    """The keys of this office, secret parts included: 32 bytes to sign with, and an age identity to open with."""

    public: PublicKey
    sign_secret: bytes = field(repr=False)
    age_secret: str = field(repr=False)

    def sign(self, content: bytes) -> bytes:
        """Return the signature of this office over `content`: 64 bytes."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.sign_secret).sign(content)

    def as_key_file(self) -> bytes:
        """Return the key file to be given to others."""
        public = self.public
        told = json.loads(public.statement)
        told["fingerprint"] = public.fingerprint
        told["signature"] = base64.b64encode(self.sign(public.statement)).decode()
        told["endorsement"] = base64.b64encode(public.endorsement).decode()
        return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def new_key(unit: UnitName, role: str, made_on: date, expires_on: date, *, before: OwnKey | None = None) -> OwnKey:
    """Return fresh keys; with `before` they replace those, which sign that it is so."""
    import pyrage
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    signer, identity = Ed25519PrivateKey.generate(), pyrage.x25519.Identity.generate()
    replaces = before.public.fingerprint if before else ""
    public = PublicKey(
        unit,
        role,
        signer.public_key().public_bytes_raw(),
        str(identity.to_public()),
        made_on,
        expires_on,
        replaces,
    )
    if before is not None:
        public = replace(public, endorsement=before.sign(public.statement))
    return OwnKey(public, signer.private_bytes_raw(), str(identity))


def read_key_file(data: bytes) -> PublicKey:
    """Return the key in a key file, having checked that it is signed with itself.

    Raises:
        UserError: if it is no key file, is damaged or is of a newer program.
    """
    if len(data) > LARGEST_KEY_FILE:
        raise _not_a_key()
    try:
        told = parse_object(data)
        version = told["papi_key"]
        if type(version) is int and version > FORMAT:
            raise UserError(
                "BG-07",
                say("The key file was made by a newer program than this one."),
                say("Nothing was changed."),
                say("Install the newer program here, and read the key file again."),
            )
        public = _public(told)
        signature = base64.b64decode(told["signature"], validate=True)
        printed = told["fingerprint"]
    except (ValueError, KeyError, TypeError, binascii.Error):
        raise _not_a_key() from None
    if version != FORMAT or printed != public.fingerprint or not public.signed_this(signature, public.statement):
        raise _not_a_key()
    return public


def _public(told: dict[str, Any]) -> PublicKey:
    import pyrage

    unit = told["unit"]
    texts = [unit["name"], unit["code"], unit["province"], told["role"], told["age"], told["replaces"]]
    if not all(isinstance(text, str) and len(text) <= 200 for text in texts) or not unit["name"].strip():
        raise ValueError("text expected")
    sign = base64.b64decode(told["sign"], validate=True)
    if len(sign) != 32 or told["role"] not in ("commune", "receiving"):
        raise ValueError("not a key")
    try:
        pyrage.x25519.Recipient.from_str(told["age"])
    except pyrage.RecipientError as wrong:
        raise ValueError("not a recipient") from wrong
    return PublicKey(
        UnitName(unit["name"], unit["code"], unit["province"]),
        told["role"],
        sign,
        told["age"],
        date.fromisoformat(told["made_on"]),
        date.fromisoformat(told["expires_on"]),
        told["replaces"],
        base64.b64decode(told["endorsement"], validate=True),
    )


def _not_a_key() -> UserError:
    return UserError(
        "BG-15",
        say("This is not a key file, or it was changed on the way."),
        say("Nothing was changed; the keys known so far stay as they are."),
        say("Ask the other office to write its key file again and bring it once more."),
    )


def canonical(value: Any) -> bytes:
    """Return JSON in the one form that is signed: keys sorted, no spaces, letters as they are, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def fingerprint_of(sign: bytes, age: str) -> str:
    """Return the fingerprint of a pair of keys."""
    return grouped(sha256(b"papi-key-1\n" + sign + age.encode()).digest(), _LETTERS)


def short_code(digest_hex: str) -> str:
    """Return the short code of a SHA-256: twelve letters (60 bits), to be compared with the slip on paper."""
    return grouped(bytes.fromhex(digest_hex), 12)


def grouped(digest: bytes, letters: int) -> str:
    """Return the first letters of a digest in base 32 (RFC 4648), in groups of four."""
    text = base64.b32encode(digest).decode()[:letters]
    return "-".join(text[start : start + _GROUP] for start in range(0, letters, _GROUP))
