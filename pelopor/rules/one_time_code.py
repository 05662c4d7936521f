"""Kode sekali pakai: the code of six digits that an app on a phone shows for half a minute, made from a secret and the time."""

import base64
import hashlib
import hmac
import re
from datetime import datetime
from urllib.parse import quote, urlencode

from pelopor.rules.errors import RuleBroken

PERIOD = 30
"""How long an app shows one code. Unit: seconds."""

DIGITS = 6
SLACK = 1
"""How many periods a phone's clock may be ahead or behind."""

SECRET_BYTES = 20
SPARE_CODES = 8
"""How many codes on paper stand in for the phone."""


def code_at(secret: bytes, period: int) -> str:
    """The code of a period, counted from 1970.

    Source:  RFC 6238 (TOTP, 2011) over RFC 4226 (HOTP, 2005) section 5.3, with HMAC-SHA-1, which is what every app can do.
    """
    digest = hmac.digest(secret, period.to_bytes(8, "big"), hashlib.sha1)
    place = digest[-1] & 0x0F
    return f"{(int.from_bytes(digest[place : place + 4], 'big') & 0x7FFF_FFFF) % 10**DIGITS:0{DIGITS}d}"


def looks_timed(typed: str) -> bool:
    """Whether what was typed is a phone's code, not one of those on paper. Spaces do not matter.

    Source:  decided: six figures; those on paper hold letters (rules/sign_in_code.py), so that one field takes both.
    """
    return re.fullmatch(rf"\d{{{DIGITS}}}", _bare(typed), re.ASCII) is not None


def _bare(typed: str) -> str:
    return re.sub(r"\s", "", typed)


def period_of(secret: bytes, typed: str, *, at: datetime, after: int) -> int:
    """The period whose code was typed.

    Args:    at: now, with a time zone. after: the latest period whose code was taken; none up to it is taken again.
    Raises:  RuleBroken("factor.wrong") for a code that is of no such period.
    Source:  RFC 6238 section 5.2: one period of slack either way, and no second use of a code.
    """
    now = int(at.timestamp()) // PERIOD
    for period in range(now - SLACK, now + SLACK + 1):
        if period > after and hmac.compare_digest(code_at(secret, period).encode(), _bare(typed).encode()):
            return period
    raise RuleBroken("factor.wrong")


def letters_of(secret: bytes) -> str:
    """The secret as an app reads it: base 32, in capitals.

    Source:  RFC 4648 section 6; the key URI format asks for no padding.
    """
    return base64.b32encode(secret).decode("ascii").rstrip("=")


def app_address(secret: bytes, *, issuer: str, account: str) -> str:
    """What the QR code holds that an app scans.

    Source:  Key URI format of Google Authenticator, which the other apps follow; a draft of no standards body.
    """
    label = quote(f"{issuer}:{account}", safe=":")
    return f"otpauth://totp/{label}?{urlencode({'secret': letters_of(secret), 'issuer': issuer}, quote_via=quote)}"
