"""A pretend Twilio and a pretend phone: ring any TwiML app, in any language, without an account.

The way of a call: `call.ring` asks the app for a document (`wire`), reads it (`document`, `rules`) and
performs its verbs (`verbs/`), one file a verb. Whenever time passes or the caller might act, a verb yields
a `Moment` and is answered with a `Move` (`moment`); who decides the move is a scripted caller (`script`), a
person at a terminal, or a test. What happened is told line by line (`events`). No verb reads a clock or
sleeps: time is the caller's (`clock`), so an hour in a queue takes milliseconds.

A call is written down as a transcript (`scribe`, `transcript`) and held against one (`difference`). The way
to the app may have faults on it (`faults`), and many may ring at once (`load`, `personas`).

Nothing here knows our own engine: our hotlines are rung through the same signed webhooks as any other app.
"""
