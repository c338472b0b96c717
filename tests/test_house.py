"""The house is kept: who may import whom, where things lie, how long a file may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = ("ivr", "flows", "webhooks", "tests")
MAY_IMPORT = {
    "ivr/speech": (),
    "ivr/engine": (),
    "ivr/store": ("ivr.engine", "ivr.speech"),
    "ivr/check": ("ivr.engine", "ivr.speech"),
    "ivr/simulator": ("ivr.speech",),
    "flows": ("ivr.engine", "ivr.speech", "ivr.store"),
    "webhooks": ("ivr.engine", "ivr.speech", "ivr.store", "ivr.check", "ivr.simulator", "flows"),
    "ivr/cli": ("ivr", "flows", "webhooks"),
}
"""What each room may import beside itself."""
ONLY_IN = {
    "transitions": ("ivr/engine", "flows/wallet/processes", "tests"),
    "flask": ("webhooks", "tests"),
    "sqlalchemy": ("ivr/store", "ivr/cli", "flows", "webhooks", "tests"),
    "alembic": ("ivr/store", "flows", "tests"),
    "pydantic": ("ivr/engine", "tests"),
    "fluent": ("ivr/speech", "ivr/engine", "tests"),
    "click": ("ivr/cli", "tests"),
    "rich": ("ivr/cli", "tests"),
    "jinja2": ("ivr/check", "webhooks", "tests"),
}
"""Libraries that only some rooms know."""
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "managers", "misc"}
LONGEST_FILE = 300
MADE = {"__pycache__", "build", "dist", "node_modules"}
"""Folders whose contents are made, not written."""
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("py" + "pi", "org"),
        ("python" + "hosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("anaconda", "org"),
        ("conda", "io"),
        ("jsr", "io"),
        ("unpkg", "com"),
        ("jsdelivr", "net"),
    )
]


@cache
def _files() -> tuple[Path, ...]:
    """Give every file of ours: what is hidden, built or installed is left out, `.ci` is not."""
    found: list[Path] = []
    folders = [ROOT]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            if path.is_dir():
                hidden = path.name.startswith(".") and path.name != ".ci"
                if not hidden and path.name not in MADE and path.suffix != ".egg-info":
                    folders.append(path)
            elif path.suffix not in (".pyc", ".wav", ".mp3", ".png", ".db"):
                found.append(path)
    return tuple(found)


def _modules() -> list[Path]:
    return [path for path in _files() if path.suffix == ".py"]


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    """Give line and full name of all that a module imports, also inside functions and for types alone."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*above, node.module or "")).strip(".")
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def _within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_rooms(room: str) -> None:
    """Each room imports itself and the rooms that it may know, nothing else of ours."""
    allowed = (room.replace("/", "."), *MAY_IMPORT[room])
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in _modules()
        if path.is_relative_to(ROOT / room)
        for line, name in _imports(path)
        if any(_within(name, ours) for ours in OURS) and not any(_within(name, each) for each in allowed)
    ]
    assert wrong == []


def test_every_room_is_known() -> None:
    """A new room in `ivr/` is entered here, with what it may import."""
    rooms = {path.relative_to(ROOT).parts[:2] for path in _modules() if path.is_relative_to(ROOT / "ivr")}
    found = {"/".join(parts) for parts in rooms if not parts[1].endswith(".py")}
    assert found <= set(MAY_IMPORT)


def test_tests_stay_out_of_the_product() -> None:
    """Nothing that is shipped imports a test, or what only tests have installed; pytest has a plugin."""
    for path in _modules():
        if path != ROOT / "ivr/pytest_plugin.py" and not path.is_relative_to(ROOT / "tests"):
            names = [name.split(".")[0] for _line, name in _imports(path)]
            assert not {"tests", "pytest", "hypothesis"} & set(names), path


@pytest.mark.parametrize("library", ONLY_IN)
def test_libraries(library: str) -> None:
    """A library is known in its own rooms alone: Flask in webhooks, transitions in the engine."""
    wrong = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in _modules()
        if not any(path.is_relative_to(ROOT / room) for room in ONLY_IN[library])
        for line, name in _imports(path)
        if _within(name, library)
    ]
    assert wrong == []


def test_engine_is_pure() -> None:
    """The engine and the words know no network, clock, chance, environment or process."""
    impure = ("socket", "http", "urllib.request", "urllib3", "requests", "random", "secrets", "os", "time")
    impure += ("subprocess", "threading", "asyncio", "sqlite3", "uuid", "werkzeug", "twilio")
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in _modules()
        if path.is_relative_to(ROOT / "ivr/engine") or path.is_relative_to(ROOT / "ivr/speech")
        for line, name in _imports(path)
        if any(_within(name, each) for each in impure)
    ]
    assert wrong == []


def test_top_level_packages() -> None:
    """There is no top-level package beside these, and no module beside them."""
    assert {path.relative_to(ROOT).parts[0] for path in _modules()} <= set(OURS)


def test_names() -> None:
    """No module or folder has a name that says nothing."""
    parts = {part.removesuffix(".py") for path in _modules() for part in path.relative_to(ROOT).parts}
    assert not parts & NO_NAMES


def test_length() -> None:
    """No source file is longer than can be read at one sitting."""
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in _modules()}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_every_module_says_why() -> None:
    """Each module begins by saying why it exists."""
    silent = [path for path in _modules() if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert silent == []


def test_no_registry() -> None:
    """No file names a host that packages are downloaded from: where they come from is the user's choice."""
    for path in _files():
        text = path.read_bytes().decode("utf-8", errors="replace").lower()
        assert not [host for host in REGISTRIES if host in text], path
