"""Amounts of money, written out, since no voice is known to read every currency sign."""

from __future__ import annotations

from dataclasses import dataclass

from ivr.speech.language import is_chinese
from ivr.speech.numbers import cardinal, count


@dataclass(frozen=True, slots=True)
class _Currency:
    """The names of a currency: its unit and its hundredth, in English for one and for many.

    `tenth` is the Chinese name of ten hundredths where people use one (角).
    """

    chinese: str
    english: tuple[str, str]
    chinese_minor: str = ""
    english_minor: tuple[str, str] = ("", "")
    tenth: str = ""
    minor_per_unit: int = 100


_CENTS = ("cent", "cents")
_DOLLARS = ("dollar", "dollars")
# ISO 4217 codes; the yen has no minor unit.
_CURRENCIES = {
    "CNY": _Currency("元", ("yuan", "yuan"), "分", ("fen", "fen"), tenth="角"),
    "EUR": _Currency("欧元", ("euro", "euros"), "欧分", _CENTS),
    "GBP": _Currency("英镑", ("pound", "pounds"), "便士", ("penny", "pence")),
    "HKD": _Currency("港元", ("Hong Kong dollar", "Hong Kong dollars"), "分", _CENTS, tenth="角"),
    "JPY": _Currency("日元", ("yen", "yen"), minor_per_unit=1),
    "USD": _Currency("美元", _DOLLARS, "美分", _CENTS),
}


def money(minor: int, language: str, currency: str = "CNY") -> str:
    """Give an amount in words: `一百二十八元五角`, `128 yuan and 50 fen`, `12 dollars and 50 cents`.

    Args:
        minor: The amount in minor units (分, cents); negative amounts are read with 负 or `minus`.
        language: A language tag.
        currency: An ISO 4217 code.

    Raises:
        ValueError: If we have no words for the currency.
    """
    names = _CURRENCIES.get(currency)
    if names is None:
        raise ValueError(f"no words for the currency {currency!r}; there are {', '.join(_CURRENCIES)}")
    units, rest = divmod(abs(minor), names.minor_per_unit)
    if is_chinese(language):
        return ("负" if minor < 0 else "") + _chinese(units, rest, names, language)
    return ("minus " if minor < 0 else "") + _english(units, rest, names, language)


def _chinese(units: int, rest: int, names: _Currency, language: str) -> str:
    tenths, hundredths = divmod(rest, 10) if names.tenth else (0, rest)
    said = ""
    for number, name in ((units, names.chinese), (tenths, names.tenth), (hundredths, names.chinese_minor)):
        if number:
            # People say 两角二分: 两 where the amount begins, 二 after it.
            said += (cardinal(number, language) if said else count(number, language)) + name
        elif said and name == names.tenth and 0 < hundredths < 10:
            said += "零"
    return said or f"零{names.chinese}"


def _english(units: int, rest: int, names: _Currency, language: str) -> str:
    parts = []
    if units or not rest:
        parts.append(f"{cardinal(units, language)} {names.english[units != 1]}")
    if rest:
        parts.append(f"{rest} {names.english_minor[rest != 1]}")
    return " and ".join(parts)
