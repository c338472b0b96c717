"""A plugin of pytest (`-p tests.calls.ways`): what the tests of a run go through of the flows.

The file that the environment names by `WAYS_FILE` gets a line of JSON for each node and event.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import webhooks.hotlines
from ivr.engine.flow import Flow
from ivr.engine.machine import watch

_load = webhooks.hotlines.load
GONE: set[tuple[str, str, str]] = set()
"""Flow, node as it was written, event."""


def _watched(files: Mapping[str, str], known: set[str], **options: Any) -> Flow:
    flow = _load(files, known, **options)
    watch(flow.machine, lambda node, event, _: GONE.add((flow.name, flow.nodes[node].origin, event)))
    return flow


webhooks.hotlines.load = _watched


def pytest_sessionfinish() -> None:
    """Write down what was gone through."""
    Path(os.environ["WAYS_FILE"]).write_text("\n".join(json.dumps(each) for each in sorted(GONE)), "utf-8")
