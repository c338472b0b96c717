"""What the colours of a drawing mean, and the style sheet that goes into each."""

from __future__ import annotations

from pathlib import Path

STYLE = Path(__file__).with_name("flow.css").read_text(encoding="utf-8")
KINDS = {
    "menu": "菜单",
    "collect": "收号",
    "do": "动作",
    "branch": "分支",
    "call": "对话",
    "say": "播报",
    "play": "放录音",
    "queue": "排队",
    "record": "录音",
    "transfer": "转接",
    "end": "结束",
}
"""What a Chinese drawing calls the kinds of boxes; others are named as in the files."""
CHINESE_LEGEND = {
    "menu": "菜单",
    "collect": "收按键",
    "do": "办一件事",
    "branch": "分情况",
    "call": "走一段对话",
    "say": "播报一句话",
    "human": "人工，按 0 就到",
    "hangup": "通话结束",
}
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
