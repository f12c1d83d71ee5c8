"""
The secret part of a link. Pure.

A token is 32 random bytes, so it cannot be guessed and needs no salt or slow hash: the digest
that is stored says nothing about it.
"""

import hashlib
import secrets


def new_token() -> str:
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()
