"""Messages as they are kept: the msgid and its values, so that history can be read in any language later."""

from __future__ import annotations

import json
from typing import Any

from papi_desktop.domain.messages import Message
from papi_desktop.store.values import as_json

_MSGID, _VALUES = "msgid", "values"


def kept(message: Message) -> str:
    """Return a message as JSON. Values that are neither messages nor plain JSON values are kept as text."""
    return as_json(_plain(message))


def message_of(text: str) -> Message:
    """Return the message that was kept."""
    return _message(json.loads(text))


def _plain(message: Message) -> dict[str, Any]:
    return {_MSGID: message.msgid, _VALUES: {key: _plain_value(value) for key, value in message.values.items()}}


def _plain_value(value: Any) -> Any:
    if isinstance(value, Message):
        return _plain(value)
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _message(plain: dict[str, Any]) -> Message:
    values = {key: _message(value) if isinstance(value, dict) else value for key, value in plain[_VALUES].items()}
    return Message(plain[_MSGID], values)
