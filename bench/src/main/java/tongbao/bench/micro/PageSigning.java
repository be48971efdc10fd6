package tongbao.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.alipay.api.AlipayApiException;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.domain.AlipayTradePagePayModel;
import com.alipay.api.request.AlipayTradePagePayRequest;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tongbao.alipay.AlipayClient;
import tongbao.alipay.OutTradeNo;
import tongbao.alipay.TradeOrder;
import tongbao.alipay.TradePagePay;
import tongbao.alipay.Yuan;

/** A page to pay on: the order becomes a signed address. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the setup first
public class PageSigning {
    static final String GATEWAY = "https://openapi.alipay.com/gateway.do";
    static final String APP = "2021000000000001";
    static final String NUMBER = "TB0a0123456789abcdefghjkmnpq";
    static final String SUBJECT = "明前龙井 250 克";
    static final String NOTIFY = "https://pay.example.com/api/v1/pay/callback";
    static final String BACK = "https://pay.example.com/pay/return?t=lnk_0a0123456789abcdefghjkmnpqrst";
    private static final Instant END = Instant.parse("2026-11-22T13:30:00Z");

    @Param
    public Providers providers;

    private Keyring keys;
    private AlipayClient ours;
    private DefaultAlipayClient official;
    private byte[] text;

    @Setup
    public void prepare() {
        providers.use();
        keys = Keyring.make();
        Keyring alipay = Keyring.make();
        ours = AlipayClient.builder()
                .gateway(URI.create(GATEWAY))
                .appId(APP)
                .applicationPrivateKey(keys.privateText())
                .alipayPublicKey(alipay.publicText())
                .build();
        official =
                new DefaultAlipayClient(GATEWAY, APP, keys.privateText(), "json", "utf-8", alipay.publicText(), "RSA2");
        text = Inside.signedText(SignedTexts.PARAMETERS).getBytes(UTF_8);
    }

    Keyring keys() {
        return keys;
    }

    @Benchmark
    public String page() {
        TradeOrder order = TradeOrder.of(new OutTradeNo(NUMBER), Yuan.of("99.90"), SUBJECT)
                .withTimeExpire(END)
                .withNotifyUrl(URI.create(NOTIFY));
        return ours.pagePay(TradePagePay.Request.of(order).withReturnUrl(URI.create(BACK)))
                .url();
    }

    @Benchmark
    public String pageByOfficialSdk() throws AlipayApiException {
        var model = new AlipayTradePagePayModel();
        model.setOutTradeNo(NUMBER);
        model.setTotalAmount("99.90");
        model.setSubject(SUBJECT);
        model.setProductCode("FAST_INSTANT_TRADE_PAY");
        model.setTimeExpire("2026-11-22 21:30:00");
        var request = new AlipayTradePagePayRequest();
        request.setBizModel(model);
        request.setNotifyUrl(NOTIFY);
        request.setReturnUrl(BACK);
        return official.pageExecute(request, "GET").getBody();
    }

    /** Nothing but the signature: what no library can be faster than on this provider. */
    @Benchmark
    public byte[] bareSignature() throws GeneralSecurityException {
        return keys.sign(text);
    }
}
