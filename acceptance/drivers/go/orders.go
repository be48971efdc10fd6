package main

import (
	"net/url"
	"time"

	"github.com/go-pay/gopay"
	"github.com/go-pay/gopay/alipay"
)

const day = 24 * time.Hour

// How money comes in, and what else may become of an order.
var orderFlows = []flow{
	{name: "page", run: page},
	{name: "form", cannot: "gopay makes addresses, no forms"},
	{name: "wap", run: wap},
	{name: "app", run: app},
	{name: "precreate", run: precreate},
	{name: "create", run: create},
	{name: "barcode", run: barcode},
	{name: "password", run: password},
	{name: "query", run: query},
	{name: "close", run: closing},
	{name: "cancel", run: cancel},
	{name: "timeout", run: timeout},
	{name: "finish", run: finish},
	{name: "notice", run: notice},
}

func page(on *ground) {
	order := book("88.88", "return_url", "https://shop.example/back")
	number := order.GetString("out_trade_no")
	cashier := on.lead(get(on.here(must(on.client.TradePagePay(on, order)))))
	refused(on.client.TradeQuery(on, gopay.BodyMap{"out_trade_no": number}))("ACQ.TRADE_NOT_EXIST")
	back := must(url.Parse(on.lead(post(cashier+"/pay", ""))))
	fields := must(alipay.ParseNotifyByURLValues(back.Query()))
	same("out_trade_no", fields.GetString("out_trade_no"), number)
	same("method", fields.GetString("method"), "alipay.trade.page.pay.return")
	isTrue("the return address is signed by Alipay", on.isSigned(fields))
	on.seesPaid(number, "88.88")
	same("trade_status", on.look("trades/"+number).GetString("trade_status"), "TRADE_SUCCESS")
}

func wap(on *ground) {
	order := book("0.01")
	on.lead(get(on.here(must(on.client.TradeWapPay(on, order)))))
	on.pay(order.GetString("out_trade_no"))
	on.seesPaid(order.GetString("out_trade_no"), "0.01")
}

func app(on *ground) {
	order := book("5.00", "product_code", "QUICK_MSECURITY_PAY")
	number := order.GetString("out_trade_no")
	on.lead(post(on.url+"/gateway.do", must(on.client.TradeAppPay(on, order))))
	same("trade_status", on.trade(number).TradeStatus, "WAIT_BUYER_PAY")
	on.pay(number)
	on.seesPaid(number, "5.00")
}

func precreate(on *ground) {
	order := book("12.00")
	number := order.GetString("out_trade_no")
	code := must(on.client.TradePrecreate(on, order)).Response.QrCode
	same("qr_code", must(on.client.TradePrecreate(on, order)).Response.QrCode, code)
	refused(on.client.TradeQuery(on, gopay.BodyMap{"out_trade_no": number}))("ACQ.TRADE_NOT_EXIST")
	on.lead(get(code))
	on.scan(number)
	same("trade_status", on.trade(number).TradeStatus, "WAIT_BUYER_PAY")
	on.pay(number)
	on.seesPaid(number, "12.00")
}

func create(on *ground) {
	order := book("3.00", "buyer_id", "2088102146225135")
	made := must(on.client.TradeCreate(on, order)).Response
	trade := on.trade(made.OutTradeNo)
	same("trade_status", trade.TradeStatus, "WAIT_BUYER_PAY")
	same("trade_no", trade.TradeNo, made.TradeNo)
	on.pay(made.OutTradeNo)
	on.seesPaid(made.OutTradeNo, "3.00")
}

func barcode(on *ground) {
	code := on.code(false)
	paid := must(on.client.TradePay(on, book("20.00", "scene", "bar_code", "auth_code", code))).Response
	same("code", paid.Code, "10000")
	same("total_amount", paid.TotalAmount, "20.00")
	again := book("20.00", "scene", "bar_code", "auth_code", code)
	refused(on.client.TradePay(on, again))("ACQ.PAYMENT_AUTH_CODE_INVALID")
	on.seesPaid(paid.OutTradeNo, "20.00")
}

func password(on *ground) {
	asked := must(on.client.TradePay(on, book("20.00", "scene", "bar_code", "auth_code", on.code(true)))).Response
	same("code", asked.Code, "10003")
	same("trade_status", on.trade(asked.OutTradeNo).TradeStatus, "WAIT_BUYER_PAY")
	on.pay(asked.OutTradeNo)
	on.seesPaid(asked.OutTradeNo, "20.00")
}

func query(on *ground) {
	refused(on.client.TradeQuery(on, gopay.BodyMap{"out_trade_no": "nobody"}))("ACQ.TRADE_NOT_EXIST")
	number := on.trade(on.paid("1.00")).TradeNo
	found := must(on.client.TradeQuery(on, gopay.BodyMap{"trade_no": number})).Response
	same("trade_status", found.TradeStatus, "TRADE_SUCCESS")
}

func closing(on *ground) {
	order := book("1.00")
	number := order.GetString("out_trade_no")
	must(on.client.TradePrecreate(on, order))
	on.scan(number)
	closed := must(on.client.TradeClose(on, gopay.BodyMap{"out_trade_no": number}))
	same("out_trade_no", closed.Response.OutTradeNo, number)
	same("trade_status", on.trade(number).TradeStatus, "TRADE_CLOSED")
	refused(on.client.TradeClose(on, gopay.BodyMap{"out_trade_no": on.paid("1.00")}))("ACQ.TRADE_STATUS_ERROR")
}

func cancel(on *ground) {
	number := on.paid("9.00")
	undone := must(on.client.TradeCancel(on, gopay.BodyMap{"out_trade_no": number})).Response
	same("action", undone.Action, "refund")
	same("retry_flag", undone.RetryFlag, "N")
	same("trade_status", on.trade(number).TradeStatus, "TRADE_CLOSED")
	nothing := must(on.client.TradeCancel(on, gopay.BodyMap{"out_trade_no": "nobody"})).Response
	same("retry_flag", nothing.RetryFlag, "N")
}

func timeout(on *ground) {
	order := book("1.00", "timeout_express", "10m")
	number := order.GetString("out_trade_no")
	must(on.client.TradePrecreate(on, order))
	on.scan(number)
	on.advance(599 * time.Second)
	same("trade_status", on.trade(number).TradeStatus, "WAIT_BUYER_PAY")
	on.advance(2 * time.Second)
	same("trade_status", on.trade(number).TradeStatus, "TRADE_CLOSED")
}

func finish(on *ground) {
	number := on.paid("1.00")
	on.advance(366 * day)
	same("trade_status", on.trade(number).TradeStatus, "TRADE_FINISHED")
	late := gopay.BodyMap{"out_trade_no": number, "refund_amount": "1.00"}
	refused(on.client.TradeRefund(on, late))("ACQ.TRADE_HAS_FINISHED")
}

func notice(on *ground) {
	number := on.paid("6.66", "notify_url", on.listener.url, "passback_params", "a%3D1")
	unheard := on.listener.next("busy")
	same("out_trade_no", unheard.GetString("out_trade_no"), number)
	same("trade_status", unheard.GetString("trade_status"), "TRADE_SUCCESS")
	same("total_amount", unheard.GetString("total_amount"), "6.66")
	isTrue("the notice is signed by Alipay", on.isSigned(unheard))
	on.advance(4 * time.Minute)
	again := on.listener.next("success")
	same("notify_id", again.GetString("notify_id"), unheard.GetString("notify_id"))
	same("passback_params", again.GetString("passback_params"), "a%3D1")
	isTrue("the repeated notice is signed too", on.isSigned(again))
	isTrue("another amount is not signed", !on.isSigned(again.Set("total_amount", "6.67")))
}
