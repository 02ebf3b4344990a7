"""Invented records for any register: a value for every field, made from the field's kind."""

from __future__ import annotations

import itertools
from typing import Any

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Field, Kind, Register
from papi_desktop.domain.registers import BY_KEY, HOUSEHOLDS, ROUNDS, VILLAGES
from papi_desktop.store.store import Store
from papi_desktop.store.transaction import Transaction

PASSWORD = "mật khẩu thử nghiệm"
USER = "Lò Văn Thử"
SAVE: Message = say("Save")

_NAMES = ("Đặng Văn Đức", "Lò Thị Ún", "Quàng Văn Hoà", "Giàng A Páo", "Nguyễn Thị Ánh", "Cà Văn Dục")
_WORDS = (
    "Niêm yết kết quả rà soát",
    "Thông báo lịch tiếp công dân",
    "Bản Nà Cáy",
    "Đường ra đồng",
    "Kế hoạch uống nước sạch",
)


def value(field: Field, n: int) -> Any:
    """Return the `n`-th value of a field; two following ones differ wherever the kind has two values."""
    match field.kind:
        case Kind.PERSON:
            return f"{_NAMES[n % len(_NAMES)]} {n // len(_NAMES) or ''}".strip()
        case Kind.TEXT:
            return f"{_WORDS[n % len(_WORDS)]} {n}"
        case Kind.LONGTEXT:
            return f"Dòng một {n}\nDòng hai: “đủ dấu”"
        case Kind.DATE:
            return f"2026-11-{n % 28 + 1:02d}"
        case Kind.PARTIAL_DATE:
            return ("1960", "1961-05", "1962-05-12")[n % 3]
        case Kind.YEAR:
            return 2020 + n % 10
        case Kind.INTEGER | Kind.MONEY:
            return n
        case Kind.DECIMAL:
            return f"{n}.5"
        case Kind.FLAG:
            return n % 2 == 0
        case Kind.CHOICE:
            return field.choices[n % len(field.choices)].value
        case Kind.CHOICES:
            return [field.choices[n % len(field.choices)].value]
        case Kind.NAMES:
            return [_NAMES[n % len(_NAMES)], _NAMES[(n + 1) % len(_NAMES)]]
        case Kind.PHONE:
            return f"0912{n:06d}"
        case Kind.CITIZEN_ID:
            return f"014099{n:06d}"
        case Kind.SNAPSHOT:
            return {"quy tắc": "niêm yết", "days": n, "steps": [1, 2]}
        case Kind.REFERENCE:
            raise ValueError("a reference needs a record to point to")


def record(tx: Transaction, register: Register, n: int = 0) -> dict[str, Any]:
    """Return a record with every field filled, the records it refers to inserted; references to its own register stay blank.

    The records it refers to have values of their own, so that one is never taken for the other.
    """
    made: dict[str, Any] = {}
    for field in register:
        if field.kind is not Kind.REFERENCE:
            made[field.key] = value(field, n)
        elif field.references != register.key:
            made[field.key] = tx.insert(BY_KEY[field.references], record(tx, BY_KEY[field.references], n + 11))
    return made


def households(store: Store, names: list[str], village: str = "Bản Nà Cáy", **common: Any) -> list[str]:
    """Insert households with these heads in one village and one round; return their ids."""
    with store.transaction(SAVE) as tx:
        round_id = tx.insert(ROUNDS, {"name": "Rà soát cuối năm 2026", "year": 2026, "kind": "yearly"})
        village_id = tx.insert(VILLAGES, {"name": village, "position": 1})
        base = {"round_id": round_id, "village_id": village_id, "class_after": "poor", **common}
        return tx.insert_many(HOUSEHOLDS, [{**base, "head_name": name} for name in names])


def villages(store: Store, count: int) -> list[str]:
    """Insert so many villages; return their ids."""
    numbers = itertools.count(1)
    with store.transaction(SAVE) as tx:
        return tx.insert_many(
            VILLAGES, [{"name": f"Bản số {n}", "position": n} for n in itertools.islice(numbers, count)]
        )
