package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"net/http"

	"github.com/go-pay/gopay"
	"github.com/go-pay/gopay/alipay"
)

const partner = "2088102146225999"

// Money that goes back, on to others, or out, and the bills that say so.
var moneyFlows = []flow{
	{name: "refund", run: refund},
	{name: "refund-query", run: refundQuery},
	{name: "refund-notice", run: refundNotice},
	{name: "settle", run: settle},
	{name: "transfer", run: transfer},
	{name: "account", run: account},
	{name: "bill", run: bill},
	{name: "account-bill", run: accountBill},
}

func refund(on *ground) {
	number := on.paid("10.00")
	giveBack := func(requestNo, amount string) (*alipay.TradeRefundResponse, error) {
		return on.client.TradeRefund(on, gopay.BodyMap{
			"out_trade_no": number, "out_request_no": requestNo, "refund_amount": amount})
	}
	same("fund_change", must(giveBack("r1", "4.00")).Response.FundChange, "Y")
	repeated := must(giveBack("r1", "4.00")).Response
	same("fund_change", repeated.FundChange, "N")
	same("refund_fee", repeated.RefundFee, "4.00")
	same("trade_status", on.trade(number).TradeStatus, "TRADE_SUCCESS")
	refused(giveBack("r2", "6.01"))("ACQ.REASON_TRADE_REFUND_FEE_ERR")
	same("refund_fee", must(giveBack("r3", "6.00")).Response.RefundFee, "10.00")
	same("trade_status", on.trade(number).TradeStatus, "TRADE_CLOSED")
	same("refunded_amount", on.look("trades/"+number).GetString("refunded_amount"), "10.00")
}

func refundQuery(on *ground) {
	number := on.paid("10.00")
	asking := func(requestNo string) gopay.BodyMap {
		return gopay.BodyMap{"out_trade_no": number, "out_request_no": requestNo}
	}
	must(on.client.TradeRefund(on, with(asking("r1"), "refund_amount", "4.00")))
	found := must(on.client.TradeFastPayRefundQuery(on, asking("r1"))).Response
	same("refund_status", found.RefundStatus, "REFUND_SUCCESS")
	same("refund_amount", found.RefundAmount, "4.00")
	same("refund_status", must(on.client.TradeFastPayRefundQuery(on, asking("r9"))).Response.RefundStatus, "")
}

func refundNotice(on *ground) {
	number := on.paid("10.00", "notify_url", on.listener.url)
	same("trade_status", on.listener.next("success").GetString("trade_status"), "TRADE_SUCCESS")
	must(on.client.TradeRefund(on, gopay.BodyMap{
		"out_trade_no": number, "out_request_no": "r1", "refund_amount": "4.00"}))
	told := on.listener.next("success")
	same("out_biz_no", told.GetString("out_biz_no"), "r1")
	same("refund_fee", told.GetString("refund_fee"), "4.00")
	isTrue("the notice of a refund is signed", on.isSigned(told))
}

func settle(on *ground) {
	bound := must(on.client.TradeRelationBind(on, gopay.BodyMap{"out_request_no": "bind",
		"receiver_list": []gopay.BodyMap{{"type": "userId", "account": partner, "memo": "伙伴"}}}))
	same("result_code", bound.Response.ResultCode, "SUCCESS")
	tradeNo := on.trade(on.paid("100.00", "extend_params", gopay.BodyMap{"royalty_freeze": "true"})).TradeNo
	same("unsettled_amount", on.unsettled(tradeNo), "99.40")
	must(on.client.TradeOrderSettle(on, gopay.BodyMap{"trade_no": tradeNo, "out_request_no": "s1",
		"royalty_parameters": []gopay.BodyMap{{"trans_in": partner, "trans_in_type": "userId", "amount": "10.00"}}}))
	var settled struct {
		Response alipay.TradeOrderSettleQuery `json:"alipay_trade_order_settle_query_response"`
	}
	on.raw("alipay.trade.order.settle.query", gopay.BodyMap{"trade_no": tradeNo, "out_request_no": "s1"}, &settled)
	same("amount", settled.Response.RoyaltyDetailList[0].Amount, "10.00")
	same("unsettled_amount", on.unsettled(tradeNo), "89.40")
}

// raw reads an answer whose name in gopay is another than Alipay's; it is not verified.
func (on *ground) raw(method string, content gopay.BodyMap, answer any) {
	must(0, json.Unmarshal(must(on.client.DoAliPay(on, content, method)), answer))
}

func (on *ground) unsettled(tradeNo string) string {
	var answer struct {
		Response alipay.TradeOrderOnSettleQuery `json:"alipay_trade_order_onsettle_query_response"`
	}
	on.raw("alipay.trade.order.onsettle.query", gopay.BodyMap{"trade_no": tradeNo}, &answer)
	return answer.Response.UnsettledAmount
}

func contract(more ...any) gopay.BodyMap {
	return with(gopay.BodyMap{"product_code": "TRANS_ACCOUNT_NO_PWD", "biz_scene": "DIRECT_TRANSFER"}, more...)
}

func sending(number string) gopay.BodyMap {
	return contract("out_biz_no", number, "trans_amount", "88.00", "order_title", "佣金",
		"payee_info", gopay.BodyMap{"identity": partner, "identity_type": "ALIPAY_USER_ID"})
}

func transfer(on *ground) {
	number := orderNumber()
	sent := must(on.client.FundTransUniTransfer(on, sending(number))).Response
	same("status", sent.Status, "SUCCESS")
	same("order_id", must(on.client.FundTransUniTransfer(on, sending(number))).Response.OrderId, sent.OrderId)
	found := must(on.client.FundTransCommonQuery(on, contract("out_biz_no", number))).Response
	same("trans_amount", found.TransAmount, "88.00")
	same("order_id", found.OrderId, sent.OrderId)
	refused(on.client.FundTransCommonQuery(on, contract("out_biz_no", "nobody")))("ORDER_NOT_EXIST")
}

func account(on *ground) {
	seller := on.merchant.sellerID
	on.control("accounts", gopay.BodyMap{"user": seller, "balance": "500.00"})
	has := must(on.client.FundAccountQuery(on, gopay.BodyMap{
		"alipay_user_id": seller, "account_type": "ACCTRANS_ACCOUNT"}))
	same("available_amount", has.Response.AvailableAmount, "500.00")
}

func bill(on *ground) {
	number := on.paid("7.77")
	today := gopay.BodyMap{"bill_type": "trade", "bill_date": on.advance(0).Format("2006-01-02")}
	refused(on.client.DataBillDownloadUrlQuery(on, today))("INVAILID_ARGUMENTS")
	on.advance(2 * day)
	found := must(on.client.DataBillDownloadUrlQuery(on, today)).Response
	isTrue("the bill has the order", bytes.Contains(unzipped(found.BillDownloadUrl), []byte(number)))
}

func accountBill(on *ground) {
	number := on.paid("8.88")
	today := gopay.BodyMap{"bill_type": "signcustomer", "bill_date": on.advance(0).Format("2006-01-02")}
	on.advance(2 * day)
	found := must(on.client.DataBillDownloadUrlQuery(on, today)).Response
	isTrue("the account saw the order", bytes.Contains(unzipped(found.BillDownloadUrl), []byte(number)))
}

// unzipped is what the two files of a bill say, details and summary, in Alipay's GBK.
func unzipped(address string) []byte {
	answer := must(http.Get(address))
	defer answer.Body.Close()
	packed := must(io.ReadAll(answer.Body))
	files := must(zip.NewReader(bytes.NewReader(packed), int64(len(packed)))).File
	same("number of files", len(files), 2)
	var text []byte
	for _, file := range files {
		text = append(text, must(io.ReadAll(must(file.Open())))...)
	}
	return text
}
