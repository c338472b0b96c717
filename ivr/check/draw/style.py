"""What the colours of a drawing mean, and the style sheet that goes into each."""

from __future__ import annotations

from pathlib import Path

STYLE = Path(__file__).with_name("flow.css").read_text(encoding="utf-8")
LEGEND = {
    "menu": "menu",
    "collect": "collects digits",
    "do": "does something",
    "branch": "branches",
    "call": "goes through a dialogue",
    "say": "says something",
    "human": "a human; 0 leads there",
    "hangup": "ends the call",
}
"""Words for the class of each box."""
