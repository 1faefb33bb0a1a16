"""What a message is known by before it is sent: its nonce to Discord, and its marker in the channel."""

from __future__ import annotations

import base64
import hashlib
from typing import Final

_NONCE: Final = 24
_MARKER: Final = 16
_CHECKSUM_BYTES: Final = 15  # 24 characters in base32; Discord takes 25


def nonce_of(token: str, index: int) -> str:
    """Return the nonce of the message number `index` of what has a `token`, 24 characters."""
    return _hashed(token, index, "nonce")[:_NONCE]


def marker_of(token: str, index: int) -> str:
    """Return the marker that identifies such a message in its channel, 16 characters."""
    return _hashed(token, index, "marker")[:_MARKER]


def _hashed(token: str, index: int, use: str) -> str:
    checksum = hashlib.blake2b(f"{token}:{index}:{use}".encode(), digest_size=_CHECKSUM_BYTES).digest()
    return base64.b32encode(checksum).decode().lower()
