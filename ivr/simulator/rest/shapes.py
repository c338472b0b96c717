"""How the API shows things: dates as RFC 2822, lists in pages, addresses of what it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any, TypeAlias
from urllib.parse import urlencode

from ivr.simulator.rest.refused import Refused

Json: TypeAlias = dict[str, Any]
ROOT = "/2010-04-01/Accounts"
PAGE_SIZE, LARGEST_PAGE = 50, 1_000


def date(moment: datetime | None) -> str | None:
    """Return a moment as the API writes it, `Fri, 12 Mar 2021 16:29:59 +0000`."""
    return None if moment is None else format_datetime(moment.astimezone(UTC))


def uri(account_sid: str, *way: str) -> str:
    """Return the address of a resource under its account."""
    return "/".join((ROOT, account_sid, *way)) + ".json"


def page(
    name: str, items: Sequence[Any], show: Callable[[Any], Json], path: str, query: Mapping[str, str]
) -> Json:
    """Return one page of a list, as `Page` and `PageSize` (1 to 1,000, by default 50) of the query ask."""
    size = min(_whole(query, "PageSize", PAGE_SIZE) or PAGE_SIZE, LARGEST_PAGE)
    number = _whole(query, "Page", 0)
    begun = number * size
    shown = items[begun : begun + size]
    further = begun + size < len(items)
    kept = {key: value for key, value in query.items() if key not in {"Page", "PageSize"}}

    def at(other: int) -> str:
        return f"{path}?{urlencode({**kept, 'PageSize': size, 'Page': other})}"

    return {
        name: [show(item) for item in shown],
        "page": number,
        "page_size": size,
        "start": begun,
        "end": begun + max(len(shown) - 1, 0),
        "uri": at(number),
        "first_page_uri": at(0),
        "previous_page_uri": at(number - 1) if number else None,
        "next_page_uri": at(number + 1) if further else None,
    }


def _whole(query: Mapping[str, str], name: str, default: int) -> int:
    text = query.get(name, "")
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise Refused(400, 20422, f"{name} must be a whole number")
    return int(text)
