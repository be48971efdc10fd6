"""A little shop that takes money with python-alipay-sdk: shop.py SANDBOX [PORT].

It sells one book. Against the real Alipay the addresses and keys come from its console; nothing else changes.
"""
import base64
import json
import secrets
import sys
import time
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit
from urllib.request import Request, urlopen

from alipay import AliPay
from alipay.exceptions import AliPayException
from Cryptodome.PublicKey import RSA

PRICE = "59.00"
PAID = ("TRADE_SUCCESS", "TRADE_FINISHED")
WAITS_SECONDS = (0, 0.5, 1, 2, 4)

SANDBOX = sys.argv[1]
PORT = int(sys.argv[2]) if len(sys.argv) > 2 else 8000

# Keys of our own; the sandbox gives Alipay's for them.
key = RSA.generate(2048)
app_id = f"2021{secrets.randbelow(10**12):012}"
public_key = base64.b64encode(key.public_key().export_key("DER")).decode()
joining = json.dumps({"app_id": app_id, "app_public_key": public_key}).encode()
joined = json.load(urlopen(Request(f"{SANDBOX}/sandbox/apps", joining)))

alipay = AliPay(
    appid=app_id,
    app_private_key_string=key.export_key().decode(),
    alipay_public_key_string=f"-----BEGIN PUBLIC KEY-----\n{joined['alipay_public_key']}\n-----END PUBLIC KEY-----",
)
alipay._gateway = f"{SANDBOX}/gateway.do"

orders: dict[str, dict] = {}


def buy(product: str, shop: str) -> str:
    """A new order, and the address at Alipay where it is paid."""
    number = f"book-{time.time_ns()}"
    orders[number] = {"out_trade_no": number, "total_amount": PRICE, "status": "waiting", "learned_by": None}
    ask = {"page": alipay.api_alipay_trade_page_pay, "wap": alipay.api_alipay_trade_wap_pay}[product]
    signed = ask(
        subject="一本书", out_trade_no=number, total_amount=PRICE,
        return_url=f"{shop}/back", notify_url=f"{shop}/notify",
    )
    return f"{SANDBOX}/gateway.do?{signed}"


def notified(fields: dict) -> bool:
    """Alipay tells us something; true is what it may stop telling us."""
    try:
        if not alipay.verify(fields, fields.pop("sign", "")):
            return False
    except (ValueError, AliPayException):
        return False  # what is no signature at all
    order = orders.get(fields["out_trade_no"])
    if not order or fields["app_id"] != app_id or Decimal(fields["total_amount"]) != Decimal(order["total_amount"]):
        return False
    if fields["trade_status"] in PAID and order["status"] == "waiting":
        order.update(status="paid", learned_by="notice")
    return True


def look(order: dict) -> dict:
    """Asks Alipay, again and again with longer pauses: notices get lost."""
    for wait in WAITS_SECONDS:
        time.sleep(wait)
        if order["status"] != "waiting":
            break
        trade = alipay.api_alipay_trade_query(out_trade_no=order["out_trade_no"])
        if trade.get("trade_status") in PAID and order["status"] == "waiting":
            order.update(status="paid", learned_by="query")
    return order


def refund(order: dict) -> dict:
    """Gives all the money back; the same request number each time, so that it is given back once."""
    answer = alipay.api_alipay_trade_refund(
        order["total_amount"], out_trade_no=order["out_trade_no"], out_request_no=order["out_trade_no"] + "-refund")
    if answer["code"] == "10000":
        order["status"] = "refunded"
    return order


class Shop(BaseHTTPRequestHandler):
    def do_GET(self):
        path, query = urlsplit(self.path).path, dict(parse_qsl(urlsplit(self.path).query))
        if path in ("/buy/page", "/buy/wap"):
            self.answer(302, "", Location=buy(path.rsplit("/", 1)[1], f"http://{self.headers['Host']}"))
        elif path == "/back" and query.get("out_trade_no") in orders:
            self.answer(200, json.dumps(look(orders[query["out_trade_no"]])))
        elif path.startswith("/orders/") and path[8:] in orders:
            self.answer(200, json.dumps(orders[path[8:]]))
        else:
            self.answer(404, "not here")

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        number = self.path.removeprefix("/orders/").removesuffix("/refund")
        if self.path == "/notify":
            self.answer(200, "success" if notified(dict(parse_qsl(body))) else "failure")
        elif self.path.endswith("/refund") and number in orders:
            self.answer(200, json.dumps(refund(orders[number])))
        else:
            self.answer(404, "not here")

    def answer(self, status: int, text: str, **headers: str):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", PORT), Shop)
print(f"the shop: http://127.0.0.1:{server.server_port}/buy/page", flush=True)
server.serve_forever()
