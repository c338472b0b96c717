"""Twilio's error and warning codes that a voice app can meet: level and title (twiml-voice.md, 2.8).

The titles are short forms of the error dictionary's; a code that is not in the table is an error without one.
"""

from __future__ import annotations

_TABLE = """
10004 E call concurrency limit exceeded
11100 E invalid URL format
11200 E HTTP retrieval failure
11205 E HTTP connection failure
11206 E HTTP protocol violation
11210 E HTTP bad host name
11215 E HTTP too many redirects
11216 E HTTP invalid redirect
11217 E HTTP error response code
11220 E SSL/TLS handshake error
11235 E certificate invalid: domain mismatch
11236 E certificate invalid: expired
11237 E certificate invalid: no path to certificate
11240 E edge location invalid
11241 E edge location not supported
11243 E retry policy invalid
11750 E TwiML response body too large
11770 E empty response body
12100 E document parse failure
12101 E invalid Twilio Markup XML version
12102 E root element must be Response
12200 W schema validation warning
12300 E invalid Content-Type
12400 E internal failure
13000 W Conference noun cannot be mixed with Number nouns
13201 E cannot Dial out from a Dial call segment
13210 W Dial: invalid method
13212 W Dial: invalid timeout
13213 W Dial: invalid hangupOnStar
13214 W Dial: invalid callerId
13215 W Dial: invalid nested element
13216 W Dial: invalid timeLimit
13217 W Dial: invalid record
13218 W Dial: invalid sequential
13219 W Dial: invalid answerOnBridge
13220 W Dial: invalid ringTone
13221 W Number: invalid method
13222 W Number: invalid sendDigits
13223 W Dial: invalid phone number format
13230 W Conference: invalid muted
13231 E Conference: invalid endConferenceOnExit
13232 W Conference: invalid startConferenceOnEnter
13233 W Conference: invalid waitUrl
13234 W Conference: invalid waitMethod
13235 W Conference: invalid beep
13237 W Conference: invalid name
13238 E Conference: invalid verb in waitUrl
13239 E Conference: invalid trim
13240 E Conference: invalid whisper sid
13241 W Sip: invalid method
13243 W Sip: invalid URI
13248 W callerId too long
13250 W too many SIP URIs
13251 W too many SIP headers
13253 W SIP header too long
13256 W Dial: invalid recordingStatusCallback URL
13310 W Gather: invalid finishOnKey
13312 W Gather: invalid method
13313 W Gather: invalid timeout
13314 W Gather: invalid numDigits
13320 W Gather: invalid nested verb
13321 W Gather: Say: invalid voice
13322 W Gather: Say: invalid loop
13325 E Gather: Play: invalid Content-Type
13326 W Gather: invalid input
13327 W Gather: invalid speechTimeout
13328 W Gather: invalid maxSpeechTime
13329 W Gather: invalid partialResultCallbackMethod
13330 W Gather: invalid hints
13331 W Gather: invalid language
13332 W Gather: invalid bargeIn
13333 W Gather: invalid profanityFilter
13334 W Gather: invalid speech model
13335 W Gather: speechTimeout auto does not go with model default
13338 E Gather: invalid actionOnEmptyResult
13342 E Gather: invalid configuration for Google STT V2
13343 E Gather: invalid configuration for the speech provider
13410 W Play: invalid loop
13420 E Play: invalid Content-Type
13430 W Play: invalid DTMF string
13510 W Say: invalid loop
13511 W Say: invalid voice
13512 W Gather: invalid language
13520 W Say: invalid text
13521 W Say: character limit exceeded
13610 W Record: invalid method
13611 W Record: invalid timeout
13612 W Record: invalid maxLength
13613 W Record: invalid finishOnKey
13614 W Record: invalid transcribe
13615 W Record: maxLength too high for transcription
13616 W Record: playBeep must be true or false
13617 W Record: recording length out of range for transcription
13618 W Record: recording not available for transcription
13621 E invalid recordingStatusCallbackEvent
13622 W invalid recordingTrack
13699 W Record: invalid trim
13710 W Redirect: invalid method
13801 E Refer not allowed on non-SIP legs
13802 E no referUrl on Dial
13806 E invalid client notification URL
13807 E client notification URL error response
13810 W Reject: invalid reason
13910 W Pause: invalid length
14101 W Sms: invalid To
14102 W Sms: invalid From
14103 W Sms: invalid body
14104 W Sms: invalid method
14105 W Sms: invalid statusCallback
14201 E Enqueue: invalid method
14202 E Enqueue: invalid waitUrl
14203 E Enqueue: invalid action URL
14204 E Enqueue: queue name too short
14205 E Enqueue: queue name too long
14206 E Enqueue: invalid waitUrlMethod
14207 W Enqueue: queue is at its maximum size
14210 E Queue: invalid whisper method
14211 E Queue: invalid whisper URL
14212 E Queue: name too short
14213 E Queue: name too long
14215 E Queue: invalid reservationSid
14220 E Enqueue: workflow is no valid sid
14221 E Enqueue: attributes are no valid JSON
14300 E Start: invalid nested noun
15003 W warning response to callback URL
15004 E action URL must be absolute
16101 W recording too short
16102 W recording silent
20003 E authenticate
20404 E not found
20422 E invalid parameter
20429 E too many requests
21201 E no called number
21205 E invalid URL
21211 E invalid To number
21212 E invalid From number
21220 E invalid call state
21405 E VoiceFallbackUrl without VoiceUrl
31922 E stream URL is not wss
"""
CODES: dict[int, tuple[str, str]] = {
    int(line[:5]): ("error" if line[6] == "E" else "warning", line[8:]) for line in _TABLE.split("\n") if line
}
"""Level (warning, error) and title by code."""


def level(code: int) -> str:
    """Return `warning` or `error`; error for a code that is not known."""
    return CODES.get(code, ("error", ""))[0]
