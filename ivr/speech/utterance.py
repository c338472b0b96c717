"""What a caller said, as one of the choices that are offered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import lru_cache

from ivr.speech.spoken_keys import KEY_NAMES

_HAN = "\u3400-\u9fff"
_HAN_BLANK = re.compile(rf" (?=[{_HAN}])|(?<=[{_HAN}]) ")
_NAMES = "|".join(map(re.escape, [*"0123456789*#", *KEY_NAMES]))
GAP = "…"
"""Stands in a word for a little that may be said between its parts."""
MOST_WORDS = 10_000
"""So many words of menus are kept as they are looked for: to make them takes far longer than to look."""
_HAN_GAP, _LATIN_GAP = ".{0,6}?", "(?: [^ ]+){0,3}? "
# The whole utterance is a key: 一, 请按1, 我选二, 星号键, press one, number 2 please.
_KEY_ALONE = re.compile(
    rf"(?:我?(?:要|想)?(?:选择?|请?按|拨))?(?:数字|第)?(?P<chinese>{_NAMES})(?:号?键|号|个)?"
    rf"|(?:(?:press|dial|choose|select|option|number|key) ){{0,2}}(?P<english>{_NAMES})(?: key)?(?: please)?"
)

# 是不是 asks and 不是不认识 denies what is denied: both are doubt. 不是不是, 没有没有 are just said twice.
_DOUBT = re.compile(
    r"(?<![不没])(?![能可行好])([^\W不没])[不没]\1"
    r"|(?:不是|没有)(?!我)[^\W我了的啊呀]{0,2}?[不没](?![是有用对要])"
)
# 不 and its like where nothing offered is refused: courtesies, 没错, another trouble, 特别, no problem.
_NO_NEGATION = re.compile(
    r"([能可行好])不\1|可以不可以|(?:没有?|不)错|[出报]错|错误|没有?(?:问题|关系)|没事(?!了)|不好意思|对不起|差不多|不客气"
    r"|不[管过仅但断久够足]|不见(?!得)|不知道?(?:该?怎么|为什么|为啥)|登[录陆]?不[上进了]去?|进不去|打不开"
    r"|[特识分个区级性告]别|别(?:[的处家]|人(?!工))|无[线论]|未来|非常"
    r"|(?<![a-z])(?:no (?:problem|worries|doubt)|why not|(?:went|(?:something|what)(?: (?:i?s|was))?) wrong"
    r"|don ?t know (?:what to do|why|how)"
    r"|(?:can ?t|cannot|can not|couldn ?t) (?:log|sign|get) (?:back )?in)(?![a-z])"
)
_NEGATION = re.compile(
    r"[不没别未无非甭错否]|除了"
    r"|(?<![a-z])(?:no|not|nope|nah|never|none|nothing|nobody|neither|nor|without|wrong|instead|cannot"
    r"|(?:do|does|did|is|are|was|were|ca|wo|could|would|should|ha[sd]|have|ai)n ?t)(?![a-z])"
)
# Said after a thing, it tells that the thing is not wanted: 退款就不用了, `the refund, no thanks`.
_REFUSAL = re.compile(
    r"不[要用想]|不需要|不是|算了"
    r"|(?<![a-z])(?:do ?n ?t (?:want|need)|no (?:thanks|thank you)|not (?:that|this|now))(?![a-z])"
)
# The whole utterance is an answer, once or more: 是, 对对对, 嗯好的, yes please, no no.
_ANSWER = re.compile(
    r"(?:(?P<yes>(?:(?:是|对|好|嗯|可以|行|有|没错|没问题"
    r"|yes|yeah|yep|yup|ok|okay|sure|(?:that ?s )?(?:right|correct))(?:的|啊|呀|吧|哦|呢| please| )*)+)"
    r"|(?P<no>(?:(?:不是|不对|不行|不用|不要|不可以|不|没有|没|no|nope|nah)"
    r"(?:的|了|啊|呀|吧|哦|呢|谢谢| thanks| thank you| )*)+))"
)
# A no that is over before the rest is said: `不，`, `no `. The rest may well be the opposite: 不，是我付的.
_NO_FIRST = re.compile(
    r"\W*(?:(?:(?:不[是对用要行]?|没有?)[的了啊呀]?[^\w*#\s]|(?:no|nope|nah)(?![a-z]))\W*)+(?=\w)",
    re.IGNORECASE,
)


def match(utterance: str, choices: Mapping[str, Collection[str]]) -> str | None:
    """Give the key of the choice that an utterance means, or None where no one choice is meant.

    Args:
        utterance: The words as the recogniser wrote them, in either language.
        choices: The words that choose each key that is offered.

    A word with a gap, as `登…不上` or `stole … money`, is one wherever a little may be said in between.

    A key's own name, said alone (一, `press one`), is that key. Otherwise a choice is meant if one of its
    words occurs: anywhere in Chinese, as whole words in Latin script. Case, width, punctuation and blanks do
    not count. The longest word wins, and two keys with equally long ones are no match, since a wrong turn
    costs the caller more than a question.

    Where something is negated, only words that negate can be meant: 不是这个号码 is 不是, never 这个号码, and
    `not this one` is nothing unless a word says so. Where no choice is a yes or a no, a trouble is told
    rather than a question answered: there a no may say something of the word (密码老是不对, `my refund
    isn't here`), unless it stands before it, or refuses it. A mere yes or no (是, 嗯, `ok`; 不, 没有, `nope`)
    is the one choice that has a yes or a no among its words.
    """
    said = _plain(utterance)
    key = _meant(said, choices)
    no = _NO_FIRST.match(utterance)
    after = _meant(_plain(utterance[no.end() :]), choices) if no else None
    if key is None or after == key:
        return key
    return None if after or _denied(key, choices, said) else key


def overlaps(choices: Mapping[str, Collection[str]]) -> list[tuple[str, str, str]]:
    """Find the words that stand under two keys, as (word, first key, other key); no caller could mean one."""
    first: dict[str, str] = {}
    found = []
    for key, words in choices.items():
        for word in words:
            other = first.setdefault(_plain(word), key)
            if other != key:
                found.append((word, other, key))
    return found


def without_gap(word: str) -> str:
    """Give a word as it is said when nothing stands in its gap."""
    return _HAN_BLANK.sub("", " ".join(part.strip() for part in word.split(GAP)))


def _meant(said: str, choices: Mapping[str, Collection[str]]) -> str | None:
    alone = _KEY_ALONE.fullmatch(said)
    if alone:
        name = alone["chinese"] or alone["english"]
        key = KEY_NAMES.get(name, name)
        if key in choices:
            return key
    plain = {key: [_plain_word(word) for word in words] for key, words in choices.items()}
    longest = {key: max(map(len, words), default=0) for key, words in _heard(said, plain).items()}
    best = max(longest.values(), default=0)
    if best:
        meant = [key for key, length in longest.items() if length == best]
    else:
        answer = _answer(said)
        meant = [key for key, words in plain.items() if answer and answer in map(_answer, words)]
    return meant[0] if len(meant) == 1 else None


def _heard(said: str, plain: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    """Give the words of each key that occur and are meant."""
    occur = {key: [word for word in words if _occurs(word, said)] for key, words in plain.items()}
    if not _negates(said):
        return occur
    negating = {key: list(filter(_negates, words)) for key, words in occur.items()}
    if any(negating.values()) or any(_answer(word) for words in plain.values() for word in words):
        return negating
    return {key: [word for word in words if not _refused(word, said)] for key, words in occur.items()}


def _denied(key: str, choices: Mapping[str, Collection[str]], said: str) -> bool:
    """Tell whether a choice's own no refuses its other words, as 不是 does in 不是别的号码."""
    words = [_plain(word) for word in choices[key]]
    refusals = [word for word in words if _answer(word) == "no" and not word.endswith("了")]
    return any(f"{refusal}{word}" in said for refusal in refusals for word in words if not _negates(word))


def _plain(text: str) -> str:
    """Fold case and width, make punctuation blanks, and drop the blanks that touch a Han character.

    Doubt becomes a negation that no word has; it is found before punctuation goes, for 不是，不认识 is none.
    """
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    certain = _DOUBT.sub("不_", _HAN_BLANK.sub("", folded))
    return _HAN_BLANK.sub("", re.sub(r"[^\w*#]+", " ", certain)).strip()


def _refused(word: str, said: str) -> bool:
    """Tell whether a no comes before a word, or what comes after says that it is not wanted."""
    before, _, after = said.partition(word.partition(GAP)[0])
    return _negates(before) or _REFUSAL.search(after) is not None


@lru_cache(maxsize=MOST_WORDS)
def _plain_word(word: str) -> str:
    """Fold a word as `_plain` does, and keep its gaps."""
    return GAP.join(map(_plain, word.split(GAP)))


def _negates(plain: str) -> bool:
    return _NEGATION.search(_NO_NEGATION.sub("_", plain)) is not None


def _answer(plain: str) -> str | None:
    """Tell whether it is a mere `yes` or a mere `no`."""
    answer = _ANSWER.fullmatch(plain)
    return answer.lastgroup if answer else None


def _occurs(word: str, said: str) -> bool:
    return bool(word) and _pattern(word).search(said) is not None


@lru_cache(maxsize=MOST_WORDS)
def _pattern(word: str) -> re.Pattern[str]:
    start = r"(?<![a-z0-9])" if word[0].isascii() else ""
    end = r"(?![a-z0-9])" if word[-1].isascii() else ""
    between = _LATIN_GAP if word.replace(GAP, "").isascii() else _HAN_GAP
    return re.compile(start + between.join(map(re.escape, word.split(GAP))) + end)
