package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FirstCallTest {
    private static final Pattern SNIPPET = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_first_call_of_the_readme_works() {
        String appId = "2021000100000001";
        String privateKey = Vectors.text("keys/app.pkcs8.pem");
        String alipayKey = Vectors.text("keys/alipay.public.pem");
        var alipay = AlipayClient.builder()
                .gateway(AlipayClient.SANDBOX)
                .appId(appId)
                .applicationPrivateKey(privateKey)
                .alipayPublicKey(alipayKey)
                .build();
        var order = TradeOrder.of(new OutTradeNo("T20261122100000001"), Yuan.of("0.01"), "First call");
        String url = alipay.pagePay(TradePagePay.Request.of(order)).url();
        assertThat(url).startsWith("https://openapi-sandbox.dl.alipaydev.com/gateway.do?app_id=2021000100000001&");
    }

    @Test
    void a_trade_is_asked_for_as_the_readme_has_it() {
        try (var gateway = new FakeAlipay()) {
            gateway.signs(
                    TradeQuery.METHOD,
                    "{\"code\":\"40004\",\"msg\":\"Business Failed\",\"sub_code\":\"ACQ.TRADE_NOT_EXIST\"}");
            var alipay = Vectors.client().gateway(gateway.address()).build();
            String told = switch (alipay.query(TradeQuery.Request.of(new OutTradeNo("T20261122100000001")))) {
                case Outcome.Done<TradeQuery.Reply>(var reply) -> reply.tradeStatus() + ", " + reply.totalAmount();
                case Outcome.Refused<TradeQuery.Reply> refused when refused.isTradeMissing() -> "no such trade";
                case Outcome.Refused<TradeQuery.Reply> refused ->
                    "no: " + refused.subCode().meaning();
                case Outcome.Unknown<TradeQuery.Reply> unknown -> "nobody knows: " + unknown.detail();
            };
            assertThat(told).isEqualTo("no such trade");
        }
    }

    @Test
    void certificate_mode_of_the_readme_works() {
        String appId = "2021000100000001";
        String privateKey = Vectors.text("keys/app.pkcs8.pem");
        String appCert = Vectors.text("certs/appCertPublicKey.crt");
        String alipayCert = Vectors.text("certs/alipayCertPublicKey_RSA2.crt");
        String rootCert = Vectors.text("certs/alipayRootCert.crt");
        var certified = AlipayClient.builder()
                .appId(appId)
                .applicationPrivateKey(privateKey)
                .applicationCertificate(appCert)
                .alipayCertificate(alipayCert)
                .alipayRootCertificates(rootCert)
                .build();
        List<Expiry> ends = certified.expiries();
        assertThat(ends).hasSize(4);
    }

    @Test
    void the_readme_shows_what_is_run_here() throws Exception {
        String here = squeezed(Files.readString(Path.of("src/test/java/tongbao/alipay/FirstCallTest.java")));
        List<String> snippets = SNIPPET.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(it -> it.group(1))
                .toList();
        assertThat(snippets).hasSize(3).allSatisfy(it -> assertThat(here).contains(squeezed(it)));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
