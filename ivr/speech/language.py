"""Which of the two ways of speaking a language tag asks for.

The same Mandarin is `zh-CN` in our files, `cmn-CN` in `<Say>` and `cmn-Hans-CN` in `<Gather>`; each part of
this package takes any of them.
"""

from __future__ import annotations


def is_chinese(language: str) -> bool:
    """Tell whether a BCP 47 tag (`zh-CN`, `cmn-Hans-CN`, `yue-HK`, any case) is read in Chinese.

    Everything else is read as English, the only other language that we have words for.
    """
    return language.partition("-")[0].lower() in {"zh", "cmn", "yue"}
