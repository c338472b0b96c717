"""Passwords: which ones are strong enough, and how they are kept.

Kept by scrypt with a salt of each one's own, from Werkzeug, which is there with Flask: 32 MiB and three
passes, what OWASP's Password Storage Cheat Sheet asks of scrypt at that size. Argon2id would be its first
choice, and one more library with compiled code; a stored hash names its method, so that it can follow later.
"""

from __future__ import annotations

import re

from werkzeug.security import check_password_hash, generate_password_hash

SHORTEST, LONGEST = 10, 64
METHOD = "scrypt:32768:8:3"
_KINDS = ("[a-z]", "[A-Z]", "[0-9]", r"[^a-zA-Z0-9\s]")
KINDS_LEAST = 3
PHONE_RUN = 6
"""So many digits of the registered number in a row make a password easy to guess."""


def is_strong(password: str, phone: str) -> bool:
    """Tell whether a password is long and mixed, and no run of one character or of the phone's digits."""
    kinds = sum(bool(re.search(kind, password)) for kind in _KINDS)
    runs = {phone[start : start + PHONE_RUN] for start in range(len(phone) - PHONE_RUN + 1)}
    return (
        SHORTEST <= len(password) <= LONGEST
        and kinds >= KINDS_LEAST
        and not re.search(r"(.)\1{3}", password)
        and not any(run in password for run in runs)
    )


def sealed(password: str) -> str:
    """Give what is stored of a password; takes about a tenth of a second."""
    return generate_password_hash(password, METHOD)


def is_password(password: str, stored: str) -> bool:
    """Tell whether this is the password that was stored; takes as long as `sealed`."""
    return check_password_hash(stored, password)
