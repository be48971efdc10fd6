package main

import "github.com/go-pay/gopay"

// What a payer agrees to first and the merchant takes later.
var consentFlows = []flow{
	{name: "freeze", run: freeze},
	{name: "freeze-code", run: freezeCode},
	{name: "freeze-app", run: freezeApp},
	{name: "agreement", run: agreement},
}

func deposit(amount, product string, more ...any) gopay.BodyMap {
	return with(gopay.BodyMap{"out_order_no": orderNumber(), "out_request_no": "f1", "order_title": "押金",
		"amount": amount, "product_code": product}, more...)
}

func freeze(on *ground) {
	asked := must(on.client.FundAuthOrderVoucherCreate(on, deposit("100.00", "PRE_AUTH", "notify_url", on.listener.url)))
	on.agree(asked.Response.CodeValue)
	told := on.listener.next("success")
	same("notify_type", told.GetString("notify_type"), "fund_auth_freeze")
	isTrue("the notice of a freezing is signed", on.isSigned(told))
	authNo := told.GetString("auth_no")
	let := must(on.client.FundAuthOrderUnfreeze(on, gopay.BodyMap{
		"auth_no": authNo, "out_request_no": "u1", "amount": "30.00", "remark": "退还"}))
	same("status", let.Response.Status, "SUCCESS")
	same("rest_amount", on.listener.next("success").GetString("rest_amount"), "70.00")
	must(on.client.TradePay(on, book("20.00", "auth_no", authNo,
		"product_code", "PRE_AUTH_ONLINE", "auth_confirm_mode", "NOT_COMPLETE")))
	found := must(on.client.FundAuthOperationDetailQuery(on, gopay.BodyMap{"auth_no": authNo, "out_request_no": "f1"}))
	same("order_status", found.Response.OrderStatus, "AUTHORIZED")
	same("rest_amount", found.Response.RestAmount, "50.00")
	same("total_pay_amount", found.Response.TotalPayAmount, "20.00")
}

func freezeCode(on *ground) {
	order := deposit("10.00", "PRE_AUTH", "auth_code", on.code(false), "auth_code_type", "bar_code")
	frozen := must(on.client.FundAuthOrderFreeze(on, order)).Response
	same("status", frozen.Status, "SUCCESS")
	undone := must(on.client.FundAuthOperationCancel(on, gopay.BodyMap{
		"out_order_no": frozen.OutOrderNo, "out_request_no": "f1", "remark": "退还"}))
	same("action", undone.Response.Action, "unfreeze")
}

func freezeApp(on *ground) {
	order := deposit("10.00", "PRE_AUTH_ONLINE")
	on.agree(on.lead(post(on.url+"/gateway.do", must(on.client.FundAuthOrderAppFreeze(on, order)))))
	found := must(on.client.FundAuthOperationDetailQuery(on, gopay.BodyMap{
		"out_order_no": order.GetString("out_order_no"), "out_request_no": "f1"}))
	same("order_status", found.Response.OrderStatus, "AUTHORIZED")
}

func agreement(on *ground) {
	asked := func(more ...any) gopay.BodyMap {
		return with(gopay.BodyMap{"personal_product_code": "GENERAL_WITHHOLDING_P"}, more...)
	}
	number := orderNumber()
	page := must(on.client.UserAgreementPageSign(on, asked("external_agreement_no", number,
		"product_code", "GENERAL_WITHHOLDING", "sign_scene", "INDUSTRY|CARRENTAL",
		"access_params", gopay.BodyMap{"channel": "ALIPAYAPP"}, "notify_url", on.listener.url)))
	on.agree(on.lead(get(on.url + "/gateway.do?" + page)))
	agreementNo := on.listener.next("success").GetString("agreement_no")
	found := must(on.client.UserAgreementQuery(on, asked("external_agreement_no", number))).Response
	same("status", found.Status, "NORMAL")
	same("agreement_no", found.AgreementNo, agreementNo)
	monthly := func() gopay.BodyMap {
		return book("15.00", "product_code", "GENERAL_WITHHOLDING",
			"agreement_params", gopay.BodyMap{"agreement_no": agreementNo})
	}
	must(on.client.TradePay(on, monthly()))
	must(on.client.UserAgreementPageUnSign(on, gopay.BodyMap{"agreement_no": agreementNo}))
	same("notify_type", on.listener.next("success").GetString("notify_type"), "dut_user_unsign")
	refused(on.client.TradePay(on, monthly()))("ACQ.AGREEMENT_STATUS_NOT_NORMAL")
}
