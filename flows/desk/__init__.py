"""The agents' own line, on the wallet's records: sign in, take the next caller, say what became of it."""
