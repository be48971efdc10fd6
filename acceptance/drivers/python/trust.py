"""Keys, certificates, other merchants, and what goes wrong; and what this SDK does not have."""
import base64
from http.client import HTTPException

from alipay import AliPay
from alipay.exceptions import AliPayException, AliPayValidationError
from sandbox import Cannot, Ground, fails, has, order_number

VERSION_3 = ("precreate", "create", "barcode", "close", "cancel", "refund", "notice", "bill", "settle", "transfer",
             "account", "freeze", "wrong-key", "bad-answer", "isv", "certificate", "aes")


def precreate(sdk: AliPay, number: str = "") -> dict:
    return sdk.api_alipay_trade_precreate("一本书", number or order_number(), "1.00")


def wrong_key(ground: Ground) -> None:
    stranger = ground.sandbox.join()
    refused = precreate(ground.sandbox.sdk(ground.merchant._replace(private_key=stranger.private_key)))
    has(refused, code="40002", sub_code="isv.invalid-signature")
    assert "网关生成的验签字符串为：app_id=" in refused["sub_msg"], refused["sub_msg"]


def unknown_app(ground: Ground) -> None:
    nobody = ground.sandbox.sdk(ground.merchant._replace(app_id="2021999999999999"))
    try:
        nobody.api_alipay_trade_query("x")
    except AliPayException as refused:
        assert "isv.invalid-app-id" in str(refused), refused
    else:
        raise AssertionError("an unknown application is not refused")


def bad_answer(ground: Ground) -> None:
    ground.sandbox.accident("alipay.trade.precreate", "bad_signature")
    fails(AliPayValidationError, lambda: precreate(ground.sdk))
    has(precreate(ground.sdk), code="10000")


def system_error(ground: Ground) -> None:
    ground.sandbox.accident("alipay.trade.create", "system_error_after")
    number = order_number()
    has(ground.sdk.api_alipay_trade_create("一本书", number, "1.00", buyer_id="2088102146225135"),
        sub_code="ACQ.SYSTEM_ERROR")
    has(ground.sdk.api_alipay_trade_query(number), trade_status="WAIT_BUYER_PAY")


def cut_answer(ground: Ground) -> None:
    ground.sandbox.accident("alipay.trade.precreate", "cut_after")
    fails(HTTPException, lambda: precreate(ground.sdk))
    ground.sandbox.accident("alipay.trade.precreate", "timeout_after", delay_ms=50)
    fails(OSError, lambda: precreate(ground.sdk))


def rsa(ground: Ground) -> None:
    has(precreate(ground.sandbox.sdk(ground.merchant, sign_type="RSA")), code="10000")


def isv(ground: Ground) -> None:
    other = ground.sandbox.join()
    allowed = ground.sandbox.control(f"apps/{ground.merchant.app_id}/authorizations", {"auth_app_id": other.app_id})
    number = order_number()
    precreate(ground.sandbox.sdk(ground.merchant, app_auth_token=allowed["app_auth_token"]), number)
    ground.sandbox.scan(number)
    has(ground.sandbox.sdk(other).api_alipay_trade_query(number), code="10000")
    has(ground.sdk.api_alipay_trade_query(number), sub_code="ACQ.TRADE_NOT_EXIST")
    has(precreate(ground.sandbox.sdk(ground.merchant, app_auth_token="nobody")),
        sub_code="aop.invalid-app-auth-token")


def certificate(ground: Ground) -> None:
    merchant = ground.sandbox.join(mode="certificate")
    sdk, files = ground.sandbox.certificate_sdk(merchant), merchant.joined["certificates"]
    assert sdk.app_cert_sn == files["app_cert_sn"], sdk.app_cert_sn
    assert sdk.alipay_root_cert_sn == files["alipay_root_cert_sn"], sdk.alipay_root_cert_sn
    has(precreate(sdk), code="10000")
    sdk._alipay_root_cert_sn = sdk.app_cert_sn
    has(precreate(sdk), sub_code="isv.invalid-alipay-root-cert-sn")


def certificate_download(ground: Ground) -> None:
    merchant = ground.sandbox.join(mode="certificate")
    renewed = ground.sandbox.control(f"apps/{merchant.app_id}/renew", {})["certificates"]
    found = ground.sandbox.certificate_sdk(merchant).server_api(
        "alipay.open.app.alipaycert.download", {"alipay_cert_sn": renewed["alipay_cert_sn"]})
    assert base64.b64decode(found["alipay_cert_content"]).decode() == renewed["alipay_cert"]


FLOWS = {
    "wrong-key": wrong_key,
    "unknown-app": unknown_app,
    "bad-answer": bad_answer,
    "system-error": system_error,
    "cut-answer": cut_answer,
    "rsa": rsa,
    "gbk": Cannot("the SDK has utf-8 written into it"),
    "isv": isv,
    "certificate": certificate,
    "certificate-download": certificate_download,
    "aes": Cannot("the SDK encrypts nothing"),
    "aes-verified": Cannot("the SDK encrypts nothing"),
} | {f"v3-{name}": Cannot("the SDK speaks version 2 only") for name in VERSION_3}
