"""What the colours of a drawing mean, and the style sheet that goes into each."""

from __future__ import annotations

from pathlib import Path

STYLE = Path(__file__).with_name("flow.css").read_text(encoding="utf-8")
LEGEND = ("menu", "collect", "do", "branch", "call", "say", "human", "hangup")
"""The classes of boxes that the legend explains, in its order."""
WORDS = {"call": "dialogue", "human": "agent (press 0)", "hangup": "end"}
"""What a drawing calls the classes of boxes, where that is not the class itself."""
CHINESE_WORDS = {
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
    "human": "转人工（按 0）",
    "hangup": "结束",
}
"""The same in a Chinese drawing."""
CHINESE_MARKS = {
    "secret": "机密",
    "cannot be undone": "不能撤销",
    "contained": "自助办完",
    "transferred": "转专员",
    "call_back": "约回电",
    "voicemail": "留言",
    "abandoned": "挂断",
}
"""What a Chinese drawing writes into the marks of a box; levels are named as in the files."""
