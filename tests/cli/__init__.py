"""The command `ivr`, as a person types it."""
