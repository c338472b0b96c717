"""The table of all transcripts of the wallet: `python -m tests.calls.table` writes flows/wallet/CALLS.md."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from ivr.simulator.transcript import SUFFIX, caller_line, read
from tests.calls.covered import REASONS, TRANSCRIPTS

FILE = Path(__file__).parents[2] / "flows" / "wallet" / "CALLS.md"
ROWS = {
    "stolen": "1 a stolen account",
    "payment": "2 a failed payment",
    "refund": "3 refunds",
    "dispute": "4 disputes",
    "password": "5 a forgotten password",
    "locked": "6 a locked account",
    "card": "7 unbinding a card",
    "records": "8 transactions",
    "cancel": "9 cancelling a payment",
    "fees": "10 fees, limits, offers",
    "privacy": "11 personal data",
    "safety": "12 staying safe",
    "feedback": "13 complaints and praise",
    "new": "14 new to the wallet",
    "directory": "15 other wallets' hotlines",
    "agent": "16 an agent",
    "desk": "16 the agents' own line",
    "survey": "16 the survey",
    "case": "17 a case",
    "overview": "18 balance, bills, points",
    "crypto": "19 crypto wallets",
    "language": "20 languages",
}
"""The service of each folder of transcripts, by its row."""
TOP = """# Every call that is written down

Each line is a call, played by the tests through the signed webhooks and held against its transcript: what is
heard, which SMS come, what changes in the records and, by what is not listed, what does not. `code` keys the
code of the newest SMS, `-` is silence, `!` hangs up. `make calls` writes this page from the transcripts.
"""
UNCOVERED = """
## What no call goes through

All other ways of the flow are gone through by one of these calls, or by callers who are silent, not
understood, go back or ask for a person where one of them stands. A test holds that just these are not:
"""


def table() -> str:
    """Give the page."""
    return "\n".join([TOP, *_calls(), UNCOVERED, *_reasons(), ""])


def _calls() -> Iterator[str]:
    yield "| row | keys | transcripts | ends at | shows |"
    yield "|---|---|---|---|---|"
    for folder, row in ROWS.items():
        files = sorted((TRANSCRIPTS / folder).glob(f"*{SUFFIX}"))
        for name, versions in groupby(files, lambda file: file.name.split(".")[0]):
            yield _line(row, name, list(versions))


def _line(row: str, name: str, files: list[Path]) -> str:
    """Give the line of a call; keys and words are those of its first version, the English one if there is."""
    text = files[0].read_text("utf-8")
    states = [line.text.strip("[]") for line in read(text).lines if line.text.startswith("[")]
    links = [f"[{file.name.split('.')[1]}](../../{file.relative_to(FILE.parents[2])})" for file in files]
    shows = text.splitlines()[0].removeprefix("# ")
    ends = f"`{states[-1]}`" if states else "the first menu"
    return f"| {row} | `{_keys(text)}` | {name}: {', '.join(links)} | {ends} | {shows} |"


def _keys(text: str) -> str:
    """Write what the caller does, as far as it is done by keys and words; what is repeated is counted."""
    done = [caller_line(act).text.removeprefix("> ") for act in read(text).acts]
    short = {"<code>": "code", "(silence)": "-", "(hangs up)": "!"}
    keys = [short.get(act, act) for act in done if not act.startswith("(waits")]
    groups = [(key, len(list(same))) for key, same in groupby(keys)]
    return " ".join(f"{key} ×{count}" if count > 4 else " ".join([key] * count) for key, count in groups)


def _reasons() -> Iterator[str]:
    for each in REASONS["wallet"]:
        named = ", ".join(f"`{name.partition('::')[2]}`" for name in (*each.gone_by, *each.held_by))
        held = "tested by" if each.gone_by else "held by"
        yield f"* {', '.join(f'`{way}`' for way in each.ways)}: {each.why} ({held} {named})"


if __name__ == "__main__":
    FILE.write_text(table(), "utf-8")
