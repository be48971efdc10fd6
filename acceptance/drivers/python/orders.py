"""How money comes in, and what else may become of an order."""
from urllib.parse import parse_qsl, urlsplit

from sandbox import Cannot, Ground, has, lead, order_number

DAY_SECONDS = 86_400


def paid(ground: Ground, amount: str, **more) -> str:
    """A paid order, made with a QR code."""
    number = order_number()
    ground.sdk.api_alipay_trade_precreate("一本书", number, amount, **more)
    ground.sandbox.pay(number)
    return number


def trade(ground: Ground, number: str) -> dict:
    return ground.sdk.api_alipay_trade_query(out_trade_no=number)


def sees_paid(ground: Ground, number: str, amount: str) -> None:
    has(trade(ground, number), code="10000", trade_status="TRADE_SUCCESS", total_amount=amount)


def page(ground: Ground) -> None:
    number = order_number()
    order = ground.sdk.api_alipay_trade_page_pay("一本书", number, "88.88", return_url="https://shop.example/back")
    cashier = lead(f"{ground.sandbox.url}/gateway.do?{order}")
    has(trade(ground, number), code="40004", sub_code="ACQ.TRADE_NOT_EXIST")
    back = dict(parse_qsl(urlsplit(lead(f"{cashier}/pay", b"")).query))
    has(back, out_trade_no=number, total_amount="88.88", method="alipay.trade.page.pay.return")
    assert ground.is_signed(back), "the return address is signed by Alipay"
    sees_paid(ground, number, "88.88")
    has(ground.sandbox.trade(number), trade_status="TRADE_SUCCESS")


def wap(ground: Ground) -> None:
    number = order_number()
    lead(f"{ground.sandbox.url}/gateway.do?{ground.sdk.api_alipay_trade_wap_pay('一本书', number, '0.01')}")
    ground.sandbox.pay(number)
    sees_paid(ground, number, "0.01")


def app(ground: Ground) -> None:
    number = order_number()
    order = ground.sdk.api_alipay_trade_app_pay("一本书", number, "5.00")
    lead(f"{ground.sandbox.url}/gateway.do", order.encode())
    has(trade(ground, number), trade_status="WAIT_BUYER_PAY")
    ground.sandbox.pay(number)
    sees_paid(ground, number, "5.00")


def precreate(ground: Ground) -> None:
    number = order_number()
    code = ground.sdk.api_alipay_trade_precreate("一本书", number, "12.00")["qr_code"]
    has(ground.sdk.api_alipay_trade_precreate("一本书", number, "12.00"), qr_code=code)
    has(trade(ground, number), sub_code="ACQ.TRADE_NOT_EXIST")
    lead(code)
    ground.sandbox.scan(number)
    has(trade(ground, number), trade_status="WAIT_BUYER_PAY")
    ground.sandbox.pay(number)
    sees_paid(ground, number, "12.00")


def create(ground: Ground) -> None:
    number = order_number()
    made = ground.sdk.api_alipay_trade_create("一本书", number, "3.00", buyer_id="2088102146225135")
    has(trade(ground, number), trade_status="WAIT_BUYER_PAY", trade_no=made["trade_no"])
    ground.sandbox.pay(number)
    sees_paid(ground, number, "3.00")


def barcode(ground: Ground) -> None:
    number, code = order_number(), ground.sandbox.code()
    has(ground.sdk.api_alipay_trade_pay(number, "bar_code", code, "一本书", total_amount="20.00"),
        code="10000", total_amount="20.00")
    has(ground.sdk.api_alipay_trade_pay(order_number(), "bar_code", code, "一本书", total_amount="20.00"),
        code="40004", sub_code="ACQ.PAYMENT_AUTH_CODE_INVALID")
    sees_paid(ground, number, "20.00")


def password(ground: Ground) -> None:
    number, code = order_number(), ground.sandbox.code(asks=True)
    has(ground.sdk.api_alipay_trade_pay(number, "bar_code", code, "一本书", total_amount="20.00"), code="10003")
    has(trade(ground, number), trade_status="WAIT_BUYER_PAY")
    ground.sandbox.pay(number)
    sees_paid(ground, number, "20.00")


def query(ground: Ground) -> None:
    has(trade(ground, "nobody"), code="40004", sub_code="ACQ.TRADE_NOT_EXIST")
    found = trade(ground, paid(ground, "1.00"))
    has(ground.sdk.api_alipay_trade_query(trade_no=found["trade_no"]), trade_status="TRADE_SUCCESS")


def close(ground: Ground) -> None:
    number = order_number()
    ground.sdk.api_alipay_trade_precreate("一本书", number, "1.00")
    ground.sandbox.scan(number)
    has(ground.sdk.api_alipay_trade_close(out_trade_no=number), code="10000", out_trade_no=number)
    has(trade(ground, number), trade_status="TRADE_CLOSED")
    has(ground.sdk.api_alipay_trade_close(out_trade_no=paid(ground, "1.00")),
        code="40004", sub_code="ACQ.TRADE_STATUS_ERROR")


def cancel(ground: Ground) -> None:
    number = paid(ground, "9.00")
    has(ground.sdk.api_alipay_trade_cancel(out_trade_no=number), code="10000", action="refund", retry_flag="N")
    has(trade(ground, number), trade_status="TRADE_CLOSED")
    has(ground.sdk.api_alipay_trade_cancel(out_trade_no="nobody"), code="10000", retry_flag="N")


def timeout(ground: Ground) -> None:
    number = order_number()
    ground.sdk.api_alipay_trade_precreate("一本书", number, "1.00", timeout_express="10m")
    ground.sandbox.scan(number)
    ground.sandbox.advance(599)
    has(trade(ground, number), trade_status="WAIT_BUYER_PAY")
    ground.sandbox.advance(2)
    has(trade(ground, number), trade_status="TRADE_CLOSED")


def finish(ground: Ground) -> None:
    number = paid(ground, "1.00")
    ground.sandbox.advance(366 * DAY_SECONDS)
    has(trade(ground, number), trade_status="TRADE_FINISHED")
    has(ground.sdk.api_alipay_trade_refund("1.00", out_trade_no=number), code="40004")


def notice(ground: Ground) -> None:
    number = paid(ground, "6.66", notify_url=ground.listener.url, passback_params="a%3D1")
    unheard = ground.listener.next("busy")
    has(unheard, out_trade_no=number, trade_status="TRADE_SUCCESS", total_amount="6.66", subject="一本书")
    assert ground.is_signed(unheard), "the notice is signed by Alipay"
    assert not ground.is_signed(unheard | {"total_amount": "6.67"}), "another amount is not"
    ground.sandbox.advance(240)
    again = ground.listener.next()
    has(again, notify_id=unheard["notify_id"], passback_params="a%3D1")
    assert ground.is_signed(again), "the repeated notice is signed too"


FLOWS = {
    "page": page,
    "form": Cannot("the SDK makes the text of an address, no form"),
    "wap": wap,
    "app": app,
    "precreate": precreate,
    "create": create,
    "barcode": barcode,
    "password": password,
    "query": query,
    "close": close,
    "cancel": cancel,
    "timeout": timeout,
    "finish": finish,
    "notice": notice,
}
