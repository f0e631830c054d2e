"""Addresses of entries: the host to show, the domain that a company registered, plain http.

Only the host of an address is ever shown: the rest may hold names, passwords and tokens.
"""

from __future__ import annotations

import ipaddress
import re
from contextlib import suppress
from urllib.parse import SplitResult, urlsplit

_LABELS = re.compile(r"[\w-]+(?:\.[\w-]+)+\.?")
# Second levels under which companies register; a short list of what is common does for grouping.
_SHARED = frozenset({"co", "com", "org", "net", "gov", "edu", "ac", "ne", "or", "go"})
_COUNTRY = 2


def host(site: str) -> str:
    """The host of an address in small letters, or an empty text where there is none."""
    split = _split(site)
    name = ""
    if split is not None:
        with suppress(ValueError):
            name = (split.hostname or "").rstrip(".")
    if split is not None and split.scheme in ("android", "androidapp"):
        # An app's name is its maker's domain backwards.
        return ".".join(reversed(name.split(".")[:2]))
    return name


def domain(site: str) -> str:
    """What a company registered, of an address or host: `example.co.uk` of `login.example.co.uk`.

    An approximation of the Public Suffix List, good enough to see which addresses belong together.
    """
    name = host(site)
    labels = name.split(".")
    if len(labels) <= 2 or _address(name) is not None:  # noqa: PLR2004 - name and ending
        return name
    shared = len(labels[-1]) == _COUNTRY and labels[-2] in _SHARED
    return ".".join(labels[-3 if shared else -2 :])


def is_plain_http(site: str) -> bool:
    """Whether passwords for this address travel readable; devices at home are left out."""
    split = _split(site)
    if split is None or split.scheme != "http":
        return False
    name = host(site)
    address = _address(name)
    if address is not None:
        return address.is_global
    return "." in name and not name.endswith((".local", ".lan", ".home", ".internal", ".localhost"))


def _split(site: str) -> SplitResult | None:
    with suppress(ValueError):
        text = site.strip()
        if "://" not in text:
            return urlsplit(f"//{text}") if _LABELS.match(text) else None
        return urlsplit(text)
    return None


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    if name[-1:].isdigit() or ":" in name:
        with suppress(ValueError):
            return ipaddress.ip_address(name)
    return None
