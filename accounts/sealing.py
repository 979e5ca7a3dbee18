"""Secrets that have to be read again, kept so that a copy of the database alone gives none of them away."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"callback: secrets of second factors"


def seal(text: str) -> str:
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text again, sealed by today's key or by an earlier one; raises InvalidToken for anything else."""
    return _box().decrypt(sealed.encode()).decode()


def renewed(sealed: str) -> str:
    """The same secret, sealed by today's key; raises InvalidToken as `unseal` does."""
    return _box().rotate(sealed.encode()).decode()


def _box() -> MultiFernet:
    return MultiFernet([Fernet(_key(secret)) for secret in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]])


def _key(secret: str) -> bytes:
    derived = HKDF(SHA256(), length=32, salt=sha256(PURPOSE).digest(), info=PURPOSE).derive(secret.encode())
    return urlsafe_b64encode(derived)
