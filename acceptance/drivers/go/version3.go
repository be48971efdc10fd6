package main

import (
	"bytes"
	"errors"
	"net/http"

	"github.com/go-pay/gopay"
	"github.com/go-pay/gopay/alipay"
	v3 "github.com/go-pay/gopay/alipay/v3"
)

// Version 3: the same trades with JSON bodies, in certificate mode, in which gopay verifies the answers.
var version3Flows = []flow{
	{name: "v3-precreate", run: precreate3},
	{name: "v3-create", run: create3},
	{name: "v3-barcode", run: barcode3},
	{name: "v3-close", run: close3},
	{name: "v3-cancel", run: cancel3},
	{name: "v3-refund", run: refund3},
	{name: "v3-notice", run: notice3},
	{name: "v3-bill", run: bill3},
	{name: "v3-settle", run: settle3},
	{name: "v3-transfer", run: transfer3},
	{name: "v3-account", run: account3},
	{name: "v3-freeze", run: freeze3},
	{name: "v3-wrong-key", run: wrongKey3},
	{name: "v3-bad-answer", run: badAnswer3},
	{name: "v3-isv", run: isv3},
	{name: "v3-certificate", cannot: "gopay 1.5.118 forgets the header alipay-root-cert-sn; this driver adds it"},
	{name: "v3-aes", cannot: "gopay's client of version 3 encrypts nothing"},
}

func trade3(on *ground, number string) *v3.TradeQueryRsp {
	found := must(on.client3.TradeQuery(on, gopay.BodyMap{"out_trade_no": number}))
	same("status of "+found.ErrResponse.Code, found.StatusCode, http.StatusOK)
	return found
}

func paid3(on *ground, amount string, more ...any) *v3.TradeQueryRsp {
	order := book(amount, more...)
	same("status", must(on.client3.TradePrecreate(on, order)).StatusCode, http.StatusOK)
	on.pay(order.GetString("out_trade_no"))
	return trade3(on, order.GetString("out_trade_no"))
}

func precreate3(on *ground) {
	order := book("12.00")
	number := order.GetString("out_trade_no")
	code := must(on.client3.TradePrecreate(on, order)).QrCode
	missing := must(on.client3.TradeQuery(on, gopay.BodyMap{"out_trade_no": number}))
	same("status", missing.StatusCode, http.StatusBadRequest)
	same("code", missing.ErrResponse.Code, "ACQ.TRADE_NOT_EXIST")
	on.lead(get(code))
	on.pay(number)
	same("trade_status", trade3(on, number).TradeStatus, "TRADE_SUCCESS")
}

func create3(on *ground) {
	made := must(on.client3.TradeCreate(on, book("3.00", "buyer_id", "2088102146225135",
		"product_code", "JSAPI_PAY", "op_app_id", "2021000100000001")))
	on.pay(made.OutTradeNo)
	same("trade_no", trade3(on, made.OutTradeNo).TradeNo, made.TradeNo)
}

func barcode3(on *ground) {
	scanned := func(code string) *v3.TradePayRsp {
		return must(on.client3.TradePay(on, book("20.00", "scene", "bar_code", "auth_code", code)))
	}
	same("total_amount", scanned(on.code(false)).TotalAmount, "20.00")
	code := on.code(true)
	same("trade_status", trade3(on, scanned(code).OutTradeNo).TradeStatus, "WAIT_BUYER_PAY")
	same("code", scanned(code).ErrResponse.Code, "ACQ.PAYMENT_AUTH_CODE_INVALID")
}

func close3(on *ground) {
	order := book("1.00")
	number := gopay.BodyMap{"out_trade_no": order.GetString("out_trade_no")}
	must(on.client3.TradePrecreate(on, order))
	on.scan(number.GetString("out_trade_no"))
	same("status", must(on.client3.TradeClose(on, number)).StatusCode, http.StatusOK)
	same("trade_status", trade3(on, number.GetString("out_trade_no")).TradeStatus, "TRADE_CLOSED")
}

func cancel3(on *ground) {
	undone := must(on.client3.TradeCancel(on, gopay.BodyMap{"out_trade_no": paid3(on, "9.00").OutTradeNo}))
	same("action", undone.Action, "refund")
	same("retry_flag", undone.RetryFlag, "N")
}

func refund3(on *ground) {
	number := paid3(on, "10.00").OutTradeNo
	giveBack := func(requestNo, amount string) *v3.TradeRefundRsp {
		return must(on.client3.TradeRefund(on, gopay.BodyMap{
			"out_trade_no": number, "out_request_no": requestNo, "refund_amount": amount}))
	}
	same("fund_change", giveBack("r1", "4.00").FundChange, "Y")
	same("fund_change", giveBack("r1", "4.00").FundChange, "N")
	same("refund_fee", giveBack("r2", "6.00").RefundFee, "10.00")
	found := must(on.client3.TradeFastPayRefundQuery(on, gopay.BodyMap{"out_trade_no": number, "out_request_no": "r2"}))
	same("refund_status", found.RefundStatus, "REFUND_SUCCESS")
	same("refund_amount", found.RefundAmount, "6.00")
}

func notice3(on *ground) {
	number := paid3(on, "6.66", "notify_url", on.listener.url).OutTradeNo
	told := on.listener.next("success")
	same("out_trade_no", told.GetString("out_trade_no"), number)
	same("trade_status", told.GetString("trade_status"), "TRADE_SUCCESS")
	must(alipay.VerifySignWithCert([]byte(on.merchant3.files["alipay_cert"]), told))
}

func bill3(on *ground) {
	number := paid3(on, "7.77").OutTradeNo
	today := gopay.BodyMap{"bill_type": "trade", "bill_date": on.advance(0).Format("2006-01-02")}
	on.advance(2 * day)
	found := must(on.client3.DataBillDownloadUrlQuery(on, today))
	isTrue("the bill has the order", bytes.Contains(unzipped(found.BillDownloadUrl), []byte(number)))
}

func settle3(on *ground) {
	must(on.client3.TradeRelationBind(on, gopay.BodyMap{"out_request_no": "bind",
		"receiver_list": []gopay.BodyMap{{"type": "userId", "account": partner}}}))
	tradeNo := paid3(on, "100.00", "extend_params", gopay.BodyMap{"royalty_freeze": "true"}).TradeNo
	must(on.client3.TradeOrderSettle(on, gopay.BodyMap{"trade_no": tradeNo, "out_request_no": "s1",
		"royalty_parameters": []gopay.BodyMap{{"trans_in": partner, "trans_in_type": "userId", "amount": "10.00"}}}))
	settled := must(on.client3.TradeOrderSettleQuery(on, gopay.BodyMap{"trade_no": tradeNo, "out_request_no": "s1"}))
	same("amount", settled.RoyaltyDetailList[0].Amount, "10.00")
}

func transfer3(on *ground) {
	number := orderNumber()
	sent := must(on.client3.FundTransUniTransfer(on, sending(number)))
	found := must(on.client3.FundTransCommonQuery(on, contract("out_biz_no", number)))
	same("trans_amount", found.TransAmount, "88.00")
	same("order_id", found.OrderId, sent.OrderId)
}

func account3(on *ground) {
	seller := on.merchant3.sellerID
	on.control("accounts", gopay.BodyMap{"user": seller, "balance": "500.00"})
	has := must(on.client3.FundAccountQuery(on, gopay.BodyMap{
		"alipay_user_id": seller, "account_type": "ACCTRANS_ACCOUNT"}))
	same("available_amount", has.AvailableAmount, "500.00")
}

func freeze3(on *ground) {
	order := deposit("100.00", "PRE_AUTH", "auth_code", on.code(false), "auth_code_type", "bar_code")
	authNo := must(on.client3.FundAuthOrderFreeze(on, order)).AuthNo
	var let struct{ Amount, Status string } // gopay's own type takes the amount for a number
	must(on.client3.DoAliPayAPISelfV3(on, v3.MethodPost, "/v3/alipay/fund/auth/order/unfreeze", gopay.BodyMap{
		"auth_no": authNo, "out_request_no": "u1", "amount": "30.00", "remark": "退还"}, &let))
	same("amount", let.Amount, "30.00")
	found := must(on.client3.FundAuthOperationDetailQuery(on, gopay.BodyMap{"auth_no": authNo, "out_request_no": "f1"}))
	same("order_status", found.OrderStatus, "AUTHORIZED")
	same("rest_amount", found.RestAmount, "70.00")
}

func wrongKey3(on *ground) {
	impostor := on.join(gopay.BodyMap{"mode": "certificate"})
	impostor.privateKey = on.join(gopay.BodyMap{}).privateKey
	refusal := must(on.version3(impostor).TradeQuery(on, gopay.BodyMap{"out_trade_no": "x"}))
	same("status", refusal.StatusCode, http.StatusBadRequest)
	same("code", refusal.ErrResponse.Code, "invalid-signature")
}

func badAnswer3(on *ground) {
	on.accident("alipay.trade.precreate", "bad_signature")
	_, err := on.client3.TradePrecreate(on, book("1.00"))
	isTrue("a wrong signature is seen", errors.Is(err, gopay.VerifySignatureErr))
}

func isv3(on *ground) {
	other := on.join(gopay.BodyMap{"mode": "certificate"})
	allowed := on.control("apps/"+on.merchant3.appID+"/authorizations", gopay.BodyMap{"auth_app_id": other.appID})
	order := book("1.00")
	theirs := gopay.BodyMap{"out_trade_no": order.GetString("out_trade_no")}
	must(on.client3.TradePrecreate(on, with(order, v3.HeaderAppAuthToken, allowed.GetString("app_auth_token"))))
	on.scan(theirs.GetString("out_trade_no"))
	same("trade_status", must(on.version3(other).TradeQuery(on, theirs)).TradeStatus, "WAIT_BUYER_PAY")
	forged := must(on.client3.TradePrecreate(on, book("1.00", v3.HeaderAppAuthToken, "nobody")))
	same("code", forged.ErrResponse.Code, "invalid-app-auth-token")
}
