package main

import (
	"errors"
	"io"
	"strings"

	"github.com/go-pay/gopay"
	"github.com/go-pay/gopay/alipay"
)

// Keys, certificates, other merchants, and what goes wrong.
var trustFlows = []flow{
	{name: "wrong-key", run: wrongKey},
	{name: "unknown-app", run: unknownApp},
	{name: "bad-answer", run: badAnswer},
	{name: "system-error", run: systemError},
	{name: "cut-answer", run: cutAnswer},
	{name: "rsa", run: rsaSHA1},
	{name: "gbk", cannot: "gopay signs and sends in UTF-8 whatever its charset says"},
	{name: "isv", run: isv},
	{name: "certificate", run: certificate},
	{name: "certificate-download", run: certificateDownload},
	{name: "aes", cannot: "gopay encrypts without saying so: it sends no encrypt_type"},
	{name: "aes-verified", cannot: "gopay encrypts without saying so: it sends no encrypt_type"},
}

func wrongKey(on *ground) {
	impostor := on.merchant
	impostor.privateKey = on.join(gopay.BodyMap{}).privateKey
	said := refused(on.sandbox.client(impostor).TradePrecreate(on, book("1.00")))("isv.invalid-signature")
	isTrue("it is told what should have been signed", strings.Contains(said.SubMsg, "网关生成的验签字符串为：app_id="))
}

func unknownApp(on *ground) {
	nobody := on.merchant
	nobody.appID = "2021999999999999"
	refused(on.sandbox.client(nobody).TradePrecreate(on, book("1.00")))("isv.invalid-app-id")
}

func badAnswer(on *ground) {
	on.accident("alipay.trade.precreate", "bad_signature")
	_, err := on.client.TradePrecreate(on, book("1.00"))
	isTrue("a wrong signature is seen", errors.Is(err, gopay.VerifySignatureErr))
	must(on.client.TradePrecreate(on, book("1.00")))
}

func systemError(on *ground) {
	on.accident("alipay.trade.create", "system_error_after")
	order := book("1.00", "buyer_id", "2088102146225135")
	refused(on.client.TradeCreate(on, order))("ACQ.SYSTEM_ERROR")
	same("trade_status", on.trade(order.GetString("out_trade_no")).TradeStatus, "WAIT_BUYER_PAY")
}

func cutAnswer(on *ground) {
	for _, kind := range []string{"cut_after", "timeout_after"} {
		on.accident("alipay.trade.precreate", kind)
		_, err := on.client.TradePrecreate(on, book("1.00"))
		isTrue(kind+" breaks the answer", errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF))
	}
}

// rsaSHA1 is the older sign type; gopay verifies no answer of that type.
func rsaSHA1(on *ground) {
	order := book("1.00")
	var answer alipay.TradePrecreateResponse
	client := on.sandbox.client(on.merchant).SetSignType(alipay.RSA)
	must(0, client.PostAliPayAPISelfV2(on, gopay.BodyMap{"biz_content": order}, "alipay.trade.precreate", &answer))
	same("code", answer.Response.Code, "10000")
}

func isv(on *ground) {
	other := on.join(gopay.BodyMap{})
	allowed := on.control("apps/"+on.merchant.appID+"/authorizations", gopay.BodyMap{"auth_app_id": other.appID})
	order := book("1.00")
	theirs := gopay.BodyMap{"out_trade_no": order.GetString("out_trade_no")}
	must(on.client.TradePrecreate(on, with(order, "app_auth_token", allowed.GetString("app_auth_token"))))
	on.scan(theirs.GetString("out_trade_no"))
	must(on.sandbox.client(other).TradeQuery(on, theirs))
	refused(on.client.TradeQuery(on, theirs))("ACQ.TRADE_NOT_EXIST")
	forged := book("1.00", "app_auth_token", "nobody")
	refused(on.client.TradePrecreate(on, forged))("aop.invalid-app-auth-token")
}

func certificate(on *ground) {
	joined := on.join(gopay.BodyMap{"mode": "certificate"})
	client := on.sandbox.client(joined)
	same("app_cert_sn", client.AppCertSN, joined.files["app_cert_sn"])
	same("alipay_root_cert_sn", client.AliPayRootCertSN, joined.files["alipay_root_cert_sn"])
	must(client.TradePrecreate(on, book("1.00")))
	client.AliPayRootCertSN = client.AppCertSN
	refused(client.TradePrecreate(on, book("1.00")))("isv.invalid-alipay-root-cert-sn")
}

func certificateDownload(on *ground) {
	joined := on.join(gopay.BodyMap{"mode": "certificate"})
	renewed := on.control("apps/"+joined.appID+"/renew", gopay.BodyMap{})["certificates"].(map[string]any)
	found := must(on.sandbox.client(joined).PublicCertDownload(on, gopay.BodyMap{
		"alipay_cert_sn": renewed["alipay_cert_sn"]}))
	same("alipay_cert_content", found.Response.AlipayCertContent, renewed["alipay_cert"].(string))
}
