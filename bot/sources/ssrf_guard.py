"""The gate to the open network: which addresses may be connected to, checked at the socket.

A check of names or of what a resolver answers is bypassed by literal addresses, redirects and names that change what
they mean between the check and the connection. The address that a socket is about to be connected to is the last word.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from bot.sources.addresses import WEB_PORTS

IPAddress: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_TUNNELS = (ipaddress.IPv6Network("2002::/16"), ipaddress.IPv6Network("2001::/32"))


class ForbiddenAddressError(OSError):
    """The address is not one of the open network."""

    def __init__(self) -> None:
        super().__init__("not an address of the open network")


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets sockets through to the open network, on the ports of the web.

    `opened` are (address, port) pairs that are let through besides: tests name their own servers there.
    """

    opened: frozenset[tuple[str, int]] = field(default_factory=frozenset[tuple[str, int]])

    @property
    def ports(self) -> frozenset[int]:
        """The ports that an address may name."""
        return WEB_PORTS | {port for _, port in self.opened}

    def socket(self, info: tuple[Any, Any, int, str, tuple[Any, ...]]) -> socket.socket:
        """Make a socket for an address as `getaddrinfo` describes it. Raises ForbiddenAddressError."""
        family, kind, protocol, _, place = info
        if not self.admits(str(place[0]), int(place[1])):
            raise ForbiddenAddressError
        return socket.socket(family=family, type=kind, proto=protocol)

    def admits(self, address: str, port: int) -> bool:
        """Tell whether a socket may be connected to this address."""
        if (address, port) in self.opened:
            return True
        try:
            parsed = ipaddress.ip_address(address.partition("%")[0])
        except ValueError:
            return False
        return port in WEB_PORTS and is_open(parsed)


def is_open(address: IPAddress) -> bool:
    """Tell whether an address is of the open network: no private, loopback, link-local, shared or multicast one.

    Of IPv6 only global unicast (RFC 4291) without the tunnels that hide an IPv4 address, and NAT64 (RFC 6052) where
    the IPv4 address inside is open.
    """
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not address.is_multicast and not address.is_reserved
    if address in _NAT64:
        return is_open(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address in _GLOBAL_UNICAST and address.is_global and not any(address in one for one in _TUNNELS)
