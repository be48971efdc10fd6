package tongbao.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.alipay.api.AlipayApiException;
import com.alipay.api.internal.util.AlipaySignature;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tongbao.alipay.AlipayClient;
import tongbao.alipay.NoticeVerdict;

/** A notice: from the raw bytes of the POST to fields that are known to be Alipay's. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the setup first
public class NoticeCheck {
    private static final String FIELDS = """
            gmt_create=2026-11-22 21:00:03
            charset=utf-8
            seller_email=shop@example.com
            subject=明前龙井 250 克
            buyer_id=2088102146225135
            invoice_amount=99.90
            notify_id=2026112200222210005013410000000001
            fund_bill_list=[{"amount":"99.90","fundChannel":"ALIPAYACCOUNT"}]
            notify_type=trade_status_sync
            trade_status=TRADE_SUCCESS
            receipt_amount=99.90
            buyer_pay_amount=99.90
            app_id=2021000000000001
            seller_id=2088102146225136
            gmt_payment=2026-11-22 21:00:05
            notify_time=2026-11-22 21:00:06
            version=1.0
            out_trade_no=TB0a0123456789abcdefghjkmnpq
            total_amount=99.90
            trade_no=2026112222001435130501234567
            auth_app_id=2021000000000001
            buyer_logon_id=138****0000
            point_amount=0.00
            """;

    @Param
    public Providers providers;

    private Keyring alipay;
    private AlipayClient ours;
    private byte[] body;
    private byte[] text;
    private byte[] sign;

    @Setup
    public void prepare() throws GeneralSecurityException {
        providers.use();
        alipay = Keyring.make();
        ours = AlipayClient.builder()
                .gateway(URI.create("https://openapi.alipay.com/gateway.do"))
                .appId("2021000000000001")
                .applicationPrivateKey(Keyring.make().privateText())
                .alipayPublicKey(alipay.publicText())
                .build();
        Map<String, String> fields = new TreeMap<>();
        FIELDS.lines().forEach(line -> fields.put(line.substring(0, line.indexOf('=')), value(line)));
        String signed = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
        text = signed.getBytes(UTF_8);
        sign = alipay.sign(text);
        fields.put("sign", alipay.signed(signed));
        fields.put("sign_type", "RSA2");
        body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(UTF_8);
    }

    private static String value(String line) {
        return line.substring(line.indexOf('=') + 1);
    }

    @Benchmark
    public NoticeVerdict notice() {
        return ours.notice(body);
    }

    /** As its documentation shows it, with the form decoded as a servlet does. */
    @Benchmark
    public boolean noticeByOfficialSdk() throws AlipayApiException {
        Map<String, String> fields = new HashMap<>();
        String form = new String(body, UTF_8);
        for (int from = 0; from < form.length(); ) {
            int and = form.indexOf('&', from);
            int end = and < 0 ? form.length() : and;
            int equals = form.indexOf('=', from);
            fields.put(form.substring(from, equals), URLDecoder.decode(form.substring(equals + 1, end), UTF_8));
            from = end + 1;
        }
        return AlipaySignature.rsaCheckV1(fields, alipay.publicText(), "utf-8", "RSA2");
    }

    @Benchmark
    public boolean bareVerification() throws GeneralSecurityException {
        return alipay.verifies(text, sign);
    }
}
