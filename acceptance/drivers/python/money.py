"""Money that goes back, on to others, or out, and the bills that say so."""
import io
from datetime import datetime, timedelta
from urllib.request import urlopen
from zipfile import ZipFile

from orders import DAY_SECONDS, paid, trade
from sandbox import Ground, has, order_number

PARTNER = "2088102146225999"
CONTRACT = {"product_code": "TRANS_ACCOUNT_NO_PWD", "biz_scene": "DIRECT_TRANSFER"}
BILL = "alipay.data.dataservice.bill.downloadurl.query"


def refund(ground: Ground) -> None:
    number = paid(ground, "10.00")
    part = {"out_trade_no": number, "out_request_no": "r1", "refund_reason": "退一本"}
    has(ground.sdk.api_alipay_trade_refund("4.00", **part), code="10000", fund_change="Y", refund_fee="4.00")
    has(ground.sdk.api_alipay_trade_refund("4.00", **part), code="10000", fund_change="N", refund_fee="4.00")
    has(trade(ground, number), trade_status="TRADE_SUCCESS")
    has(ground.sdk.api_alipay_trade_refund("6.01", out_trade_no=number, out_request_no="r2"), code="40004")
    has(ground.sdk.api_alipay_trade_refund("6.00", out_trade_no=number, out_request_no="r3"),
        code="10000", fund_change="Y", refund_fee="10.00")
    has(trade(ground, number), trade_status="TRADE_CLOSED")
    has(ground.sandbox.trade(number), refunded_amount="10.00")


def refund_query(ground: Ground) -> None:
    number = paid(ground, "10.00")
    ground.sdk.api_alipay_trade_refund("4.00", out_trade_no=number, out_request_no="r1")
    has(ground.sdk.api_alipay_trade_fastpay_refund_query("r1", out_trade_no=number),
        code="10000", refund_status="REFUND_SUCCESS", refund_amount="4.00", total_amount="10.00")
    has(ground.sdk.api_alipay_trade_fastpay_refund_query("r9", out_trade_no=number), code="10000", refund_status=None)


def refund_notice(ground: Ground) -> None:
    number = paid(ground, "10.00", notify_url=ground.listener.url)
    has(ground.listener.next(), trade_status="TRADE_SUCCESS")
    ground.sdk.api_alipay_trade_refund("4.00", out_trade_no=number, out_request_no="r1")
    told = ground.listener.next()
    has(told, out_biz_no="r1", refund_fee="4.00", trade_status="TRADE_SUCCESS")
    assert ground.is_signed(told), "the notice of a refund is signed"


def settle(ground: Ground) -> None:
    receivers = [{"type": "userId", "account": PARTNER, "memo": "伙伴"}]
    has(ground.call("alipay.trade.royalty.relation.bind", {"out_request_no": "bind", "receiver_list": receivers}),
        code="10000", result_code="SUCCESS")
    number = trade(ground, paid(ground, "100.00", extend_params={"royalty_freeze": "true"}))["trade_no"]
    has(ground.call("alipay.trade.order.onsettle.query", {"trade_no": number}), unsettled_amount="99.40")
    share = {"trans_in": PARTNER, "trans_in_type": "userId", "amount": "10.00"}
    has(ground.sdk.api_alipay_trade_order_settle("s1", number, [share]), code="10000", trade_no=number)
    settled = ground.call("alipay.trade.order.settle.query", {"trade_no": number, "out_request_no": "s1"})
    has(settled["royalty_detail_list"][0], amount="10.00", state="SUCCESS", trans_in=PARTNER)
    has(ground.call("alipay.trade.order.onsettle.query", {"trade_no": number}), unsettled_amount="89.40")


def transfer(ground: Ground) -> None:
    number = order_number()
    sending = CONTRACT | {"out_biz_no": number, "trans_amount": "88.00", "order_title": "佣金",
                          "payee_info": {"identity": PARTNER, "identity_type": "ALIPAY_USER_ID"}}
    sent = ground.call("alipay.fund.trans.uni.transfer", sending)
    has(sent, code="10000", status="SUCCESS")
    has(ground.call("alipay.fund.trans.uni.transfer", sending), order_id=sent["order_id"])
    has(ground.call("alipay.fund.trans.common.query", CONTRACT | {"out_biz_no": number}),
        code="10000", trans_amount="88.00", order_id=sent["order_id"])
    has(ground.call("alipay.fund.trans.common.query", CONTRACT | {"out_biz_no": "nobody"}),
        sub_code="ORDER_NOT_EXIST")


def account(ground: Ground) -> None:
    seller = ground.merchant.seller_id
    ground.sandbox.control("accounts", {"user": seller, "balance": "500.00"})
    has(ground.call("alipay.fund.account.query", {"alipay_user_id": seller, "account_type": "ACCTRANS_ACCOUNT"}),
        code="10000", available_amount="500.00")


def today(ground: Ground) -> str:
    """Which day it is where Alipay is."""
    now = datetime.fromisoformat(ground.sandbox.advance(0)[:19])
    return (now + timedelta(hours=8)).date().isoformat()


def details_at(address: str) -> str:
    """The text of the detail file behind the address of a bill; Alipay writes names and text in GBK."""
    with urlopen(address) as answer, ZipFile(io.BytesIO(answer.read()), metadata_encoding="gbk") as bill:
        assert len(bill.namelist()) == 2, f"details and summary: {bill.namelist()}"
        details = next(name for name in bill.namelist() if "汇总" not in name)
        return bill.read(details).decode("gbk")


def bill(ground: Ground) -> None:
    number, day = paid(ground, "7.77"), today(ground)
    has(ground.call(BILL, {"bill_type": "trade", "bill_date": day}), code="40004")
    ground.sandbox.advance(2 * DAY_SECONDS)
    found = ground.call(BILL, {"bill_type": "trade", "bill_date": day})
    line = next(row for row in details_at(found["bill_download_url"]).splitlines() if number in row)
    assert "7.77" in line, f"the bill has the order: {line}"


def account_bill(ground: Ground) -> None:
    number, day = paid(ground, "8.88"), today(ground)
    ground.sandbox.advance(2 * DAY_SECONDS)
    found = ground.call(BILL, {"bill_type": "signcustomer", "bill_date": day})
    assert number in details_at(found["bill_download_url"]), "the account saw the order"


FLOWS = {
    "refund": refund,
    "refund-query": refund_query,
    "refund-notice": refund_notice,
    "settle": settle,
    "transfer": transfer,
    "account": account,
    "bill": bill,
    "account-bill": account_bill,
}
