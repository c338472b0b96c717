"""Days and times of day, as the caller's clock on the wall shows them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from ivr.speech.language import is_chinese
from ivr.speech.numbers import cardinal, count, ordinal

# Asia/Shanghai has been UTC+8 without summer time since 1991 (tz database), so no zone file is needed.
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# The hour from which a part of the day has its name, latest first.
_PARTS = ((18, "晚上"), (13, "下午"), (12, "中午"), (6, "上午"), (0, "凌晨"))


def day(iso: str, language: str) -> str:
    """Give the day of an ISO 8601 date or UTC time: `十一月二十二日`, `November 22nd`.

    A time is moved to Shanghai first; one without an offset is UTC. The year is left out: what a hotline
    tells happened lately or happens soon.

    Raises:
        ValueError: If it is neither.
    """
    that = date.fromisoformat(iso) if len(iso) == len("2026-11-22") else _in_shanghai(iso)
    if is_chinese(language):
        return f"{cardinal(that.month, language)}月{cardinal(that.day, language)}日"
    return f"{_MONTHS[that.month - 1]} {ordinal(that.day, language)}"


def time_of_day(iso: str, language: str) -> str:
    """Give the time of day in Shanghai of an ISO 8601 UTC time: `下午三点二十分`, `3:20 p.m.`.

    Raises:
        ValueError: If it is no ISO 8601 time.
    """
    that = _in_shanghai(iso)
    hour = that.hour % 12 or 12
    if is_chinese(language):
        part = next(name for start, name in _PARTS if that.hour >= start)
        if that.hour == 0:
            hour = 0
        zero = "零" if 0 < that.minute < 10 else ""
        minute = f"{zero}{cardinal(that.minute, language)}分" if that.minute else ""
        return f"{part}{count(hour, language)}点{minute}"
    if that.minute == 0 and hour == 12:
        return "noon" if that.hour else "midnight"
    minute = f":{that.minute:02}" if that.minute else ""
    return f"{hour}{minute} {'p.m.' if that.hour >= 12 else 'a.m.'}"


def _in_shanghai(iso: str) -> datetime:
    when = datetime.fromisoformat(iso)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(SHANGHAI)
