"""What moves on between calls: payments, refunds and disputes, each a machine of its own.

Every step is one function, asked for by a call or by the back office. It compares and swaps the state in the
database and moves the money in the same transaction: whoever comes second finds the step taken, and nothing
changes.
"""
