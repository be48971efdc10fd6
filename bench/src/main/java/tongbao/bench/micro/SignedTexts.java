package tongbao.bench.micro;

import com.alipay.api.internal.util.AlipaySignature;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The text that is signed, without the signature. */
@State(Scope.Benchmark)
public class SignedTexts {
    static final Map<String, String> PARAMETERS = Map.of(
            "app_id", PageSigning.APP,
            "method", "alipay.trade.page.pay",
            "format", "JSON",
            "charset", "utf-8",
            "sign_type", "RSA2",
            "timestamp", "2026-11-22 21:00:00",
            "version", "1.0",
            "notify_url", PageSigning.NOTIFY,
            "return_url", PageSigning.BACK,
            "biz_content",
                    "{\"out_trade_no\":\"" + PageSigning.NUMBER + "\",\"total_amount\":\"99.90\",\"subject\":\""
                            + PageSigning.SUBJECT + "\",\"product_code\":\"FAST_INSTANT_TRADE_PAY\","
                            + "\"time_expire\":\"2026-11-22 21:30:00\"}");

    @Benchmark
    public String text() {
        return Inside.signedText(PARAMETERS);
    }

    @Benchmark
    public String textByOfficialSdk() {
        return AlipaySignature.getSignContent(PARAMETERS);
    }
}
