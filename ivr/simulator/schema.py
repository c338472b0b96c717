"""What TwiML may say: elements, their attributes with defaults and codes, and what may stand in what.

The tables are those of twiml-voice.md, section 1; `rules` reads documents by them.
"""

from __future__ import annotations

from ivr.simulator.attributes import (
    Attribute,
    flag,
    flags,
    keys,
    matching,
    method,
    one_of,
    some_of,
    texts,
    tones,
    url,
    whole,
)

VOICE = r"man|woman|alice|(Polly|Google|ElevenLabs)\..+"
CARDS = "visa mastercard amex maestro discover optima jcb diners-club enroute"
SPEECH_MODELS = (
    "default numbers_and_commands phone_call experimental_conversations experimental_utterances "
    "googlev2_long googlev2_short googlev2_telephony googlev2_telephony_short deepgram_nova-2 deepgram_nova-3"
)
RING_TONES = (
    "at au bg br be ch cl cn cz de dk ee es fi fr gr hu il in it lt jp mx my nl no nz ph pl pt ru se sg th "
    "uk us us-old tw ve za"
)
HINTS = r"\s*[^,]{0,100}(,[^,]{0,100}){0,499}"

TRIM, NO_TRIM = "trim-silence", "do-not-trim"
_recording_events = some_of("in-progress completed absent", "completed", 13621)
_call_events = some_of("initiated ringing answered completed", "completed")
_interruptible = one_of("none dtmf speech any true false", "any")
_recorded = {
    **texts("recordingStatusCallback recordingConfigurationId"),
    "recordingStatusCallbackMethod": method(),
    "recordingStatusCallbackEvent": _recording_events,
}
_watched = {
    **texts("url statusCallback"),
    "statusCallbackEvent": _call_events,
    "statusCallbackMethod": method(),
}
_machine = {
    "machineDetection": one_of("Enable DetectMessageEnd"),
    "machineDetectionTimeout": whole(30, least=3, most=60),
    "machineDetectionSpeechThreshold": whole(2400, least=1000, most=6000),
    "machineDetectionSpeechEndThreshold": whole(1200, least=500, most=5000),
    "machineDetectionSilenceTimeout": whole(5000, least=2000, most=10_000),
    **texts("amdStatusCallback"),
    "amdStatusCallbackMethod": method(),
}

ATTRIBUTES: dict[str, dict[str, Attribute]] = {
    "Response": {**texts("version")},
    "Say": {
        "voice": matching(VOICE, "man, woman, Polly.NAME or Google.NAME", "man", 13511),
        "language": matching(r"[A-Za-z]{2,3}(-[A-Za-z0-9-]+)?", "a language such as cmn-CN", "en-US"),
        "loop": whole(1, 13510, least=0),
    },
    "Play": {"loop": whole(1, 13410, least=0), "digits": tones(13430)},
    "Pause": {"length": whole(1, 13910)},
    "Gather": {
        "method": method(13312),
        "input": some_of("dtmf speech", "dtmf", 13326),
        "timeout": whole(5, 13313),
        "finishOnKey": keys("#", 13310, 1),
        "numDigits": whole(None, 13314),
        "actionOnEmptyResult": flag(code=13338),
        "speechTimeout": matching(r"auto|[1-9][0-9]{0,8}", "a whole number or auto", None, 13327),
        "speechModel": one_of(SPEECH_MODELS, "default", 13334),
        "language": matching(r"[A-Za-z0-9-]+", "a language such as cmn-Hans-CN", "en-US", 13331),
        "hints": matching(HINTS, "at most 500 phrases of at most 100 characters", None, 13330),
        "profanityFilter": flag(default=True, code=13333),
        "enhanced": flag(),
        "bargeIn": flag(default=True, code=13332),
        "partialResultCallbackMethod": method(13329),
        "maxSpeechTime": whole(60, 13328, most=600),
        "debug": flag(),
        **texts("action partialResultCallback"),
    },
    "Record": {
        "method": method(13610),
        "timeout": whole(5, 13611, least=0),
        "finishOnKey": keys("1234567890*#", 13613, 12),
        "maxLength": whole(None, 13612, least=2, most=86_400),
        "playBeep": flag(default=True, code=13616),
        "trim": one_of(f"{TRIM} {NO_TRIM}", TRIM, 13699),
        "transcribe": flag(code=13614),
        **texts("action transcribeCallback"),
        **_recorded,
    },
    "Dial": {
        "method": method(13210),
        "timeout": whole(30, 13212, least=5, most=600),
        "timeLimit": whole(14_400, 13216),
        "callerId": matching(r".{1,255}", "a number, or client:NAME", None, 13214),
        "answerOnBridge": flag(code=13219),
        "hangupOnStar": flag(code=13213),
        "record": one_of(
            "do-not-record record-from-answer record-from-ringing record-from-answer-dual "
            "record-from-ringing-dual true false",
            "do-not-record",
            13217,
        ),
        "trim": one_of(f"{TRIM} {NO_TRIM}", NO_TRIM),
        "recordingTrack": one_of("inbound outbound both", "both", 13622),
        "ringTone": one_of(RING_TONES, None, 13220),
        "sequential": flag(code=13218),
        "referMethod": method(),
        "callReason": matching(r".{0,50}", "at most 50 characters"),
        "events": one_of("call-progress-event"),
        **texts("action referUrl passports"),
        **_recorded,
        "recordingStatusCallback": url(13256),
    },
    "Number": {
        "sendDigits": tones(13222),
        "method": method(13221),
        **texts("byoc"),
        **_watched,
        **_machine,
    },
    "Client": {"method": method(), **texts("clientNotificationUrl"), **_watched},
    "Sip": {"method": method(13241), **texts("username password"), **_watched, **_machine},
    "Conference": {
        "muted": flag(code=13230),
        "beep": one_of("true false onEnter onExit", "true", 13235),
        "startConferenceOnEnter": flag(default=True, code=13232),
        "endConferenceOnExit": flag(code=13231),
        "participantLabel": matching(r".{1,128}", "at most 128 characters"),
        "jitterBufferSize": one_of("small medium large off", "large"),
        "waitUrl": url(13233),
        "waitMethod": method(13234),
        "maxParticipants": whole(250, most=250),
        "record": one_of("do-not-record record-from-start", "do-not-record"),
        "region": one_of("us1 us2 ie1 de1 sg1 br1 au1 jp1"),
        "trim": one_of(f"{TRIM} {NO_TRIM}", TRIM, 13239),
        "coach": matching("CA[0-9a-f]{32}", "the CallSid of a participant", None, 13240),
        "statusCallbackEvent": some_of("start end join leave mute hold modify speaker announcement"),
        "statusCallbackMethod": method(),
        **texts("statusCallback eventCallbackUrl"),
        **_recorded,
    },
    "Queue": {
        "url": url(14211),
        "method": method(14210),
        "reservationSid": matching("WR[0-9a-f]{32}", "a sid: WR and 32 hexadecimal digits", None, 14215),
        **texts("postWorkActivitySid"),
    },
    "Enqueue": {
        "method": method(14201),
        "waitUrlMethod": method(14206),
        "maxQueueSize": whole(1000, most=5000),
        "workflowSid": matching("WW[0-9a-f]{32}", "a sid: WW and 32 hexadecimal digits", None, 14220),
        "action": url(14203),
        "waitUrl": url(14202),
    },
    "Leave": {},
    "Hangup": {},
    "Redirect": {"method": method(13710)},
    "Reject": {"reason": one_of("rejected busy", "rejected", 13810)},
    "Refer": {"method": method(), **texts("action")},
    "Sms": {"method": method(14104), "statusCallback": url(14105), **texts("to from action")},
    "Pay": {
        "input": one_of("dtmf", "dtmf"),
        "statusCallbackMethod": method(),
        "paymentMethod": one_of("credit-card ach-debit", "credit-card"),
        "bankAccountType": one_of(
            "consumer-checking consumer-savings commercial-checking commercial-savings", "consumer-checking"
        ),
        "timeout": whole(5),
        "maxAttempts": whole(None, most=3),
        "securityCode": flag(default=True),
        "postalCode": matching(r"true|false|[0-9A-Za-z -]{1,12}", "true, false or a postal code", "true"),
        "minPostalCodeLength": whole(None, least=0),
        "paymentConnector": matching(r".+", "a name", "Default"),
        "tokenType": one_of("one-time reusable payment-method", "reusable"),
        "chargeAmount": matching(
            r"(0*[0-9]{1,6}(\.[0-9]+)?|0*1000000(\.0+)?)", "an amount from 0 to 1000000"
        ),
        "currency": matching(r"[A-Za-z]{3}", "a currency such as usd", "usd"),
        "language": matching(r"[A-Za-z0-9-]+", "a language such as en-US", "en-US"),
        "validCardTypes": some_of(CARDS, "visa mastercard amex"),
        **texts("action statusCallback description"),
    },
    "Prompt": {
        "for": one_of(
            "payment-card-number expiration-date security-code postal-code payment-processing "
            "bank-account-number bank-routing-number"
        ),
        "errorType": some_of(
            "timeout invalid-card-number invalid-card-type invalid-date invalid-security-code "
            "internal-error input-matching-failed"
        ),
        "cardType": some_of(CARDS, CARDS),
        "attempt": some_of("1 2 3", "1 2 3"),
        "requireMatchingInputs": flag(),
    },
    "Connect": {"method": method(), **texts("action")},
    "Start": {"method": method(), **texts("action")},
    "Stop": {},
    "Stream": {
        "track": one_of("inbound_track outbound_track both_tracks", "inbound_track"),
        "statusCallbackMethod": method(),
        **texts("url name statusCallback connectorName audioFormat sampleRate"),
    },
    "Siprec": {
        "track": one_of("inbound_track outbound_track both_tracks", "both_tracks"),
        "statusCallbackMethod": method(),
        **texts("name connectorName statusCallback"),
    },
    "Recording": {
        "trim": one_of(f"{TRIM} {NO_TRIM}", TRIM),
        "track": one_of("inbound outbound both", "both"),
        "channels": one_of("mono dual", "dual"),
        **texts("name"),
        **_recorded,
    },
    "Transcription": {
        "statusCallbackMethod": method(),
        "languageCode": matching(r"[A-Za-z0-9-]+", "a language such as en-US", "en-US"),
        "track": one_of("inbound_track outbound_track both_tracks", "both_tracks"),
        "transcriptionEngine": one_of("google deepgram", "google"),
        "speechModel": matching(r".+", "a model", "telephony"),
        "profanityFilter": flag(default=True),
        "enableAutomaticPunctuation": flag(default=True),
        **flags("enableProviderData partialResults"),
        **texts(
            "name statusCallbackUrl inboundTrackLabel outboundTrackLabel hints intelligenceService "
            "conversationConfiguration conversationId"
        ),
    },
    "ConversationRelay": {
        "welcomeGreetingInterruptible": _interruptible,
        "language": matching(r"[A-Za-z0-9-]+", "a language such as en-US", "en-US"),
        "ttsProvider": one_of("Google Amazon ElevenLabs", "ElevenLabs"),
        "transcriptionProvider": one_of("Google Deepgram", "Deepgram"),
        "interruptible": _interruptible,
        "interruptSensitivity": one_of("low medium high", "high"),
        "reportInputDuringAgentSpeech": one_of("none dtmf speech any", "none"),
        **flags("dtmfDetection preemptible"),
        **texts(
            "url welcomeGreeting ttsLanguage transcriptionLanguage voice speechModel hints debug "
            "intelligenceService elevenlabsTextNormalization"
        ),
    },
}
"""Elements whose attributes are checked. Elements that are only known by name stand in CHILDREN."""

GATHERED = {"voice": 13321, "loop": 13322}
"""Codes for the attributes of a Say inside a Gather, which differ."""

_spoken = frozenset({"Say", "Play", "Pause"})


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


CHILDREN: dict[str, tuple[frozenset[str], int]] = {
    "Response": (
        _set("Say Play Pause Gather Record Dial Enqueue Leave Hangup Redirect Reject Refer Sms Pay Prompt")
        | _set("Connect Start Stop Echo Queue"),
        12200,
    ),
    "Gather": (_spoken, 13320),
    "Prompt": (_spoken, 12200),
    "Dial": (_set("Number Client Sip Conference Queue Application WhatsApp Sim"), 13215),
    "Enqueue": (_set("Task"), 12200),
    "Refer": (_set("Sip"), 12200),
    "Pay": (_set("Prompt Parameter"), 12200),
    "Client": (_set("Identity Parameter"), 12200),
    "Connect": (
        _set("ConversationRelay Stream Room VirtualAgent Autopilot Conversation AiSession")
        | _set("ConversationRelaySession"),
        12200,
    ),
    "Start": (_set("Stream Recording Transcription Siprec"), 14300),
    "Stop": (_set("Stream Recording Transcription Siprec"), 12200),
    "Stream": (_set("Parameter"), 12200),
    "ConversationRelay": (_set("Language Parameter"), 12200),
    **dict.fromkeys(
        _set("Play Pause Record Leave Hangup Redirect Reject Sms Number Sip Conference Queue"),
        (frozenset(), 12200),
    ),
}
"""What may stand in what, and the code if something else does. The insides of the others are their own."""

WITH_TEXT = _set("Say Play Dial Enqueue Redirect Sms Number Client Sip Conference Queue Identity Task")
"""Elements that take text of their own."""
