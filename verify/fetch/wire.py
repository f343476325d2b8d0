"""One HTTP exchange: connect to a checked address, send, hand out the answer unread.

requests sends; what is ours is the connection below it. The name is looked up once, every address
it has is checked, and the connection goes to one of those very addresses, so that a name which
changes its mind between check and use gains nothing. TLS still verifies the name.
Each exchange has its own connection: at one request a second to a host, reuse saves nothing that
would be worth a stale or shared state.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPException
from pathlib import Path
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests.utils import DEFAULT_CA_BUNDLE_PATH, get_environ_proxies, select_proxy
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, InvalidHeader
from urllib3.poolmanager import ProxyManager
from urllib3.response import BaseHTTPResponse

from verify.fetch.addresses import IPAddress, Permit, Resolver, is_any, resolve
from verify.fetch.attempt import AttemptError, shown
from verify.fetch.budget import Budget
from verify.fetch.limits import Limits
from verify.fetch.sockets import MeteredSocket, MeteredTLSSocket
from verify.fetch.urls import Target
from verify.model import ProblemCode

Dial = Callable[[str, int], socket.socket]
_MAX_TRIED = 4  # addresses of one host; all are checked, no more than these are tried


class Wire:
    """Opens exchanges; safe to share between threads, each exchange is its caller's own."""

    def __init__(
        self,
        *,
        limits: Limits,
        resolver: Resolver,
        ca_bundle: Path | None = None,
        environment_proxies: bool = False,
    ) -> None:
        self._limits = limits
        self._resolver = resolver
        self._environment_proxies = environment_proxies
        self._context = ssl.create_default_context(cafile=str(ca_bundle or DEFAULT_CA_BUNDLE_PATH))
        self._context.sslsocket_class = MeteredTLSSocket

    @contextmanager
    def exchange(
        self, target: Target, *, headers: Mapping[str, str], permit: Permit, budget: Budget
    ) -> Iterator[BaseHTTPResponse]:
        """Send a GET and yield the answer with its body unread; whatever is unread is dropped.

        Raises ``AttemptError``, also for what goes wrong while the caller reads.
        """
        prepared = requests.Request("GET", target.url, headers=dict(headers)).prepare()
        proxies = self._proxies_for(target, permit=permit, budget=budget)
        permit = is_any if proxies else permit  # it is the proxy that is connected to
        pools = _pools(self._dial(permit=permit, budget=budget), budget)
        timeout = (budget.timeout(self._limits.connect), budget.receive_timeout())
        with closing(_Adapter(pools=pools, context=self._context)) as adapter, _translated(budget):
            response = adapter.send(prepared, stream=True, timeout=timeout, proxies=proxies)
            with closing(response):
                yield response.raw

    def _proxies_for(self, target: Target, *, permit: Permit, budget: Budget) -> dict[str, str]:
        """Return the proxy to use, by scheme; nothing when the connection is to be our own.

        What can be looked up here is judged here; what cannot is the proxy's to look up.
        """
        if not self._environment_proxies:
            return {}
        proxy = select_proxy(target.url, get_environ_proxies(target.url))
        if proxy is None:
            return {}
        timeout = budget.timeout(self._limits.connect)
        try:
            resolve(target.host, resolver=self._resolver, permit=permit, timeout=timeout)
        except AttemptError as error:
            if error.code is ProblemCode.REFUSED_ADDRESS:
                raise
        return {target.scheme: proxy}

    def _dial(self, *, permit: Permit, budget: Budget) -> Dial:
        """Return the function that connects, to permitted addresses only."""

        def dial(host: str, port: int) -> socket.socket:
            addresses = resolve(
                host,
                resolver=self._resolver,
                permit=permit,
                timeout=budget.timeout(self._limits.connect),
            )
            failure = OSError("no address")
            for address in addresses[:_MAX_TRIED]:
                try:
                    return self._connected(address, port, budget)
                except OSError as error:
                    failure = error
            late = isinstance(failure, TimeoutError)
            raise AttemptError(
                ProblemCode.TIMEOUT if late else ProblemCode.UNREACHABLE,
                f"could not connect to {shown(host)}, port {port}: {_reason(failure)}",
                remedy="check the address and the network, or try again later",
                retry=True,
            )

        return dial

    def _connected(self, address: IPAddress, port: int, budget: Budget) -> MeteredSocket:
        """Return a socket connected to ``address``. Raises ``OSError`` or ``AttemptError``."""
        family = socket.AF_INET if address.version == 4 else socket.AF_INET6
        numeric = socket.AI_NUMERICHOST
        found = socket.getaddrinfo(str(address), port, family, socket.SOCK_STREAM, flags=numeric)
        connection = MeteredSocket(family, socket.SOCK_STREAM)
        try:
            connection.settimeout(budget.timeout(self._limits.connect))
            connection.connect(found[0][4])
        except BaseException:
            connection.close()
            raise
        connection.budget = budget
        return connection


class _Adapter(HTTPAdapter):
    """requests' adapter over our own connections."""

    def __init__(self, *, pools: dict[str, Any], context: ssl.SSLContext) -> None:
        self._pools = pools
        self._context = context
        super().__init__(pool_connections=1, pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pool manager that connects through us."""
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> ProxyManager:
        """Return the manager for ``proxy``, which connects through us as well."""
        manager: ProxyManager = super().proxy_manager_for(
            proxy, ssl_context=self._context, **kwargs
        )
        manager.pool_classes_by_scheme = self._pools
        return manager

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Leave verification to the context, which requires it and has the authorities loaded."""


def _pools(dial: Dial, budget: Budget) -> dict[str, Any]:
    """Return urllib3's pool classes by scheme, with connections made by ``dial``."""

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return dial(self.host, self.port)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return dial(self.host, self.port)

        def connect(self) -> None:
            super().connect()
            if isinstance(self.sock, MeteredTLSSocket):
                self.sock.budget = budget

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


@contextmanager
def _translated(budget: Budget) -> Iterator[None]:
    """Turn what requests, urllib3 and http.client raise into ``AttemptError``."""
    try:
        yield
    except requests.exceptions.SSLError as error:
        raise AttemptError(
            ProblemCode.UNREACHABLE,
            f"no safe connection could be made: {_reason(error)}",
            remedy="the server's certificate must be valid for its name",
        ) from None
    except (requests.Timeout, TimeoutError):
        raise budget.silent() from None
    except (requests.RequestException, HTTPError, HTTPException, OSError) as error:
        cause = _innermost(error)
        if isinstance(cause, (HTTPException, InvalidHeader)) and not isinstance(cause, OSError):
            message = f"the server does not speak proper HTTP: {_reason(cause)}"
            raise AttemptError(ProblemCode.BAD_CONTENT, message) from None
        message = f"the connection failed: {_reason(cause)}"
        raise AttemptError(ProblemCode.UNREACHABLE, message, retry=True) from None


def _innermost(error: BaseException) -> BaseException:
    """Return the cause below what requests and urllib3 have wrapped around it."""
    while True:
        candidates = (error.__cause__, getattr(error, "reason", None), *error.args)
        inner = next((item for item in candidates if isinstance(item, BaseException)), None)
        if inner is None or inner is error:
            return error
        error = inner


def _reason(error: BaseException) -> str:
    """Return the innermost cause in words, without the objects that the libraries print."""
    error = _innermost(error)
    text = getattr(error, "verify_message", "") or getattr(error, "strerror", "") or str(error)
    return shown(str(text).strip() or type(error).__name__)
