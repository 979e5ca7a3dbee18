"""The archive that somebody is about to restore, between looking at what is in it and saying yes."""

import hashlib
import zlib

from django.core.cache import cache

from accounts.models import User

KEPT_FOR = 3600


def keep(candidate: User, content: bytes) -> str:
    """Keep it for an hour, the latest one only; returns what says that it is this one."""
    digest = hashlib.sha256(content).hexdigest()
    cache.set(_key(candidate), (digest, zlib.compress(content)), KEPT_FOR)
    return digest


def kept(candidate: User, digest: str) -> bytes | None:
    """None if the hour is over, or another was brought meanwhile."""
    found: tuple[str, bytes] = cache.get(_key(candidate), ("", b""))
    return zlib.decompress(found[1]) if digest and found[0] == digest else None


def forget(candidate: User) -> None:
    cache.delete(_key(candidate))


def _key(candidate: User) -> str:
    return f"archive:{candidate.pk}"
