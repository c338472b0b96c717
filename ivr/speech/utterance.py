"""What a caller said, as one of the choices that are offered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from ivr.speech.spoken_keys import KEY_NAMES

_HAN = "\u3400-\u9fff"
_NAMES = "|".join(map(re.escape, [*"0123456789*#", *KEY_NAMES]))
# The whole utterance is a key: 一, 请按1, 我选二, 星号键, press one, number 2 please.
_KEY_ALONE = re.compile(
    rf"(?:我?(?:要|想)?(?:选择?|请?按|拨))?(?:数字|第)?(?P<chinese>{_NAMES})(?:号?键|号|个)?"
    rf"|(?:(?:press|dial|choose|select|option|number|key) ){{0,2}}(?P<english>{_NAMES})(?: key)?(?: please)?"
)


def match(utterance: str, choices: Mapping[str, Iterable[str]]) -> str | None:
    """Give the key of the choice that an utterance means, or None where no one choice is meant.

    Args:
        utterance: The words as the recogniser wrote them, in either language.
        choices: The words that choose each key that is offered.

    A key's own name, said alone (一, `press one`), is that key. Otherwise a choice is meant if one of its
    words occurs: anywhere in Chinese, as whole words in Latin script. Case, width, punctuation and blanks do
    not count. The longest word wins, so 不是被盗 can be told from 被盗; two keys with equally long ones are
    no match, since a wrong turn costs the caller more than a question.
    """
    said = _plain(utterance)
    alone = _KEY_ALONE.fullmatch(said)
    if alone:
        name = alone["chinese"] or alone["english"]
        key = KEY_NAMES.get(name, name)
        if key in choices:
            return key
    longest = {
        key: max((len(word) for word in map(_plain, words) if _occurs(word, said)), default=0)
        for key, words in choices.items()
    }
    best = max(longest.values(), default=0)
    meant = [key for key, length in longest.items() if length == best]
    return meant[0] if best and len(meant) == 1 else None


def overlaps(choices: Mapping[str, Iterable[str]]) -> list[tuple[str, str, str]]:
    """Find the words that stand under two keys, as (word, first key, other key); no caller could mean one."""
    first: dict[str, str] = {}
    found = []
    for key, words in choices.items():
        for word in words:
            other = first.setdefault(_plain(word), key)
            if other != key:
                found.append((word, other, key))
    return found


def _plain(text: str) -> str:
    """Fold case and width, make punctuation blanks, and drop the blanks that touch a Han character."""
    folded = re.sub(r"[^\w*#]+", " ", unicodedata.normalize("NFKC", text).casefold())
    return re.sub(rf" (?=[{_HAN}])|(?<=[{_HAN}]) ", "", folded).strip()


def _occurs(word: str, said: str) -> bool:
    if not word:
        return False
    start = r"(?<![a-z0-9])" if word[0].isascii() else ""
    end = r"(?![a-z0-9])" if word[-1].isascii() else ""
    return re.search(start + re.escape(word) + end, said) is not None
