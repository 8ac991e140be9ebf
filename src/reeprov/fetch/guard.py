"""Which addresses may be opened.  Asked before a request for its address, and again for what its host resolves to."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from urllib.parse import urljoin, urlsplit

from .http import httpx
from .interface import ExchangeError, Manners, refusal

MAX_URL = 8_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# Most addresses: nothing behind the host is to be escaped or shortened, so that only what stands before is looked at.
_PLAIN = re.compile(
    r"(https?://[\w.:-]++)((?:/(?!\.\.?(?:/|\?|\Z))[\w.~+,;=:@-]*+)+(?:\?[\w.~+,;=:@/&-]++)?)", re.ASCII
)
_PORTS = {"http": 80, "https": 443}

# Never opened, whatever is allowed: this network, link-local and multicast addresses, and the hosts that hand out the
# credentials of a machine in a cloud.
_NEVER = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4"),
        *("100.100.100.200/32", "168.63.129.16/32", "192.0.0.192/32"),
        *("::/128", "fe80::/10", "fec0::/10", "ff00::/8", "fd00:ec2::/32", "fd20:ce::254/128"),
    )
)
# What `allow_private` opens.
_PRIVATE = tuple(
    ipaddress.ip_network(network)
    for network in ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7")
)
_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
_COMPATIBLE = ipaddress.ip_network("::/96")


class Guard:
    """Decides what may be opened."""

    def __init__(self, manners: Manners) -> None:
        self._hosts = {name.casefold() for name in manners.allow_hosts}
        self._private = manners.allow_private

    def check_url(self, url: str) -> None:
        """Refuse a normal address by its looks: its user, its port.

        Raises:
            ExchangeError: it is refused.
        """
        parts = urlsplit(url)
        if "@" in parts.netloc:
            raise refusal("the address names a user")
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        if port not in (80, 443) and not self._private and not self._allows(host, port):
            raise refusal(f"port {port} (--allow-host {host}:{port} opens it)")

    def check_address(self, host: str, port: int, found: str) -> None:
        """Refuse an address that a host resolves to.

        Raises:
            ExchangeError: it is not part of the public network, and nothing opens it.
        """
        for address in _unwrapped(ipaddress.ip_address(found.partition("%")[0])):
            if _in(address, _NEVER):
                raise refusal(f"{host} is at {found}, which is never opened")
            if _is_public(address) or self._allows(host, port):
                continue
            if not (self._private and _in(address, _PRIVATE)):
                raise refusal(f"{host} is at {found}, which is not public")

    def _allows(self, host: str, port: int) -> bool:
        return f"{host}:{port}".casefold() in self._hosts or f"[{host}]:{port}".casefold() in self._hosts


def normal_url(written: str) -> str:
    """An address as it is asked for: absolute, its host in ASCII, its path escaped, without a fragment.

    Raises:
        ExchangeError: it is no address of the web.
    """
    url = written.strip()
    if len(url) > MAX_URL:
        raise refusal(f"an address of {len(url):,} characters")
    if plain := _PLAIN.fullmatch(url):
        return _normal_origin(plain[1]) + plain[2]
    if _CONTROL.search(url):
        raise refusal("the address has control characters in it")
    if url.lower().startswith("www."):
        url = f"http://{url}"
    return _normal(url)


@lru_cache(1024)
def _normal_origin(url: str) -> str:
    return _normal(url)


def _normal(url: str) -> str:
    try:
        parsed = httpx.URL(url)
        port = parsed.port
    except (httpx.InvalidURL, ValueError) as error:
        raise refusal(f"not an address: {error}") from None
    if parsed.scheme not in _PORTS:
        raise refusal(f"{parsed.scheme}: is not opened" if parsed.scheme else "not an absolute address")
    if port is not None and port > 65_535:
        raise refusal("not an address: no port has such a number")
    if not parsed.host or port == 0:
        raise refusal("the address names no host")
    return str(parsed.copy_with(fragment=None))


def joined_url(url: str, location: str) -> str:
    """Where a redirect leads.

    Raises:
        ExchangeError: nowhere that is opened.
    """
    try:
        target = urljoin(url, location.strip())
    except ValueError:
        raise refusal("redirects to what is no address") from None
    return normal_url(target)


def is_private(url: str, manners: Manners) -> bool:
    """Whether an address is nobody else's business: a number, a local name, or a host that was opened on demand."""
    try:
        host = httpx.URL(normal_url(url)).host
    except ExchangeError:
        return True
    if "." not in host or ":" in host or host.rpartition(".")[2].isdigit():
        return True
    return any(allowed.rpartition(":")[0].strip("[]").casefold() == host for allowed in manners.allow_hosts)


def authority(url: str) -> str:
    """`host:port` of a normal address: what manners count as one host."""
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port or _PORTS[parts.scheme]}"


def _unwrapped(address: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """The address and every IPv4 address that is hidden in it."""
    found: list[IPv4Address | IPv6Address] = [address]
    if isinstance(address, IPv6Address):
        hidden = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if any(address in network for network in _NAT64) or (address in _COMPATIBLE and int(address) > 1):
            hidden.append(IPv4Address(int(address) & 0xFFFF_FFFF))
        inner = [one for one in hidden if one is not None]
        found = [*([] if address.ipv4_mapped else found), *inner]
    return found


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and (any(address in net for net in _NAT64) or address.sixtofour):
        return True  # what is hidden in it decides
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _in(address: IPv4Address | IPv6Address, networks: tuple[IPv4Network | IPv6Network, ...]) -> bool:
    return any(address.version == network.version and address in network for network in networks)
