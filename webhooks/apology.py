"""What callers hear when something of ours has failed: TwiML that needs no database and no flow."""

from __future__ import annotations

from twilio.twiml.voice_response import VoiceResponse

from webhooks.twiml import VOICES

_SORRY = {
    "zh-CN": "很抱歉，我们的系统出了点问题。",
    "en-US": "We are sorry, something went wrong on our side.",
}
_HUMAN = {"zh-CN": "正在为您转接人工服务，请稍候。", "en-US": "Please hold while we connect you to a person."}
_LATER = {"zh-CN": "请您稍后再拨。", "en-US": "Please call again a little later."}
_AGAIN = {"zh-CN": "通话中断了一下，我们重新开始。", "en-US": "We lost our place, so let us start again."}


def apology(human_number: str) -> str:
    """Say sorry in every language, then connect the caller to a person; without a number, say goodbye."""
    response = VoiceResponse()
    for language, voice in VOICES.items():
        response.say(_SORRY[language] + (_HUMAN if human_number else _LATER)[language], **voice)
    if human_number:
        response.dial(human_number)
    response.hangup()
    return str(response)


def start_again(url: str) -> str:
    """Say that the place was lost, and begin the call anew: for a call that the store does not know."""
    response = VoiceResponse()
    for language, voice in VOICES.items():
        response.say(_AGAIN[language], **voice)
    response.redirect(url)
    return str(response)
