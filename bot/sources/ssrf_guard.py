"""The gate to the open network: which addresses may be connected to, checked at the socket.

A check of names or of what a resolver answers is bypassed by literal addresses, redirects and names that change what
they mean between the check and the connection. The address that a socket is about to be connected to is the last word.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from bot.sources.addresses import WEB_PORTS

IPAddress: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

NEVER: Final = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # shared between customers of a carrier
            "127.0.0.0/8",  # loopback
            "168.63.129.16/32",  # the host under a virtual machine of Azure, reachable from inside it alone
            "169.254.0.0/16",  # link-local, where clouds keep what they tell their machines
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments; Oracle's clouds keep what they tell their machines here
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # relays from IPv6 to IPv4
            "192.168.0.0/16",  # private
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, broadcast
            "2001::/23",  # protocol assignments: Teredo, ORCHID, benchmarks
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4, which hides an IPv4 address
            "3fff::/20",  # documentation
        ),
    )
)
"""Networks that nothing is fetched from.

From the registries of IANA for special purposes (https://www.iana.org/assignments/iana-ipv4-special-registry,
…-ipv6-special-registry) as of November 2026, and the host addresses of clouds. A table of our own: that of the
interpreter differs from version to version.
"""


class ForbiddenAddressError(OSError):
    """The address is not one of the open network."""

    def __init__(self) -> None:
        super().__init__("not an address of the open network")


@dataclass(frozen=True, slots=True)
class SsrfGuard:
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
    """Tell whether an address is of the open network: in none of the networks that are `NEVER` fetched from.

    Of IPv6 only global unicast (RFC 4291), and NAT64 (RFC 6052) where the IPv4 address inside is open.
    """
    if address in _NAT64:
        return is_open(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    is_unicast = isinstance(address, ipaddress.IPv4Address) or address in _GLOBAL_UNICAST
    return is_unicast and not any(address in network for network in NEVER)
