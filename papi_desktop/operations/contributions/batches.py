"""Entering a paper list of gifts against its control totals: every line is kept at once; the batch closes only when it agrees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from papi_desktop.domain.batch_check import Suspect, digits_swapped, suspects
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import GIFT_BATCHES, GIFTS
from papi_desktop.domain.registers.gifts import VALID
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.operations import records
from papi_desktop.operations.office import Office, Query


@dataclass(frozen=True)
class Standing:
    """Where a batch stands against its paper list.

    Attributes:
        lines: entered so far, in the order they were entered.
        total: money entered, in đồng.
        missing: lines still to be entered; below 0 when there are too many.
        difference: entered less expected, in đồng.
        suspects: lines that alone would explain the difference, once all lines are in.
        swapped: whether the difference is of the kind that swapped digits make.
    """

    lines: tuple[Record, ...]
    total: int
    missing: int
    difference: int
    suspects: tuple[Suspect, ...]
    swapped: bool

    @property
    def agrees(self) -> bool:
        """Return whether the batch may be closed."""
        return not self.missing and not self.difference


def open_batch(office: Office, campaign_id: str, expected_count: int, expected_total: int, entered_by: str) -> str:
    """Begin a batch and return its id.

    Args:
        expected_count: lines on the paper list.
        expected_total: money on the paper list, in đồng.
        entered_by: who types.
    """
    batch = {
        **GIFT_BATCHES.blank(),
        "campaign_id": campaign_id,
        "opened_on": office.today().isoformat(),
        "entered_by": entered_by,
        "expected_count": expected_count,
        "expected_total": expected_total,
    }
    return records.save(office, GIFT_BATCHES, batch)


def begun(office: Office, campaign_id: str) -> dict[str, Any] | None:
    """Return the batch of a campaign that was begun and not closed, the latest first; None when there is none."""
    wanted = Query(filters={"campaign_id": campaign_id, "state": "open"}, order=("-created_at",), limit=1)
    return next(iter(office.store.page(GIFT_BATCHES, wanted).rows), None)


def as_line(batch: Record, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is typed as a line of a batch."""
    return {**GIFTS.blank(), **values, "campaign_id": batch["campaign_id"], "batch_id": batch["id"]}


def put_line(
    office: Office, batch: Record, values: Mapping[str, Any], accepted: Mapping[str, str] | None = None
) -> str:
    """Keep one line, new or corrected, at once, and return its id.

    Args:
        accepted: written reasons for warnings passed, by field.

    Raises:
        UserError: if something in it is wrong; nothing is kept then.
    """
    return records.save(office, GIFTS, as_line(batch, values), accepted=accepted)


def standing(office: Office, batch: Record) -> Standing:
    """Return where a batch stands."""
    wanted = Query(filters={"batch_id": batch["id"], "state": VALID}, order=("created_at",))
    lines = tuple(office.store.all(GIFTS, wanted))
    amounts = [line["amount"] or 0 for line in lines]
    missing = batch["expected_count"] - len(lines)
    difference = sum(amounts) - batch["expected_total"]
    # While lines are missing the difference says nothing about the ones that are there.
    found = suspects(amounts, batch["expected_total"]) if missing <= 0 else []
    return Standing(lines, sum(amounts), missing, difference, tuple(found), missing <= 0 and digits_swapped(difference))


def change_expected(office: Office, batch: Record, expected_count: int, expected_total: int) -> None:
    """Correct the control totals themselves: the paper list may have been added up wrongly."""
    with office.store.transaction(say("Change the control totals of a batch")) as tx:
        tx.update(GIFT_BATCHES, batch["id"], {"expected_count": expected_count, "expected_total": expected_total})


def close(office: Office, batch: Record) -> Standing:
    """Close a batch that agrees with its paper list.

    Raises:
        UserError: DG-02 if it does not; the batch stays open with all its lines.
    """
    found = standing(office, batch)
    if not found.agrees:
        raise UserError(
            "DG-02",
            say(
                "The batch does not agree with the paper list: {lines} of {expected} lines, {total} of {money} đồng.",
                lines=len(found.lines),
                expected=batch["expected_count"],
                total=format_number(found.total),
                money=format_number(batch["expected_total"]),
            ),
            say("Every line entered is kept; the batch stays open."),
            _advice(found),
        )
    with office.store.transaction(say("Close a batch of gifts")) as tx:
        tx.update(GIFT_BATCHES, batch["id"], {"state": "closed"})
    return found


def _advice(found: Standing) -> Message:
    """Return where to look first: at missing lines, at lines marked, or, where no line alone explains it, at every line."""
    if found.missing > 0:
        return say(
            "{count} lines of the paper list are not entered yet: enter them, then close again.", count=found.missing
        )
    if found.suspects:
        return say("Compare the lines marked with the paper list and correct what differs.")
    if found.missing < 0:
        return say("{count} lines too many: look for one entered twice, and make it void.", count=-found.missing)
    return say(
        "No line alone explains it: compare every amount with the paper list; if that is added up wrongly, correct its total above."
    )
