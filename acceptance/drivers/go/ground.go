package main

import (
	"context"
	"net"
	"net/http"
	"time"

	"github.com/go-pay/gopay"
	"github.com/go-pay/gopay/alipay"
	v3 "github.com/go-pay/gopay/alipay/v3"
)

const toldWithin = 20 * time.Second

// ground is what every flow stands on.
type ground struct {
	context.Context
	sandbox
	merchant  merchant
	client    *alipay.Client
	merchant3 merchant
	client3   *v3.ClientV3
	listener  *listener
}

func newGround(url string) *ground {
	at := sandbox{url}
	joined, joined3 := at.join(gopay.BodyMap{}), at.join(gopay.BodyMap{"mode": "certificate"})
	return &ground{
		Context:   context.Background(),
		sandbox:   at,
		merchant:  joined,
		client:    at.client(joined),
		merchant3: joined3,
		client3:   at.version3(joined3),
		listener:  listen(),
	}
}

// book is the order of a book, with what else is said in pairs.
func book(amount string, more ...any) gopay.BodyMap {
	return with(gopay.BodyMap{"out_trade_no": orderNumber(), "total_amount": amount, "subject": "一本书"}, more...)
}

func with(members gopay.BodyMap, more ...any) gopay.BodyMap {
	for at := 0; at < len(more); at += 2 {
		members.Set(more[at].(string), more[at+1])
	}
	return members
}

// paid is a paid order, made with a QR code.
func (on *ground) paid(amount string, more ...any) string {
	order := book(amount, more...)
	must(on.client.TradePrecreate(on, order))
	on.pay(order.GetString("out_trade_no"))
	return order.GetString("out_trade_no")
}

func (on *ground) trade(number string) *alipay.TradeQuery {
	return must(on.client.TradeQuery(on, gopay.BodyMap{"out_trade_no": number})).Response
}

func (on *ground) seesPaid(number, amount string) {
	trade := on.trade(number)
	same("trade_status", trade.TradeStatus, "TRADE_SUCCESS")
	same("total_amount", trade.TotalAmount, amount)
}

// refused is that the call ended with this sub_code; what else was said comes back.
func refused[T any](answer T, err error) func(subCode string) *alipay.BizErr {
	return func(subCode string) *alipay.BizErr {
		refusal, isOne := alipay.IsBizError(err)
		if !isOne {
			panic(err)
		}
		same("sub_code", refusal.SubCode, subCode)
		return refusal
	}
}

// listener is a small server for notices; next hands out what is told, and answers it.
type listener struct {
	url  string
	told chan telling
}

type telling struct {
	fields gopay.BodyMap
	reply  chan string
}

func listen() *listener {
	socket := must(net.Listen("tcp", "127.0.0.1:0"))
	made := &listener{"http://" + socket.Addr().String() + "/notify", make(chan telling)}
	go func() { panic(http.Serve(socket, made)) }()
	return made
}

func (l *listener) ServeHTTP(answer http.ResponseWriter, request *http.Request) {
	told := telling{must(alipay.ParseNotifyToBodyMap(request)), make(chan string)}
	l.told <- told
	answer.Write([]byte(<-told.reply))
}

func (l *listener) next(reply string) gopay.BodyMap {
	select {
	case told := <-l.told:
		told.reply <- reply
		return told.fields
	case <-time.After(toldWithin):
		panic("nothing was told within " + toldWithin.String())
	}
}

// isSigned is that Alipay signed these fields; gopay takes some out of what it is given.
func (on *ground) isSigned(fields gopay.BodyMap) bool {
	given := gopay.BodyMap{}
	for name, value := range fields {
		given.Set(name, value)
	}
	signed, err := alipay.VerifySign(on.merchant.alipayKey, given)
	return signed && err == nil
}
