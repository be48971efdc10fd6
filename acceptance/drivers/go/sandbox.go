package main

import (
	"bytes"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/go-pay/gopay"
	"github.com/go-pay/gopay/alipay"
	v3 "github.com/go-pay/gopay/alipay/v3"
	"github.com/go-pay/gopay/pkg/xhttp"
)

// sandbox is the pretend Alipay from outside: its control calls.
type sandbox struct{ url string }

// control makes one control call; anything but a success panics with the sandbox's own words.
func (s sandbox) control(path string, body any) gopay.BodyMap {
	answer := must(http.Post(s.url+"/sandbox/"+path, "application/json", bytes.NewReader(must(json.Marshal(body)))))
	return read(path, answer)
}

func (s sandbox) look(path string) gopay.BodyMap {
	return read(path, must(http.Get(s.url+"/sandbox/"+path)))
}

func read(path string, answer *http.Response) gopay.BodyMap {
	defer answer.Body.Close()
	said := must(io.ReadAll(answer.Body))
	if answer.StatusCode != http.StatusOK {
		panic(fmt.Sprintf("%s: %s", path, said))
	}
	var members gopay.BodyMap
	if err := json.Unmarshal(said, &members); err != nil {
		panic(err)
	}
	return members
}

func (s sandbox) scan(number string) { s.control("trades/"+number+"/scan", gopay.BodyMap{}) }
func (s sandbox) pay(number string)  { s.control("trades/"+number+"/pay", gopay.BodyMap{}) }

func (s sandbox) code(asks bool) string {
	return s.control("codes", gopay.BodyMap{"asks": asks}).GetString("auth_code")
}

// agree is a payer who consents; the last part of an address is the code under which the payer is asked.
func (s sandbox) agree(address string) {
	s.control("consents/"+address[strings.LastIndex(address, "/")+1:]+"/agree", gopay.BodyMap{})
}

func (s sandbox) accident(method, kind string) {
	s.control("accidents", gopay.BodyMap{"method": method, "kind": kind, "delay_ms": 50})
}

// advance lets time pass and says what time it is then where Alipay is.
func (s sandbox) advance(by time.Duration) time.Time {
	now := s.control("clock/advance", gopay.BodyMap{"seconds": int64(by / time.Second)}).GetString("now")
	return must(time.Parse(time.RFC3339, now)).In(time.FixedZone("Beijing", 8*60*60))
}

// merchant is an application with a key pair of its own that the sandbox knows.
type merchant struct {
	appID, privateKey, sellerID, alipayKey string
	files                                  map[string]string
}

func (s sandbox) join(registration gopay.BodyMap) merchant {
	key := must(rsa.GenerateKey(rand.Reader, 2048))
	appID := fmt.Sprintf("2021%012d", must(rand.Int(rand.Reader, big.NewInt(1e12))))
	registration.Set("app_id", appID)
	registration.Set("app_public_key", base64.StdEncoding.EncodeToString(must(x509.MarshalPKIXPublicKey(&key.PublicKey))))
	joined := s.control("apps", registration)
	certificates, _ := joined["certificates"].(map[string]any)
	files := map[string]string{}
	for name, file := range certificates {
		files[name] = file.(string)
	}
	return merchant{
		appID:      appID,
		privateKey: base64.StdEncoding.EncodeToString(x509.MarshalPKCS1PrivateKey(key)),
		sellerID:   joined.GetString("seller_id"),
		alipayKey:  joined.GetString("alipay_public_key"),
		files:      files,
	}
}

// toSandbox sends what is meant for Alipay to the sandbox: gopay's addresses are constants.
type toSandbox struct {
	to     *url.URL
	rootSN string
}

func (t toSandbox) RoundTrip(request *http.Request) (*http.Response, error) {
	sent := request.Clone(request.Context())
	sent.URL.Scheme, sent.URL.Host, sent.Host = t.to.Scheme, t.to.Host, t.to.Host
	if t.rootSN != "" {
		sent.Header.Set("alipay-root-cert-sn", t.rootSN)
	}
	return http.DefaultTransport.RoundTrip(sent)
}

// client is gopay's version 2, set up as its README says; every answer that is a success is verified.
func (s sandbox) client(of merchant) *alipay.Client {
	client := must(alipay.NewClient(of.appID, of.privateKey, false))
	client.SetHttpClient(xhttp.NewClient().SetTransport(toSandbox{to: must(url.Parse(s.url))}))
	if len(of.files) > 0 {
		must(0, client.SetCertSnByContent([]byte(of.files["app_cert"]), []byte(of.files["alipay_root_cert"]),
			[]byte(of.files["alipay_cert"])))
		client.AutoVerifySign([]byte(of.files["alipay_cert"]))
	} else {
		client.AutoVerifySign([]byte("-----BEGIN PUBLIC KEY-----\n" + of.alipayKey + "\n-----END PUBLIC KEY-----"))
	}
	return client
}

// version3 is gopay's version 3. It verifies in certificate mode only, and forgets a header of that mode.
func (s sandbox) version3(of merchant) *v3.ClientV3 {
	client := must(v3.NewClientV3(of.appID, of.privateKey, false))
	must(0, client.SetCert([]byte(of.files["app_cert"]), []byte(of.files["alipay_root_cert"]),
		[]byte(of.files["alipay_cert"])))
	transport := toSandbox{to: must(url.Parse(s.url)), rootSN: client.AliPayRootCertSN}
	return client.SetHttpClient(xhttp.NewClient().SetTransport(transport))
}

// here is the same address at the sandbox.
func (s sandbox) here(address string) string {
	return s.url + must(url.Parse(address)).RequestURI()
}

// lead opens an address as a browser does that does not follow; where it leads.
func (s sandbox) lead(request *http.Request) string {
	answer := must(http.DefaultTransport.RoundTrip(request))
	defer answer.Body.Close()
	location, err := answer.Location()
	if err != nil {
		panic(fmt.Sprintf("%s led nowhere: %s %s", request.URL, answer.Status, must(io.ReadAll(answer.Body))))
	}
	return location.String()
}

func get(address string) *http.Request { return must(http.NewRequest(http.MethodGet, address, nil)) }

func post(address, form string) *http.Request {
	request := must(http.NewRequest(http.MethodPost, address, strings.NewReader(form)))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return request
}

var orders atomic.Int64

// orderNumber is one that nobody had.
func orderNumber() string { return fmt.Sprintf("go-%d-%d", time.Now().UnixMilli(), orders.Add(1)) }
