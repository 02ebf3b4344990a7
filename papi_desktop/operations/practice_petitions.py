"""Petitions and reception days of the practice commune, one of every kind and state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from papi_desktop.domain.registers import OFFICIALS, PETITION_STEPS, PETITIONS, RECEPTION_DAYS
from papi_desktop.operations import records
from papi_desktop.operations.office import Office
from papi_desktop.operations.petitions import receptions
from papi_desktop.operations.petitions.receptions import PlannedDays
from papi_desktop.store.query import Query

_NOBODY_YET = {"assigned_id": "Đơn vị tập huấn chưa phân công"}
_DAYS = ("day", "sent_on", "reply_on", "until")


def make(office: Office, facts: Mapping[str, Any]) -> None:
    """Enter what the facts of the practice commune tell; days are told from today."""
    # Whoever practises is in charge, so that the sealed sender can be looked at.
    mine = next((o["id"] for o in office.store.all(OFFICIALS) if o["login"] == office.store.user), None)
    for told in facts["petitions"]:
        petition = {key: value for key, value in told.items() if key in PETITIONS}
        record = {**PETITIONS.blank(), **petition, "received_on": _day(office, told["received"]), "assigned_id": mine}
        record_id = records.save(office, PETITIONS, record, accepted={} if mine else _NOBODY_YET)
        for step in told.get("steps", ()):
            days = {key: _day(office, step[key]) for key in _DAYS if key in step}
            records.save(office, PETITION_STEPS, {**step, **days, "petition_id": record_id})
    _receptions(office, facts["receptions"])


def _receptions(office: Office, told: Mapping[str, Any]) -> None:
    chair = next(
        (o for o in office.store.all(OFFICIALS, Query(filters={"can_sign": True}))), {"name": office.store.user}
    )
    today = office.today()
    plan = PlannedDays(
        today + timedelta(days=told["back"]),
        today + timedelta(days=told["ahead"]),
        told["weekday"],
        tuple(told["weeks"]),
        told["hours"],
        told["place"],
        chair["name"],
        told["role"],
    )
    receptions.plan_days(office, plan)
    for day in list(office.store.all(RECEPTION_DAYS)):
        if day["planned_on"] < today.isoformat():
            held = {"held_on": day["planned_on"], "visits": told["people"], "people": told["people"]}
            records.save(office, RECEPTION_DAYS, {**day, **held})


def _day(office: Office, offset: int) -> str:
    return (office.today() + timedelta(days=offset)).isoformat()
