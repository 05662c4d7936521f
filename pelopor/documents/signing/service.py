"""The agency's e-sign service: it holds the way to the signer's certificate, and signs what it is sent."""

import json
import re
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Mapping
from secrets import token_hex
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from pelopor.documents.signing.mark import SIDE, Mark
from pelopor.rules.errors import RuleBroken

PATH = "/api/sign/pdf"
WRONG_PASSPHRASE = 2031
"""What the service answers when the passphrase does not open the certificate."""

SAYING = 200
"""How much of the service's own words is shown. Unit: letters."""


@sensitive_variables("nik", "passphrase", "body", "request")
def sign_with_service(pdf: bytes, *, nik: str, passphrase: str, mark: Mark) -> bytes:
    """`pdf` as the service signed it; what comes back is validated by whoever takes it. NIK and passphrase are kept nowhere.

    Raises:  RuleBroken("esign.unreachable") when it cannot be reached or takes too long; ("esign.login") when it does not know this
             program; ("esign.passphrase"); ("esign.refused") with `says`, its words; ("esign.odd") when it sent no PDF.
    Source:  practice of agencies with the client of BSrE: one POST of the file with NIK and passphrase over basic
             authentication, and where a visible mark with a link is to stand.
    """
    address, name = _address()
    fields = {
        "nik": nik, "passphrase": passphrase, "tampilan": "visible", "image": "false", "linkQR": mark.address, "page": str(mark.page),
        "xAxis": str(mark.left), "yAxis": str(mark.bottom), "width": str(SIDE), "height": str(SIDE),
    }  # fmt: skip
    border = token_hex(16)
    request = urllib.request.Request(  # noqa: S310  the address is a setting
        f"{address}{PATH}", data=_body(fields, pdf, border), method="POST",
        headers={"Content-Type": f"multipart/form-data; boundary={border}", "Authorization": f"Basic {name}", "Accept": "application/pdf"},
    )  # fmt: skip
    try:
        with urllib.request.urlopen(request, timeout=settings.ESIGN_SECONDS) as answer:  # noqa: S310
            made: bytes = answer.read(settings.UPLOAD_LIMIT + 1)
    except urllib.error.HTTPError as no:
        raise _refusal(no.code, no.read(10_000)) from None  # what it holds is the request, with the passphrase
    except (OSError, ValueError):
        raise RuleBroken("esign.unreachable") from None
    if not made.startswith(b"%PDF-") or len(made) > settings.UPLOAD_LIMIT:
        raise RuleBroken("esign.odd")
    return made


def _address() -> tuple[str, str]:
    """Where the service is, without name and password; and both as basic authentication sends them."""
    parts = urlsplit(settings.ESIGN_URL)
    where = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
    return where, b64encode(f"{unquote(parts.username or '')}:{unquote(parts.password or '')}".encode()).decode("ascii")


@sensitive_variables("fields")
def _body(fields: Mapping[str, str], pdf: bytes, border: str) -> bytes:
    parts = [f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items()]
    head = f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="naskah.pdf"\r\nContent-Type: application/pdf\r\n\r\n'
    return b"".join([*parts, head.encode(), pdf, f"\r\n--{border}--\r\n".encode()])


def _refusal(status: int, body: bytes) -> RuleBroken:
    """The no of the service in our words, with its own where we have none; long figures in them are hidden."""
    if status in {401, 403}:
        return RuleBroken("esign.login")
    try:
        said: Any = json.loads(body)
    except ValueError:
        said = None
    said = said if isinstance(said, dict) else {}
    if said.get("status_code") == WRONG_PASSPHRASE:
        return RuleBroken("esign.passphrase")
    words = str(said.get("error") or said.get("message") or status)
    return RuleBroken("esign.refused", says=re.sub(r"\d{6,}", "…", words)[:SAYING])
