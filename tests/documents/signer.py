"""A certificate authority of the tests, who signs, stamps the time, and runs an e-sign service on 127.0.0.1."""

import io
import json
import threading
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.parser import BytesParser
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeAlias

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.conftest import NOON

NIK, PASSPHRASE = "5371016506800001", "sungai-itu-tenang-42"
LOGIN = "pelopor:rahasia-aplikasi"


Key: TypeAlias = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass
class Authority:
    """Signs as anybody. Keys and certificates are made at first use and last from 2020 to 2040."""

    name: str = "CA Contoh"
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    @cached_property
    def root(self) -> x509.Certificate:
        return self._certificate(self.name, self.key, authority=True)

    def _certificate(self, name: str, key: Key, *, authority: bool = False, stamps: bool = False) -> x509.Certificate:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        usage = dict.fromkeys(
            ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
        )  # fmt: skip
        made = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(subject if authority else self.root.subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(2040, 1, 1, tzinfo=UTC))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(
                x509.KeyUsage(
                    digital_signature=not authority, content_commitment=not authority, key_cert_sign=authority, crl_sign=authority, **usage
                ),
                critical=True,
            )
        )
        if stamps:
            made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        return made.sign(self.key, hashes.SHA256())

    def root_in(self, folder: Path) -> Path:
        """A folder of roots that trusts this authority."""
        folder.mkdir(exist_ok=True)
        (folder / f"{self.name}.pem").write_bytes(self.root.public_bytes(Encoding.PEM))
        return folder

    def key_file(self, name: str, passphrase: str = PASSPHRASE) -> bytes:
        key = ec.generate_private_key(ec.SECP256R1())
        return pkcs12.serialize_key_and_certificates(
            b"key", key, self._certificate(name, key), [self.root], BestAvailableEncryption(passphrase.encode())
        )

    @cached_property
    def _stamping_key(self) -> rsa.RSAPrivateKey:
        return rsa.generate_private_key(65537, 2048)  # pyHanko's own time stamper knows no other

    def stamper(self) -> DummyTimeStamper:
        key = self._stamping_key
        info = asn1_keys.PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
        return DummyTimeStamper(
            tsa_cert=_asn1(self._certificate("TSA Contoh", key, stamps=True)), tsa_key=info, fixed_dt=NOON,
            certs_to_embed=SimpleCertificateStore.from_certs([_asn1(self.root)]),  # type: ignore[no-untyped-call]
        )  # fmt: skip

    def signed(self, pdf: bytes, name: str, *, stamper: DummyTimeStamper | None = None, field: str = "Tanda") -> bytes:
        """`pdf` signed by somebody of this name, without a mark on the page."""
        signer = signers.SimpleSigner.load_pkcs12_data(self.key_file(name), other_certs=[], passphrase=PASSPHRASE.encode())
        how = signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
        made: bytes = signers.PdfSigner(how, signer=signer, timestamper=stamper).sign_pdf(_writer(pdf)).getvalue()
        return made


def _asn1(certificate: x509.Certificate) -> Any:
    return asn1.Certificate.load(certificate.public_bytes(Encoding.DER))


def _writer(pdf: bytes) -> IncrementalPdfFileWriter:
    return IncrementalPdfFileWriter(io.BytesIO(pdf))


def turned(pdf: bytes) -> bytes:
    """`pdf` with its first page turned, by a part added behind it: it begins with the same bytes and shows something else."""
    writer = _writer(pdf)
    page = writer.root["/Pages"]["/Kids"][0]
    page[generic.pdf_name("/Rotate")] = generic.NumberObject(90)
    writer.update_container(page)
    return _written(writer)


def rewritten(pdf: bytes) -> bytes:
    """`pdf` with other words on its first page, added in the same way."""
    writer = _writer(pdf)
    words = writer.root["/Pages"]["/Kids"][0].raw_get("/Contents")
    writer.objects[(words.generation, words.idnum)] = generic.StreamObject(stream_data=b"BT ET")
    return _written(writer)


def opening(pdf: bytes) -> bytes:
    """`pdf` that does something when it is opened."""
    writer = _writer(pdf)
    writer.root[generic.pdf_name("/OpenAction")] = generic.DictionaryObject({generic.pdf_name("/S"): generic.pdf_name("/JavaScript")})
    writer.update_root()
    return _written(writer)


def _written(writer: IncrementalPdfFileWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@dataclass
class Service:
    """An e-sign service as agencies run one: what it was sent, and what it answers instead of a signature."""

    authority: Authority
    name: str  # whom it signs as
    sent: list[dict[str, str]] = field(default_factory=list)
    answer: tuple[int, bytes] | None = None
    wait: threading.Event | None = None

    def reply(self, path: str, login: str, fields: dict[str, bytes]) -> tuple[int, bytes]:
        self.sent.append({name: value.decode() for name, value in fields.items() if name != "file"})
        if self.wait:
            self.wait.wait(5)
        if path != "/api/sign/pdf" or login != f"Basic {b64encode(LOGIN.encode()).decode()}":
            return 401, b"{}"
        if self.answer:
            return self.answer
        if fields["passphrase"].decode() != PASSPHRASE:
            return 400, json.dumps({"status_code": 2031, "error": "Passphrase anda salah"}).encode()
        return 200, self.authority.signed(fields["file"], self.name, stamper=self.authority.stamper())


@contextmanager
def serving(service: Service) -> Iterator[str]:
    """The address of the service, with name and password, while it runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            fields = _parts(self.headers["Content-Type"], body)
            status, answer = service.reply(self.path, self.headers.get("Authorization", ""), fields)
            _send(self, status, answer)

        def log_message(self, *_: object) -> None: ...

    with _running(Handler) as port:
        yield f"http://{LOGIN}@127.0.0.1:{port}"


@contextmanager
def stamping(authority: Authority) -> Iterator[str]:
    """The address of a time stamp service of the authority, while it runs."""
    stamper = authority.stamper()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            _send(self, 200, stamper.request_tsa_response(asked).dump())

        def log_message(self, *_: object) -> None: ...

    with _running(Handler) as port:
        yield f"http://127.0.0.1:{port}/tsa"


def _parts(kind: str, body: bytes) -> dict[str, bytes]:
    message = BytesParser().parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    parts: Sequence[Any] = message.get_payload()  # type: ignore[assignment]  # multipart: a list
    return {part.get_param("name", header="content-disposition"): part.get_payload(decode=True) for part in parts}


def _send(handler: BaseHTTPRequestHandler, status: int, answer: bytes) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(answer)))
    handler.end_headers()
    handler.wfile.write(answer)


@contextmanager
def _running(handler: type[BaseHTTPRequestHandler]) -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
