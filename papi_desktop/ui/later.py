"""What is imported when it is first called, so that the window opens before the pages nobody asked for yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True)
class Later:
    """Something of `papi_desktop.ui` to call in a module that is not imported yet.

    Attributes:
        module: below `papi_desktop.ui`.
        name: what to call in it.
    """

    module: str
    name: str

    def load(self) -> Callable[..., Any]:
        """Import it."""
        found: Callable[..., Any] = getattr(import_module(f"papi_desktop.ui.{self.module}"), self.name)
        return found

    def __call__(self, *args: Any) -> Any:
        return self.load()(*args)
