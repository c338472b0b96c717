"""What can be told of a flow without ringing it: proofs by exploration, lint rules, what a call costs.

`explore` walks every state that a call can be in, with the engine's own `advance`; `properties` asks its
questions of what was walked; `lint` reads the files and the words. All of them answer with `Finding`.
Nothing in here opens a database or a socket, or asks a clock: the command line hands over what is needed.
"""
