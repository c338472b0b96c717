"""Other wallets' hotlines: told with their source, and sent by SMS to whoever is calling."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from flows.wallet.actions.cases import notify
from flows.wallet.actions.identify import own_number
from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Turn

DIRECTORY = Path(__file__).parents[1] / "directory.toml"
_MESSAGES = {"number": "sms-hotline", "site": "sms-hotline-site", "card": "sms-hotline-card"}


@cache
def hotlines() -> tuple[Mapping[str, Any], ...]:
    """Give the directory, in the order of the menu's keys from 1."""
    return tuple(tomllib.loads(DIRECTORY.read_text("utf-8"))["hotline"])


def look_up_hotline(_tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Give the hotline of the key: a `number`, only a `site`, or, for a bank `card`, neither."""
    entry = hotlines()[int(call.entry) - 1]
    english = call.language == "en-US"
    values: dict[str, Value] = {
        "hotline": _kind(entry),
        "hotline_name": entry["english" if english else "chinese"],
        "hotline_number": entry.get("number", ""),
        "hotline_site": entry.get("site", ""),
        "hotline_source": entry["source"],
    }
    return Outcome(_kind(entry), values)


def send_hotline(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Send what was told last by SMS, each once a call; `nowhere` if the caller's number is withheld."""
    own, name = own_number(call.caller), str(call.data["hotline_name"])
    if not own:
        return Outcome("nowhere")
    sent = str(call.data.get("hotline_sent", "")).split(", ")
    if name in sent:
        return Outcome("sent")
    fields = ("hotline_name", "hotline_number", "hotline_site", "hotline_source")
    told = {each: call.data[each] for each in fields}
    if not notify(tx, own, _MESSAGES[str(call.data["hotline"])], told, reaches=True):
        return Outcome("enough")
    return Outcome("sent", {"hotline_sent": ", ".join([*filter(None, sent), name])})


def _kind(entry: Mapping[str, Any]) -> str:
    return "number" if "number" in entry else "site" if "site" in entry else "card"
