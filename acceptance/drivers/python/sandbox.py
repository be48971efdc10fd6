"""The sandbox from outside: its control calls, a merchant who joins it, and the address where the merchant is told."""
import base64
import itertools
import json
import queue
import secrets
import threading
import time
from http.client import HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Callable, NamedTuple
from urllib.error import HTTPError
from urllib.parse import parse_qsl, urljoin
from urllib.request import HTTPRedirectHandler, Request, build_opener, urlopen

from alipay import AliPay, DCAliPay, ISVAliPay
from Cryptodome.PublicKey import RSA

TOLD_WITHIN_SECONDS = 20
_orders = itertools.count(1)


class Merchant(NamedTuple):
    app_id: str
    private_key: str
    joined: dict

    @property
    def seller_id(self) -> str:
        return self.joined["seller_id"]


class Sandbox:
    def __init__(self, url: str):
        self.url = url

    def control(self, path: str, body: dict | None = None) -> dict:
        """One control call; anything but a success is an error with the sandbox's own words."""
        data = None if body is None else json.dumps(body).encode()
        try:
            with urlopen(Request(f"{self.url}/sandbox/{path}", data)) as answer:
                return json.load(answer)
        except HTTPError as refused:
            raise AssertionError(f"{path}: {json.load(refused)['message']}") from None

    def trade(self, number: str) -> dict:
        return self.control(f"trades/{number}")

    def scan(self, number: str) -> dict:
        return self.control(f"trades/{number}/scan", {})

    def pay(self, number: str) -> dict:
        return self.control(f"trades/{number}/pay", {})

    def code(self, asks: bool = False) -> str:
        return self.control("codes", {"asks": asks})["auth_code"]

    def agree(self, address: str) -> None:
        """The last part of an address is the code under which the payer is asked."""
        self.control(f"consents/{address.rsplit('/', 1)[1]}/agree", {})

    def accident(self, method: str, kind: str, **more) -> None:
        self.control("accidents", {"method": method, "kind": kind, **more})

    def advance(self, seconds: int) -> str:
        return self.control("clock/advance", {"seconds": seconds})["now"]

    def join(self, **registration) -> Merchant:
        """A merchant with a key pair of its own, known to the sandbox from now on."""
        key = RSA.generate(2048)
        app_id = f"2021{secrets.randbelow(10**12):012}"
        public_key = base64.b64encode(key.public_key().export_key("DER")).decode()
        joined = self.control("apps", {"app_id": app_id, "app_public_key": public_key, **registration})
        return Merchant(app_id, key.export_key().decode(), joined)

    def sdk(self, merchant: Merchant, **settings) -> AliPay:
        """The SDK, set up as its README says, with the gateway's address changed."""
        kind = ISVAliPay if "app_auth_token" in settings else AliPay
        public_key = f"-----BEGIN PUBLIC KEY-----\n{merchant.joined['alipay_public_key']}\n-----END PUBLIC KEY-----"
        sdk = kind(appid=merchant.app_id, app_private_key_string=merchant.private_key,
                   alipay_public_key_string=public_key, **settings)
        sdk._gateway = f"{self.url}/gateway.do"
        return sdk

    def certificate_sdk(self, merchant: Merchant) -> DCAliPay:
        files = merchant.joined["certificates"]
        sdk = DCAliPay(appid=merchant.app_id, app_private_key_string=merchant.private_key,
                       app_public_key_cert_string=files["app_cert"],
                       alipay_public_key_cert_string=files["alipay_cert"],
                       alipay_root_cert_string=files["alipay_root_cert"])
        sdk._gateway = f"{self.url}/gateway.do"
        return sdk


class Listener:
    """A small server for notices; `next` hands out what is told, and answers it."""

    def __init__(self):
        told: queue.Queue = queue.Queue()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                reply: queue.Queue = queue.Queue()
                told.put((dict(parse_qsl(body, keep_blank_values=True)), reply))
                self.send_response(200)
                self.end_headers()
                self.wfile.write(reply.get(timeout=TOLD_WITHIN_SECONDS).encode())

            def log_message(self, *_):
                pass

        self._told = told
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/notify"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def next(self, reply: str = "success") -> dict:
        try:
            fields, answer = self._told.get(timeout=TOLD_WITHIN_SECONDS)
        except queue.Empty:
            raise AssertionError(f"nothing was told within {TOLD_WITHIN_SECONDS} s") from None
        answer.put(reply)
        return fields


class Ground(NamedTuple):
    """What every flow stands on."""
    sandbox: Sandbox
    merchant: Merchant
    sdk: AliPay
    listener: Listener

    def call(self, method: str, content: dict, **more) -> dict:
        """A call of a method for which the SDK has no name of its own; the answer is verified all the same."""
        return self.sdk.server_api(method, content, **more)

    def is_signed(self, fields: dict) -> bool:
        rest = dict(fields)
        return self.sdk.verify(rest, rest.pop("sign"))


Flow = Callable[[Ground], None]


class Cannot(NamedTuple):
    """What the SDK cannot do, and why."""
    reason: str


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def lead(address: str, body: bytes | None = None) -> str:
    """Opens an address as a browser does that does not follow; where it leads."""
    try:
        answer: HTTPResponse | HTTPError = build_opener(_Stay).open(Request(address, body))
    except HTTPError as moved:
        answer = moved
    location = answer.headers["Location"]
    assert location, f"{address} led nowhere: {answer.status} {answer.read().decode(errors='replace')}"
    return urljoin(address, location)


def order_number() -> str:
    """An order number that nobody had."""
    return f"python-{time.time_ns()}-{next(_orders)}"


def has(actual: dict, **expected) -> None:
    """The members that are named, and no word about the others."""
    for name, value in expected.items():
        assert actual.get(name) == value, f"{name} is {actual.get(name)!r}, not {value!r}, in {actual}"


def fails(kind: type[BaseException], action: Callable[[], object]) -> None:
    try:
        answer = action()
    except kind:
        return
    raise AssertionError(f"no {kind.__name__}, but {answer}")
