package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FirstCallTest {
    @Test
    void the_first_call_of_the_readme_works() throws Exception {
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
        String here = squeezed(Files.readString(Path.of("src/test/java/tongbao/alipay/FirstCallTest.java")));
        String readme = Files.readString(Path.of("README.md"));
        String snippet = readme.substring(readme.indexOf("```java") + 7, readme.lastIndexOf("```"));
        assertThat(here).contains(squeezed(snippet));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
