"""List the statements with their tests: `python -m tests.simulator.statements`; status 1 if one has none."""

from __future__ import annotations

import sys

from tests.simulator.statements import acted, statements
from tests.simulator.statements.test_impossible import IMPOSSIBLE


def main() -> int:
    """Print a line for each statement: id, mark, its tests or why there is none, and what it says."""
    tests = acted()
    missing = 0
    for statement, (mark, text) in statements().items():
        told = f"skipped: {IMPOSSIBLE[statement]}" if statement in IMPOSSIBLE else ""
        told = told or ", ".join(tests.get(statement, ()))
        missing += not told
        sys.stdout.write(f"{statement:32} [{mark}] {told or 'NO TEST'}\n{'':32} {text}\n")
    total = len(statements())
    sys.stdout.write(
        f"{total} statements, {len(IMPOSSIBLE)} skipped with a reason, {missing} without a test\n"
    )
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
