"""What a payer agrees to first and the merchant takes later."""
from sandbox import Ground, has, lead, order_number


def freeze(ground: Ground) -> None:
    order = {"out_order_no": order_number(), "out_request_no": "f1", "order_title": "押金", "amount": "100.00",
             "product_code": "PRE_AUTH"}
    asked = ground.call("alipay.fund.auth.order.voucher.create", order, notify_url=ground.listener.url)
    ground.sandbox.agree(asked["code_value"])
    told = ground.listener.next()
    has(told, notify_type="fund_auth_freeze", rest_amount="100.00")
    assert ground.is_signed(told), "the notice of a freezing is signed"
    auth_no = told["auth_no"]
    letting_go = {"auth_no": auth_no, "out_request_no": "u1", "amount": "30.00", "remark": "退还"}
    has(ground.call("alipay.fund.auth.order.unfreeze", letting_go), code="10000", status="SUCCESS", amount="30.00")
    has(ground.listener.next(), notify_type="fund_auth_unfreeze", rest_amount="70.00")
    taking = {"out_trade_no": order_number(), "total_amount": "20.00", "subject": "转支付", "auth_no": auth_no,
              "product_code": "PRE_AUTH_ONLINE", "auth_confirm_mode": "NOT_COMPLETE"}
    has(ground.call("alipay.trade.pay", taking), code="10000")
    has(ground.call("alipay.fund.auth.operation.detail.query", {"auth_no": auth_no, "out_request_no": "f1"}),
        code="10000", order_status="AUTHORIZED", rest_amount="50.00", total_pay_amount="20.00")


def freeze_code(ground: Ground) -> None:
    number = {"out_order_no": order_number(), "out_request_no": "f1"}
    order = number | {"order_title": "押金", "amount": "10.00", "product_code": "PRE_AUTH",
                      "auth_code": ground.sandbox.code(), "auth_code_type": "bar_code"}
    has(ground.call("alipay.fund.auth.order.freeze", order), code="10000", status="SUCCESS", amount="10.00")
    has(ground.call("alipay.fund.auth.operation.cancel", number), code="10000", action="unfreeze")


def freeze_app(ground: Ground) -> None:
    number = {"out_order_no": order_number(), "out_request_no": "f1"}
    order = number | {"order_title": "押金", "amount": "10.00", "product_code": "PRE_AUTH_ONLINE"}
    text = ground.sdk.client_api("alipay.fund.auth.order.app.freeze", order)
    ground.sandbox.agree(lead(f"{ground.sandbox.url}/gateway.do", text.encode()))
    has(ground.call("alipay.fund.auth.operation.detail.query", number), code="10000", order_status="AUTHORIZED")


def agreement(ground: Ground) -> None:
    asked = {"external_agreement_no": order_number(), "personal_product_code": "GENERAL_WITHHOLDING_P"}
    page = ground.sdk.client_api(
        "alipay.user.agreement.page.sign",
        asked | {"product_code": "GENERAL_WITHHOLDING", "sign_scene": "INDUSTRY|CARRENTAL",
                 "access_params": {"channel": "ALIPAYAPP"}},
        notify_url=ground.listener.url)
    ground.sandbox.agree(lead(f"{ground.sandbox.url}/gateway.do?{page}"))
    agreement_no = ground.listener.next()["agreement_no"]
    has(ground.call("alipay.user.agreement.query", asked), code="10000", status="NORMAL", agreement_no=agreement_no)
    taking = {"total_amount": "15.00", "subject": "月费", "product_code": "GENERAL_WITHHOLDING",
              "agreement_params": {"agreement_no": agreement_no}}
    has(ground.call("alipay.trade.pay", taking | {"out_trade_no": order_number()}), code="10000")
    has(ground.call("alipay.user.agreement.unsign", {"agreement_no": agreement_no}), code="10000")
    has(ground.listener.next(), notify_type="dut_user_unsign")
    has(ground.call("alipay.trade.pay", taking | {"out_trade_no": order_number()}), code="40004")


FLOWS = {
    "freeze": freeze,
    "freeze-code": freeze_code,
    "freeze-app": freeze_app,
    "agreement": agreement,
}
