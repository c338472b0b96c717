"""Read the hotline that a command speaks of: by its name, a folder, a revision of one, a version kept."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ivr.cli.wrong import Wrong

if TYPE_CHECKING:
    from ivr.check.fitting import Recorded
    from ivr.engine.flow import Flow
    from ivr.speech.wording import Wording


@dataclass(frozen=True, slots=True)
class Read:
    """A hotline as it was read: its files by name, and what they come to."""

    files: Mapping[str, str]
    flow: Flow
    wording: Wording
    recorded: Recorded


def read_hotline(name: str | None) -> Read:
    """Read a hotline.

    Args:
        name: One of `flows/` (None: the default); a folder; a folder at a revision, `HEAD~1:flows/wallet`;
            or a version that the database has kept, by its 16 digits.

    Raises:
        Wrong: There is none, or its files have mistakes, which are all told.
    """
    from ivr.engine.load import load, read_folder  # noqa: PLC0415 - nobody who prints help reads a flow
    from ivr.engine.source import FlowError  # noqa: PLC0415
    from webhooks.hotlines import DEFAULT, NoSuchHotline, open_hotline  # noqa: PLC0415

    files: Mapping[str, str]
    name = name or DEFAULT
    revision = re.fullmatch(r"(?P<revision>[^:/][^:]*):(?P<folder>[^:]+?)/*", name)
    try:
        if revision:
            files = _at_revision(revision["revision"], revision["folder"])
            return _read(files, load(files, where=f"{name.rstrip('/')}/"))
        if re.fullmatch("[0-9a-f]{16}", name):
            files = _kept(name)
            return _read(files, load(files, where=f"{name}/"))
        if "/" not in name and not Path(name, "flow.yaml").is_file():
            hotline = open_hotline(name)
            return Read(hotline.files, hotline.flow, hotline.wording, hotline.recorded)
        files = read_folder(Path(name))
        where = f"{name.rstrip('/')}/"
        return _read(files, load(files, where=where), Path(name), where)
    except (NoSuchHotline, FileNotFoundError, FlowError) as error:
        raise Wrong(str(error)) from error


def _read(files: Mapping[str, str], flow: Flow, folder: Path | None = None, where: str = "") -> Read:
    """Put together what was read; what stands beside it in its folder, if it has one, must fit."""
    from ivr.check.fitting import fit, recordings  # noqa: PLC0415
    from ivr.engine.source import FlowError  # noqa: PLC0415
    from ivr.speech.wording import wording_of  # noqa: PLC0415

    wording = wording_of(flow.entries)
    recorded, mistakes = fit(flow, wording, recordings(folder) if folder else {}, where)
    if mistakes and folder:
        raise FlowError(mistakes)
    return Read(files, flow, wording, recorded)


def _at_revision(revision: str, folder: str) -> dict[str, str]:
    """Read a folder as it was at a revision of the repository that we are in."""
    from ivr.engine.load import read_folder  # noqa: PLC0415

    names = _git("ls-tree", "--name-only", revision, f"{folder}/").splitlines()
    with TemporaryDirectory() as past:
        for name in names:
            if name.endswith((".yaml", ".ftl")):
                Path(past, Path(name).name).write_text(_git("show", f"{revision}:{name}"), encoding="utf-8")
        try:
            return read_folder(Path(past))
        except FileNotFoundError as error:
            raise FileNotFoundError(
                f"{revision}:{folder} is no hotline: there is no flow.yaml in it"
            ) from error


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=True)  # noqa: S603, S607 - the user's git
    except FileNotFoundError as error:
        raise Wrong("git is not installed, so no revision can be read; give a folder") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", errors="replace").strip().removeprefix("fatal: ")
        raise Wrong(f"git says: {said}") from error
    return done.stdout.decode("utf-8", errors="replace")


def _kept(version: str) -> Mapping[str, str]:
    """Read a version's files from the database."""
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415

    from ivr.store.database import open_store  # noqa: PLC0415
    from ivr.store.vault import Vault  # noqa: PLC0415
    from ivr.store.versions import files_of  # noqa: PLC0415
    from webhooks.settings import SettingsError, read_settings  # noqa: PLC0415

    try:
        settings = read_settings(development=True)
        store = open_store(settings.database_url, Vault(settings.secret_key))
        with store.engine.connect() as connection:
            return files_of(connection, version)[1]
    except (LookupError, SettingsError, SQLAlchemyError) as error:
        raise Wrong(str(getattr(error, "orig", error))) from error
