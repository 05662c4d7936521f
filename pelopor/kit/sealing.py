"""Seal what must be read again but not by whoever reads the record: with a key made from the installation's own."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(content: bytes, *, purpose: str) -> str:
    return _key(purpose).encrypt(content).decode("ascii")


def unseal(sealed: str, *, purpose: str) -> bytes | None:
    """What was sealed for this purpose; None for anything else, also when the installation's key has changed since."""
    try:
        return _key(purpose).decrypt(sealed.encode())
    except InvalidToken:
        return None


def _key(purpose: str) -> Fernet:
    return Fernet(urlsafe_b64encode(HKDF(SHA256(), 32, salt=None, info=f"pelopor {purpose}".encode()).derive(settings.SECRET_KEY.encode())))
