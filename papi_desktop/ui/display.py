"""Values as an official reads them on screen: dates day first, numbers with dots, choices by their word, references by their title.

Papers and workbooks have their own writing (`print_label`); this one is for lists, read-only forms and history.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Field, Kind
from papi_desktop.domain.vietnamese.dates import PartialDate, table_date
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.translations import _, render

RIGHT_ALIGNED = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.MONEY})


def shown(field: Field, value: Any, titles: Mapping[str, str] | None = None) -> str:
    """Return `value` of `field` as text; blank is the empty text, zero is "0".

    Args:
        field: tells the kind.
        value: as the store gives it.
        titles: id to title of what a REFERENCE or a row of a catalogue may point to.
    """
    if value is None or value == "" or value == []:
        return ""
    match field.kind:
        case Kind.DATE | Kind.PARTIAL_DATE:
            return table_date(PartialDate.from_iso(str(value)))
        case Kind.INTEGER | Kind.MONEY:
            return format_number(int(value))
        case Kind.DECIMAL:
            return format_number(Decimal(str(value)))
        case Kind.CHOICE:
            choice = field.choice(str(value))
            return _(choice.label) if choice else str(value)
        case Kind.CHOICES:
            return ", ".join(_(c.label) for c in field.choices if c.value in value)
        case Kind.NAMES:
            return ", ".join(value)
        case Kind.FLAG:
            return _("Yes") if value else _("No")
        case Kind.REFERENCE:
            return (titles or {}).get(str(value), "")
        case Kind.SNAPSHOT:
            return _("(kept as it stood)")
        case _ if field.catalogue:
            return (titles or {}).get(str(value), str(value))
        case _:
            return str(value)


def long_shown(field: Field, value: Any, titles: Mapping[str, str] | None = None) -> str:
    """Return `value` as text for history, where blank must be said."""
    return shown(field, value, titles) or render(say("(blank)"))
