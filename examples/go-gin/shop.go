// A little shop that takes money with Gin and gopay: go run . SANDBOX [PORT]
// It sells one book. Against the real Alipay the addresses and keys come from its console; nothing else changes.
package main

import (
	"bytes"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"net"
	"net/http"
	"net/url"
	"os"
	"sync"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/go-pay/gopay"
	"github.com/go-pay/gopay/alipay"
	"github.com/go-pay/gopay/pkg/xhttp"
)

const price = "59.00"

var waits = []time.Duration{0, 500 * time.Millisecond, time.Second, 2 * time.Second, 4 * time.Second}

type order struct {
	Number    string `json:"out_trade_no"`
	Amount    string `json:"total_amount"`
	Status    string `json:"status"`
	LearnedBy string `json:"learned_by"`
}

type shop struct {
	sandbox, appID, alipayKey string
	client                    *alipay.Client

	mutex  sync.Mutex
	orders map[string]order
}

// join makes keys of our own; the sandbox gives Alipay's for them.
func join(sandbox string) (*shop, error) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, err
	}
	number, err := rand.Int(rand.Reader, big.NewInt(1e12))
	if err != nil {
		return nil, err
	}
	appID := fmt.Sprintf("2021%012d", number)
	publicKey, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		return nil, err
	}
	joining, err := json.Marshal(gin.H{"app_id": appID, "app_public_key": publicKey}) // []byte becomes Base64
	if err != nil {
		return nil, err
	}
	answer, err := http.Post(sandbox+"/sandbox/apps", "application/json", bytes.NewReader(joining))
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	var joined struct {
		AlipayKey string `json:"alipay_public_key"`
	}
	if err = json.NewDecoder(answer.Body).Decode(&joined); err != nil {
		return nil, err
	}

	privateKey := base64.StdEncoding.EncodeToString(x509.MarshalPKCS1PrivateKey(key))
	client, err := alipay.NewClient(appID, privateKey, false)
	if err != nil {
		return nil, err
	}
	client.SetHttpClient(xhttp.NewClient().SetTransport(toSandbox{sandbox}))
	client.AutoVerifySign([]byte("-----BEGIN PUBLIC KEY-----\n" + joined.AlipayKey + "\n-----END PUBLIC KEY-----"))

	return &shop{sandbox: sandbox, appID: appID, alipayKey: joined.AlipayKey, client: client,
		orders: map[string]order{}}, nil
}

// toSandbox sends what is meant for Alipay to the sandbox: gopay's addresses are constants.
type toSandbox struct{ url string }

func (t toSandbox) RoundTrip(request *http.Request) (*http.Response, error) {
	to, err := url.Parse(t.url)
	if err != nil {
		return nil, err
	}
	sent := request.Clone(request.Context())
	sent.URL.Scheme, sent.URL.Host, sent.Host = to.Scheme, to.Host, to.Host
	return http.DefaultTransport.RoundTrip(sent)
}

func (s *shop) find(number string) (order, bool) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	found, known := s.orders[number]
	return found, known
}

// learn moves an order on from one status to the next, once.
func (s *shop) learn(number, from, to, by string) order {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	moved := s.orders[number]
	if moved.Status == from {
		moved.Status, moved.LearnedBy = to, by
		s.orders[number] = moved
	}
	return moved
}

// buy makes a new order, and sends the payer to the address at Alipay where it is paid.
func (s *shop) buy(c *gin.Context) {
	number := fmt.Sprintf("book-%d", time.Now().UnixNano())
	s.mutex.Lock()
	s.orders[number] = order{number, price, "waiting", ""}
	s.mutex.Unlock()
	ask := gopay.BodyMap{
		"out_trade_no": number, "total_amount": price, "subject": "一本书",
		"return_url": "http://" + c.Request.Host + "/back",
		"notify_url": "http://" + c.Request.Host + "/notify",
	}
	pay := s.client.TradePagePay
	if c.Param("product") == "wap" {
		pay = s.client.TradeWapPay
	}
	address, err := pay(c, ask)
	if err != nil {
		c.AbortWithError(http.StatusBadGateway, err)
		return
	}
	at, err := url.Parse(address)
	if err != nil {
		c.AbortWithError(http.StatusBadGateway, err)
		return
	}
	c.Redirect(http.StatusFound, s.sandbox+at.RequestURI())
}

// notify is where Alipay tells us something; "success" is what stops it.
func (s *shop) notify(c *gin.Context) {
	if s.believes(c.Request) {
		c.String(http.StatusOK, "success")
	} else {
		c.String(http.StatusOK, "failure")
	}
}

func (s *shop) believes(request *http.Request) bool {
	fields, err := alipay.ParseNotifyToBodyMap(request)
	if err != nil {
		return false
	}
	if signed, err := alipay.VerifySign(s.alipayKey, fields); err != nil || !signed {
		return false
	}
	told, known := s.find(fields.GetString("out_trade_no"))
	if !known || fields.GetString("app_id") != s.appID || fields.GetString("total_amount") != told.Amount {
		return false
	}
	if isPaid(fields.GetString("trade_status")) {
		s.learn(told.Number, "waiting", "paid", "notice")
	}
	return true
}

func isPaid(status string) bool { return status == "TRADE_SUCCESS" || status == "TRADE_FINISHED" }

// back asks Alipay, again and again with longer pauses: notices get lost.
func (s *shop) back(c *gin.Context) {
	asked, known := s.find(c.Query("out_trade_no"))
	for at := 0; known && asked.Status == "waiting" && at < len(waits); at++ {
		time.Sleep(waits[at])
		trade, err := s.client.TradeQuery(c, gopay.BodyMap{"out_trade_no": asked.Number})
		if err == nil && isPaid(trade.Response.TradeStatus) {
			s.learn(asked.Number, "waiting", "paid", "query")
		}
		asked, known = s.find(asked.Number)
	}
	show(c, asked, known)
}

// refund gives all the money back; the same request number each time, so that it is given back once.
func (s *shop) refund(c *gin.Context) {
	asked, known := s.find(c.Param("number"))
	if known {
		_, err := s.client.TradeRefund(c, gopay.BodyMap{
			"out_trade_no": asked.Number, "out_request_no": asked.Number + "-refund", "refund_amount": asked.Amount})
		if err != nil {
			c.AbortWithError(http.StatusConflict, err)
			return
		}
		asked = s.learn(asked.Number, "paid", "refunded", asked.LearnedBy)
	}
	show(c, asked, known)
}

func show(c *gin.Context, asked order, known bool) {
	if known {
		c.JSON(http.StatusOK, asked)
	} else {
		c.String(http.StatusNotFound, "not here")
	}
}

func main() {
	port := "8000"
	if len(os.Args) > 2 {
		port = os.Args[2]
	}
	s, err := join(os.Args[1])
	if err != nil {
		panic(err)
	}
	gin.SetMode(gin.ReleaseMode)
	router := gin.New()
	router.GET("/buy/:product", s.buy)
	router.POST("/notify", s.notify)
	router.GET("/back", s.back)
	router.GET("/orders/:number", func(c *gin.Context) {
		asked, known := s.find(c.Param("number"))
		show(c, asked, known)
	})
	router.POST("/orders/:number/refund", s.refund)
	socket, err := net.Listen("tcp", "127.0.0.1:"+port)
	if err != nil {
		panic(err)
	}
	fmt.Printf("the shop: http://%s/buy/page\n", socket.Addr())
	panic(http.Serve(socket, router))
}
