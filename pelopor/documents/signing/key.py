"""Certified signatures by a key file (PKCS#12) that the head's certificate provider gave out and this server keeps."""

import io
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from pelopor.documents.signing.mark import SIDE, Mark, as_file, stamp
from pelopor.rules.errors import RuleBroken

if TYPE_CHECKING:
    from pyhanko.sign.timestamps import TimeStamper

FIELD = "TandaTangan"
TSA_SECONDS = 15


def key_of(agency_code: str) -> Path | None:
    """The key file of an agency, named by its code; None when the server keeps none."""
    if settings.SIGNING_KEYS is None:
        return None
    file = Path(settings.SIGNING_KEYS) / f"{agency_code}.p12"
    return file if file.is_file() else None


@sensitive_variables("passphrase", "signer")
def sign_with_key(pdf: bytes, *, key: Path, passphrase: str, mark: Mark) -> bytes:
    """`pdf` with a PAdES signature added behind it, and the mark on its page; with a time stamp where there is a service for it.

    Raises:  RuleBroken("esign.passphrase") for one that does not open the key; ("esign.stamp") when no time stamp came.
    Source:  ETSI EN 319 142-1, levels B-B and B-T.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.timestamps import TimestampRequestError
    from pyhanko.stamp import StaticStampStyle

    try:
        signer = signers.SimpleSigner.load_pkcs12_data(key.read_bytes(), other_certs=[], passphrase=passphrase.encode())
    except ValueError:
        raise RuleBroken("esign.passphrase") from None
    with as_file(stamp(mark)) as drawn:
        how = signers.PdfSigner(
            signers.PdfSignatureMetadata(field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES),
            signer=signer, timestamper=_stamper(), stamp_style=StaticStampStyle.from_pdf_file(drawn, border_width=0),
            new_field_spec=SigFieldSpec(FIELD, on_page=mark.page - 1, box=(mark.left, mark.bottom, mark.left + SIDE, mark.bottom + SIDE)),
        )  # fmt: skip
        try:
            made: bytes = how.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf))).getvalue()
        except (TimestampRequestError, OSError) as silent:
            raise RuleBroken("esign.stamp") from silent
    return made


def _stamper() -> "TimeStamper | None":
    """Asks the time stamp service of the installation, over HTTP."""
    if not settings.TSA_URL:
        return None
    from asn1crypto import tsp
    from pyhanko.sign.timestamps import TimeStamper

    class Asking(TimeStamper):
        async def async_request_tsa_response(self, req: Any) -> Any:
            sent = urllib.request.Request(  # noqa: S310  the address is a setting
                settings.TSA_URL, data=req.dump(), headers={"Content-Type": "application/timestamp-query"}
            )
            with urllib.request.urlopen(sent, timeout=TSA_SECONDS) as answer:  # noqa: S310
                return tsp.TimeStampResp.load(answer.read(1_000_000))

    return Asking()  # type: ignore[no-untyped-call]
