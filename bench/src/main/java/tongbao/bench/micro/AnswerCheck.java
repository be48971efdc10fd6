package tongbao.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.alipay.api.AlipayApiException;
import com.alipay.api.DefaultSignChecker;
import com.alipay.api.SignChecker;
import com.alipay.api.SignItem;
import com.alipay.api.internal.parser.json.ObjectJsonParser;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.response.AlipayTradeQueryResponse;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tongbao.alipay.OutTradeNo;
import tongbao.alipay.Outcome;
import tongbao.alipay.TradeQuery;

/** Alipay's answer to a query: from its text to a reply whose signature was looked at. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the setup first
public class AnswerCheck {
    private static final String NUMBER = "TB0a0123456789abcdefghjkmnpq";
    private static final String METHOD = "alipay.trade.query";
    private static final String NODE = "{\"code\":\"10000\",\"msg\":\"Success\","
            + "\"buyer_logon_id\":\"138****0000\",\"buyer_pay_amount\":\"99.90\","
            + "\"buyer_user_id\":\"2088102146225135\","
            + "\"invoice_amount\":\"99.90\",\"out_trade_no\":\"" + NUMBER + "\",\"point_amount\":\"0.00\","
            + "\"receipt_amount\":\"99.90\",\"send_pay_date\":\"2026-11-22 21:00:05\",\"total_amount\":\"99.90\","
            + "\"trade_no\":\"2026112222001435130501234567\",\"trade_status\":\"TRADE_SUCCESS\"}";

    @Param
    public Providers providers;

    private Object keys;
    private Object call;
    private String body;
    private SignChecker official;

    @Setup
    public void prepare() {
        providers.use();
        Keyring alipay = Keyring.make();
        keys = Inside.keys(Keyring.make().privateText(), List.of(alipay.publicText()));
        call = Inside.call(TradeQuery.Request.of(new OutTradeNo(NUMBER)));
        body = "{\"alipay_trade_query_response\":" + NODE + ",\"sign\":\"" + alipay.signed(NODE) + "\"}";
        official = new DefaultSignChecker(alipay.publicText());
    }

    @Benchmark
    public Outcome<?> answer() {
        return Inside.outcome(call, Inside.answer(body, UTF_8, METHOD, keys));
    }

    /** What its client does with the body of a response. */
    @Benchmark
    public AlipayTradeQueryResponse answerByOfficialSdk() throws AlipayApiException {
        var parser = new ObjectJsonParser<>(AlipayTradeQueryResponse.class);
        AlipayTradeQueryResponse response = parser.parse(body);
        SignItem signed = parser.getSignItem(new AlipayTradeQueryRequest(), body);
        if (!official.check(signed.getSignSourceDate(), signed.getSign(), "RSA2", "utf-8")) {
            throw new AlipayApiException("the signature does not match");
        }
        return response;
    }
}
