"""Connection overrides: what a webhook URL's fragment says of time-outs and retries (twiml-voice.md, 2.6)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl

from ivr.simulator.transports import CONNECT_S, TOTAL_S

MS = {"ct": (100, 10_000), "rt": (100, 15_000), "tt": (100, 15_000)}
"""Time-outs in milliseconds: least and most."""
MOST_RETRIES = 5
REASONS = frozenset({"4xx", "5xx", "ct", "rt"})
_EDGES = (
    "ashburn dublin frankfurt sao-paulo singapore sydney tokyo umatilla "
    "ashburn-ix frankfurt-ix london-ix san-jose-ix singapore-ix"
)
EDGES = frozenset(_EDGES.split())


class WrongOverride(Exception):
    """An override that Twilio refuses, with its code."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Overrides:
    """How one URL is asked: seconds to connect, between packets, in all; how often again, and on what."""

    connect_s: float = CONNECT_S
    read_s: float = TOTAL_S
    total_s: float = TOTAL_S
    retries: int = 1
    retry_on: frozenset[str] = frozenset({"ct"})


DEFAULT = Overrides()


@lru_cache(maxsize=256)
def overrides(url: str) -> Overrides:
    """Read a URL's fragment, `#rc=2&rt=5000&rp=ct,rt`; what is no override there is passed over.

    Numbers out of their range count as the nearest in it.

    Raises:
        WrongOverride: 11243, a reason to retry that is none; 11240, an edge that is none.
    """
    _, _, fragment = url.partition("#")
    if not fragment:
        return DEFAULT
    given = dict(parse_qsl(fragment))
    reasons = frozenset(given.get("rp", "ct").lower().split(","))
    if not reasons <= REASONS | {"all"}:
        raise WrongOverride(11243, f"rp={given['rp'][:40]} should be of {', '.join(sorted(REASONS))} or all")
    edges = frozenset(given.get("e", "ashburn").split(","))
    if not edges <= EDGES:
        raise WrongOverride(11240, f"e={given['e'][:40]} names an edge that does not exist")
    return Overrides(
        connect_s=_seconds(given, "ct", CONNECT_S),
        read_s=_seconds(given, "rt", TOTAL_S),
        total_s=_seconds(given, "tt", TOTAL_S),
        retries=min(int(given["rc"]), MOST_RETRIES) if _is_whole(given.get("rc", "")) else 1,
        retry_on=REASONS if "all" in reasons else reasons,
    )


def _seconds(given: dict[str, str], name: str, default_s: float) -> float:
    least, most = MS[name]
    text = given.get(name, "")
    return min(max(int(text), least), most) / 1000 if _is_whole(text) else default_s


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 9
