"""The account's telephone numbers, and what each asks when it is rung."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ivr.simulator.account import Account, Number
from ivr.simulator.rest.form import method_of, url_of
from ivr.simulator.rest.refused import NotFound, Refused
from ivr.simulator.rest.shapes import Json, page, uri

_URLS = {
    "VoiceUrl": "voice_url",
    "VoiceFallbackUrl": "voice_fallback_url",
    "StatusCallback": "status_callback",
}
_METHODS = {
    "VoiceMethod": "voice_method",
    "VoiceFallbackMethod": "voice_fallback_method",
    "StatusCallbackMethod": "status_callback_method",
}


def list_(account: Account, account_sid: str, query: Mapping[str, str], path: str) -> Json:
    """List the numbers, all or those of a `PhoneNumber` (or a part of one) or a `FriendlyName`."""
    found = [
        number
        for number in account.numbers.values()
        if query.get("PhoneNumber", "") in number.phone_number
        and query.get("FriendlyName", number.friendly_name) == number.friendly_name
    ]
    return page("incoming_phone_numbers", found, lambda each: _shown(account_sid, each), path, query)


def fetch(account: Account, account_sid: str, sid: str, path: str) -> Json:
    """Show one number."""
    return _shown(account_sid, _number(account, sid, path))


def update(account: Account, account_sid: str, sid: str, form: Mapping[str, str], path: str) -> Json:
    """Change what a number asks; an empty URL asks nothing."""
    number = _number(account, sid, path)
    changes: dict[str, str] = {}
    for name, field in _URLS.items():
        if name in form:
            changes[field] = url_of(form, name) or ""
    for name, field in _METHODS.items():
        if name in form:
            changes[field] = method_of(form, name)
    if "FriendlyName" in form:
        changes["friendly_name"] = form["FriendlyName"]
    changed = replace(number, **changes)
    if changed.voice_fallback_url and not changed.voice_url:
        raise Refused(400, 21405, "VoiceFallbackUrl cannot be set without VoiceUrl")
    account.numbers[sid] = changed
    return _shown(account_sid, changed)


def _number(account: Account, sid: str, path: str) -> Number:
    if sid not in account.numbers:
        raise NotFound(path)
    return account.numbers[sid]


def _shown(account_sid: str, number: Number) -> Json:
    return {
        "sid": number.sid,
        "account_sid": account_sid,
        "api_version": "2010-04-01",
        "capabilities": {"voice": True, "sms": True, "mms": False, "fax": False},
        "friendly_name": number.friendly_name,
        "phone_number": number.phone_number,
        "voice_url": number.voice_url or None,
        "voice_method": number.voice_method,
        "voice_fallback_url": number.voice_fallback_url or None,
        "voice_fallback_method": number.voice_fallback_method,
        "status_callback": number.status_callback or None,
        "status_callback_method": number.status_callback_method,
        "voice_application_sid": None,
        "trunk_sid": None,
        "uri": uri(account_sid, "IncomingPhoneNumbers", number.sid),
    }
