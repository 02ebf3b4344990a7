"""The house stands as docs/architecture.md draws it: imports go one way, and each library lives in one layer."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "papi_desktop"
GROUND = {"atomic", "paths", "jobs", "translations"}
MAY_IMPORT = {
    "domain": set(),
    "store": {"domain"} | GROUND,
    "documents": {"domain"} | GROUND,
    "exchange": {"domain"} | GROUND,
    "operations": {"domain", "store", "documents", "exchange"} | GROUND,
    "ui": {"domain", "operations"} | GROUND,
    "cli_words": {"domain"} | GROUND,
    "cli_options": {"domain", "cli_words"} | GROUND,
    "cli_exchange_arguments": {"cli_options", "cli_words"} | GROUND,
    "cli_arguments": {"domain", "cli_exchange_arguments", "cli_options", "cli_words"} | GROUND,
    "cli_session": {"domain", "operations"} | GROUND,
    "cli_handover": {"domain", "operations", "cli_session"} | GROUND,
    "cli_keys": {"domain", "operations", "cli_session"} | GROUND,
    "cli_receiving": {"domain", "operations", "cli_session"} | GROUND,
    "cli_accounts": {"domain", "operations", "cli_session"} | GROUND,
    "cli_guidance": {"domain", "operations", "cli_session"} | GROUND,
    "cli_imports": {"domain", "operations", "cli_session"} | GROUND,
    "cli_keeping": {"domain", "operations", "cli_session"} | GROUND,
    "cli_numbers": {"domain", "operations", "cli_session"} | GROUND,
    "cli_papers": {"domain", "operations", "cli_session"} | GROUND,
} | {module: {"domain"} | GROUND for module in GROUND}
ROOTS = {"__init__", "__main__", "app", "cli"}
ONLY_IN = {
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "qtawesome": {"ui"},
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "sqlcipher3": {"store"},
    "openpyxl": {"exchange"},
    "xlsxwriter": {"exchange"},
    "python_calamine": {"exchange"},
    "xlrd": {"exchange"},
    "reportlab": {"documents"},
    "docx": {"documents"},
    "segno": {"documents"},
    "pyrage": {"exchange"},
    "pyarrow": {"operations"},
}
TOUCHES_FILES = {"os", "io", "pathlib", "shutil", "tempfile", "tomllib", "importlib.resources"}
FORBIDDEN = {"socket", "http", "urllib.request", "requests", "ftplib", "smtplib"}
LONGEST = 500
DOOR = 600
"""Of `store/store.py`, the one door of everything kept: it passes every request on and holds no idea but that."""
FILES = sorted(p for p in PACKAGE.rglob("*.py") if "forms" not in p.parts)


def layer_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            yield node.lineno, node.module or ""
            if node.module == "papi_desktop":
                parts = (alias.name for alias in node.names if alias.name != "__version__")
                yield from ((node.lineno, f"papi_desktop.{name}") for name in parts)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    layer = layer_of(path)
    for line, name in imports_of(path):
        head, _, rest = name.partition(".")
        where = f"{path.relative_to(PACKAGE)}:{line} imports {name}"
        if head == "papi_desktop" and rest and layer in MAY_IMPORT:
            target = rest.split(".")[0]
            assert target == layer or target in MAY_IMPORT[layer], where
        if head in ONLY_IN and layer not in {"app", "cli"}:
            assert layer in ONLY_IN[head], where
        assert name not in FORBIDDEN, where


def test_every_file_has_a_place_in_the_house() -> None:
    assert {layer_of(path) for path in FILES} == MAY_IMPORT.keys() | ROOTS


@pytest.mark.parametrize(
    "path", [p for p in FILES if layer_of(p) == "domain"], ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_the_domain_opens_no_files(path: Path) -> None:
    for line, name in imports_of(path):
        assert name not in TOUCHES_FILES, f"{path.relative_to(PACKAGE)}:{line} imports {name}"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "open", f"{path.relative_to(PACKAGE)}:{node.lineno} opens a file"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_calls_that_hide_trouble(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr != "processEvents", f"{path}:{node.lineno}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "N_", "say"}:
            assert not any(isinstance(arg, ast.JoinedStr) for arg in node.args), (
                f"{path}:{node.lineno}: f-string in a msgid"
            )
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"{path}:{node.lineno}: bare except"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_file_holds_one_idea(path: Path) -> None:
    """Whatever needs more lines than this holds two ideas; 400 is what to aim at."""
    limit = DOOR if path == PACKAGE / "store" / "store.py" else LONGEST
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit


def test_only_the_roots_import_the_window() -> None:
    for path in FILES:
        if layer_of(path) in {"ui", "app", "__main__"}:
            continue
        assert not any(name.startswith("papi_desktop.ui") for _, name in imports_of(path)), path


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_text_that_stands_alone_tells_of_something(path: Path) -> None:
    """It is the first of its file, class or function, or follows what it describes; what it described must not be gone."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        documented = isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        for before, statement in pairwise([None, *getattr(node, "body", [])] if documented else []):
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                told = before is None or isinstance(before, ast.Assign | ast.AnnAssign)
                assert told, f"{path.relative_to(PACKAGE)}:{statement.lineno} describes nothing"
