"""What stands behind a link in an SMS: a page with a form, told as data, and the code that takes the form.

A hotline declares its pages; the web side shows them. Their words are messages of the hotline: `page-PURPOSE`
is the title, and its attributes are `text`, `button`, `done`, one for each field (and for each choice of a
field, as `stars-5`), one for each refusal. `page-brand` is whose page it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias

from ivr.engine.events import Value

if TYPE_CHECKING:
    from ivr.store.hotline import Turn

FILE_TYPES = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n", "application/pdf": b"%PDF-"}
"""The kinds of files that are taken, with the bytes that each begins with: its name proves nothing."""
MAX_FILE_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in. `most` bounds it: characters of a text or password, or the number of files."""

    name: str
    kind: Literal["text", "email", "password", "choice", "files"]
    most: int = 500
    required: bool = True
    choices: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent. `media_type` was read off its first bytes; `name` is the sender's word for it."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Form:
    """What was filled in, by field: within its field's bounds, and there if it is required."""

    texts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Sequence[Upload]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Done:
    """It is done, and the link used up; `message` is the attribute that says so."""

    message: str = "done"
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was done, and the link stays good; `message` is the attribute that says why, `at` a field."""

    message: str
    at: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Download:
    """It is done, and this is the file that was asked for."""

    name: str
    media_type: str
    content: bytes


Result: TypeAlias = Done | Refused | Download


def nothing_to_tell(_tx: Turn, _subject: str) -> Mapping[str, Value]:
    """Give no values: the page says the same to everybody."""
    return {}


def as_given(_tx: Turn, _subject: str, form: Form) -> Form:
    """Take the form as it is."""
    return form


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a hotline. `submit` works like an action: in one transaction, with the link's own use.

    `check` comes before it and only reads, so that what is slow holds up no call; what it gives in the form's
    place is what `submit` takes. `show` gives the values that the page's words name, and only reads too;
    `life` is how long a link is good.
    """

    submit: Callable[[Turn, str, Form], Result]
    fields: Sequence[Field] = ()
    check: Callable[[Turn, str, Form], Form | Refused] = as_given
    show: Callable[[Turn, str], Mapping[str, Value]] = nothing_to_tell
    life: timedelta = timedelta(hours=24)
