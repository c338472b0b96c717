"""Run the bench and print its table: `python -m tests.bench [--quick] [--json]`."""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from tests.bench import costs, rates, simulator, viewers
from tests.bench.client import ceiling
from tests.bench.growth import growth
from tests.bench.servers import WORKERS

DISK = Path("/var/tmp")
"""Where a temporary file is on a disk, which /tmp need not be."""
TOLD = {
    "ours": "ours: signed, stored, one commit",
    "constant": "(a) Flask, a constant string",
    "committed": "(b) (a) and one equal commit",
    "handwritten": "(c) Flask and VoiceResponse by hand",
}


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    rounds: int
    walks: int
    crowd_turns: int
    many: int = 100_000
    few: int = 100
    flows: tuple[int, ...] = (100, 1000, 10_000)


FULL, QUICK = (
    Size(rounds=20, walks=40, crowd_turns=3000),
    Size(rounds=4, walks=10, crowd_turns=400, flows=(100, 1000)),
)


@click.command()
@click.option("--quick", is_flag=True, help="Fewer rounds: under half a minute.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of the table.")
def bench(*, quick: bool, as_json: bool) -> None:
    """Compare a turn of the hotline with the least that it could cost."""
    size = QUICK if quick else FULL
    inserts = (size.many + 4999) // 5000 + 1
    steps = (size.rounds + 1) * len(rates.SUBJECTS) + inserts + 5 + len(size.flows)
    bar = click.progressbar(length=steps, label="bench", file=sys.stderr, hidden=not sys.stderr.isatty())
    with tempfile.TemporaryDirectory(dir=DISK if DISK.is_dir() else None) as name, bar:
        found = measure(Path(name), size, lambda: bar.update(1))
    click.echo(json.dumps(found) if as_json else table(found, size))


def measure(folder: Path, size: Size, tick: Any) -> dict[str, Any]:
    """Measure everything, and give it as plain values."""
    rate = rates.rates(folder, size.rounds, tick)
    alone = ceiling(rates.LANES, 500)
    tick()
    board = costs.open_board(folder / "walks.db")
    engine_us = costs.engine_us(board, size.walks)
    tick()
    middle, most = costs.call_bytes(board)
    commits = costs.commits_a_turn(board, 100)
    tick()
    crowd = costs.crowd(folder, size.few, size.many, size.crowd_turns, tick)
    phone = simulator.measure(size.rounds, calls=1000)
    tick()
    looking = viewers.measure(folder, most=1000, seconds=size.rounds)
    tick()
    return {
        "rates": {subject: asdict(each) for subject, each in rate.items()},
        "client_per_s": alone,
        "advance_us": engine_us,
        "commits_a_turn": commits,
        "call_bytes": middle,
        "call_bytes_most": most,
        "crowd": asdict(crowd),
        "crowd_ratio": crowd.many_us / crowd.few_us,
        "growth": [asdict(each) for each in growth(size.flows, tick)],
        "simulator": asdict(phone),
        "viewers": asdict(looking),
        "simulator_ratio": phone.turn_us / phone.flask_us,
    }


def table(found: dict[str, Any], size: Size) -> str:
    """Write what was found for a reader: medians, quartiles in brackets, and what was promised."""
    lines = [
        f"{WORKERS} gunicorn workers, {rates.LANES} requests in flight, {size.rounds} rounds of "
        f"{rates.LANES * rates.TURNS} turns each; SQLite, WAL, synchronous=FULL",
        "",
        f"{'':37}{'requests/s':>10}  {'quartiles':>13}  {'ours to it':>10}  {'quartiles':>13}"
        f"  {'client µs':>9}",
    ]
    for subject, told in TOLD.items():
        rate = found["rates"][subject]
        lines.append(
            f"{told:37}{rate['per_s']:10.0f}  {rate['low']:6.0f}–{rate['high']:6.0f}  {rate['ratio']:10.2f}"
            f"  {rate['ratio_low']:6.2f}–{rate['ratio_high']:6.2f}  {rate['client_us']:9.0f}"
        )
    crowd = found["crowd"]
    rows = [
        ("ours to (b)", f"{found['rates']['committed']['ratio']:.2f}", "≥ 0.75"),
        ("advance alone, median µs", f"{found['advance_us']:.0f}", "≤ 60"),
        ("commits a turn", f"{found['commits_a_turn']:g}", "1"),
        (
            "bytes of a stored call, no reply",
            f"{found['call_bytes']}, most {found['call_bytes_most']}",
            "≤ 1500",
        ),
        (
            f"a turn with {crowd['many']:,} live calls to {crowd['few']}",
            f"{crowd['many_us']:.0f} / {crowd['few_us']:.0f} µs = {found['crowd_ratio']:.2f}",
            "≤ 1.2",
        ),
        *_growth(found["growth"]),
        (
            "the simulator's turn to a test-client POST",
            f"{found['simulator']['turn_us']:.0f} / {found['simulator']['flask_us']:.0f} µs"
            f" = {found['simulator_ratio']:.2f}",
            "≤ 0.5",
        ),
        (
            f"bytes of a simulated call, {found['simulator']['calls']:,} at once",
            f"{found['simulator']['call_bytes']:,}",
            "≤ 20,000",
        ),
        *_viewers(found["viewers"]),
        ("the client by itself, requests/s", f"{found['client_per_s']:.0f}", ""),
    ]
    return "\n".join([*lines, "", *(f"{what:42}{value:>24}  {promise}" for what, value, promise in rows)])


def _viewers(seen: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Tell how late viewers see what changes, and what one costs."""
    return [
        (
            f"{seen['viewers']} viewers of {seen['calls']:,} live calls see a change, ms",
            f"{seen['seen_ms']:.0f}, most {seen['slowest_ms']:.0f}",
            "≤ 1000",
        ),
        ("… processor time a viewer, ms a second", f"{seen['cpu_ms_a_s']:.1f}", "≤ 15"),
    ]


def _growth(grown: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Tell how exploring grows from the smallest flow to the largest."""
    small, large = grown[0], grown[-1]
    ratio = large["state_us"] / small["state_us"]
    per_s, plain = min(each["transitions_per_s"] for each in grown), large["plain_per_s"]
    return [
        (
            f"a state of {large['nodes']:,} nodes to {small['nodes']}",
            f"{large['state_us']:.0f} / {small['state_us']:.0f} µs = {ratio:.2f}",
            "≤ 1.5",
        ),
        ("transitions explored a second", f"{per_s:,.0f}", "≥ 10,000"),
        ("… searched in a ready table", f"{plain:,.0f}", ""),
        ("bytes a state, while exploring", f"{max(each['bytes_a_state'] for each in grown):.0f}", "≤ 500"),
    ]


if __name__ == "__main__":
    bench()
