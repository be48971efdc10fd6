package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.request.AlipayTradeCancelRequest;
import com.alipay.api.request.AlipayTradeCloseRequest;
import com.alipay.api.request.AlipayTradeCreateRequest;
import com.alipay.api.request.AlipayTradeFastpayRefundQueryRequest;
import com.alipay.api.request.AlipayTradeOrderOnsettleQueryRequest;
import com.alipay.api.request.AlipayTradeOrderSettleQueryRequest;
import com.alipay.api.request.AlipayTradeOrderSettleRequest;
import com.alipay.api.request.AlipayTradePayRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.request.AlipayTradeRoyaltyRateQueryRequest;
import com.alipay.api.request.AlipayTradeRoyaltyRelationBatchqueryRequest;
import com.alipay.api.request.AlipayTradeRoyaltyRelationBindRequest;
import com.alipay.api.request.AlipayTradeRoyaltyRelationUnbindRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every field of every reply, signed once and read by the official SDK and by us: the same values; and what the SDK reads
 * beyond that is listed here.
 */
class OfficialRepliesTest {
    private static final FakeAlipay ALIPAY = new FakeAlipay();
    private static final OutTradeNo ORDER = new OutTradeNo("T1");
    private static final Yuan ONE = Yuan.of("1");
    /** Names that the SDK's own accessors hide: it reads the whole body, or nothing, in their place. */
    private static final Set<String> LOST_IN_THE_SDK = Set.of("body", "error_code");

    private static final OutRequestNo REFUND = new OutRequestNo("R1");

    /**
     * A method that both sides call.
     *
     * @param call ours
     * @param listed where its optional fields are listed
     * @param parts the parts of our reply that are no optional fields, with the text that Alipay sends for them
     */
    record Row(AlipayRequest<?> theirs, Call<?> call, Class<?> listed, Map<String, String> parts, String leftOut) {
        @Override
        public String toString() {
            return theirs.getApiMethodName();
        }
    }

    @AfterAll
    static void stop() {
        ALIPAY.close();
    }

    static Stream<Row> rows() {
        return Stream.of(trades(), sharing()).flatMap(it -> it);
    }

    private static Stream<Row> sharing() {
        TradeNo trade = new TradeNo("2026");
        var receivers = List.of(RoyaltyReceiver.of(new AlipayUser.UserId("2088")));
        return Stream.of(
                row(
                        new AlipayTradeOrderSettleRequest(),
                        TradeOrderSettle.Request.finishing(trade, REFUND).call(),
                        TradeOrderSettle.Reply.class,
                        "trade_no=2026 settle_no=20230601"),
                row(
                        new AlipayTradeOrderSettleQueryRequest(),
                        TradeOrderSettleQuery.Request.of(trade, REFUND).call(),
                        TradeOrderSettleQuery.Reply.class,
                        "out_request_no=R1 operation_dt=2026-11-22_10:00:05"),
                row(
                        new AlipayTradeOrderOnsettleQueryRequest(),
                        TradeOrderOnsettleQuery.Request.of(trade).call(),
                        TradeOrderOnsettleQuery.Reply.class,
                        "unsettled_amount=1.00"),
                row(
                        new AlipayTradeRoyaltyRelationBindRequest(),
                        new TradeRoyaltyRelationBind.Request(REFUND, receivers).call(),
                        TradeRoyaltyRelationBind.Reply.class,
                        "result_code=SUCCESS"),
                row(
                        new AlipayTradeRoyaltyRelationUnbindRequest(),
                        new TradeRoyaltyRelationUnbind.Request(REFUND, receivers).call(),
                        TradeRoyaltyRelationUnbind.Reply.class,
                        "result_code=SUCCESS"),
                row(
                        new AlipayTradeRoyaltyRelationBatchqueryRequest(),
                        new TradeRoyaltyRelationBatchquery.Request(REFUND, 1, 20).call(),
                        TradeRoyaltyRelationBatchquery.Reply.class,
                        "result_code=SUCCESS"),
                row(
                        new AlipayTradeRoyaltyRateQueryRequest(),
                        new TradeRoyaltyRateQuery.Request(REFUND).call(),
                        TradeRoyaltyRateQuery.Reply.class,
                        "max_ratio=30"));
    }

    private static Stream<Row> trades() {
        return Stream.of(
                row(
                        new AlipayTradePrecreateRequest(),
                        new TradePrecreate.Request(order(), TradePrecreate.ProductCode.QR_CODE_OFFLINE).call(),
                        TradePrecreate.Reply.class,
                        "out_trade_no=T1 qr_code=https://qr.alipay.com/bax"),
                row(
                        new AlipayTradeCreateRequest(),
                        TradeCreate.Request.of(order(), new AlipayUser.OpenId("o"), TradeCreate.ProductCode.JSAPI_PAY)
                                .call(),
                        TradeCreate.Reply.class,
                        "out_trade_no=T1 trade_no=2026"),
                row(
                        new AlipayTradePayRequest(),
                        TradePay.Request.of(order(), new TradePay.From.BarCode("28"))
                                .call(),
                        TradePay.Reply.class,
                        "out_trade_no=T1 trade_no=2026 total_amount=1.00 receipt_amount=0.90 buyer_logon_id=a***@b"
                                + " gmt_payment=2026-11-22_10:00:05"),
                row(
                        new AlipayTradeQueryRequest(),
                        TradeQuery.Request.of(ORDER).call(),
                        TradeQuery.Reply.class,
                        "out_trade_no=T1 trade_no=2026 total_amount=1.00 receipt_amount=0.90 buyer_logon_id=a***@b"
                                + " send_pay_date=2026-11-22_10:00:05 trade_status=TRADE_SUCCESS"),
                row(
                        new AlipayTradeCloseRequest(),
                        new TradeClose.Request(ORDER).call(),
                        TradeClose.Reply.class,
                        "out_trade_no=T1 trade_no=2026"),
                row(
                        new AlipayTradeCancelRequest(),
                        new TradeCancel.Request(ORDER).call(),
                        TradeCancel.Reply.class,
                        "out_trade_no=T1 trade_no=2026 retry_flag=N action=close"),
                row(
                        new AlipayTradeRefundRequest(),
                        TradeRefund.Request.of(ORDER, ONE, REFUND).call(),
                        TradeRefund.Reply.class,
                        "out_trade_no=T1 trade_no=2026 refund_fee=1.00 fund_change=Y"
                                + " gmt_refund_pay=2026-11-22_10:00:05"),
                row(
                        new AlipayTradeFastpayRefundQueryRequest(),
                        TradeFastpayRefundQuery.Request.of(ORDER, REFUND).call(),
                        TradeFastpayRefundQuery.Refund.class,
                        "out_trade_no=T1 trade_no=2026 out_request_no=R1 refund_amount=1.00 total_amount=9.00"
                                + " gmt_refund_pay=2026-11-22_10:00:05 refund_status=REFUND_SUCCESS"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void both_read_the_same_from_one_signed_reply(Row row) throws Exception {
        String method = row.theirs().getApiMethodName();
        String node = node(row);
        ALIPAY.signs(method, node);
        AlipayResponse theirs = Objects.requireNonNull(sdk().execute(row.theirs()));
        String body = Objects.requireNonNull(theirs.getBody());
        assertThat(theirs.isSuccess()).isTrue();

        var answer = Answer.read(body, java.nio.charset.StandardCharsets.UTF_8, method, Vectors.ourKeys());
        assertThat(answer).isInstanceOf(Answer.Signed.class);
        assertThat(Verdict.of(row.call(), answer)).isInstanceOf(Outcome.Done.class);
        Map<String, String> ours = ((Answer.Signed) answer).fields().all();

        Map<String, java.lang.reflect.Field> read =
                SdkObject.fields(row.theirs().getResponseClass());
        for (Samples.Sample sample : Samples.of(row.listed())) {
            Object value = sample.field().in(ours).orElseThrow();
            assertThat(value).as(sample.name()).isEqualTo(sample.value());
            var field = Objects.requireNonNull(read.get(sample.name()), sample.name());
            if (!LOST_IN_THE_SDK.contains(sample.name())) {
                assertThat(SdkObject.read(theirs, field)).as(sample.name()).isEqualTo(tree(sample));
            }
        }
        row.parts().forEach((name, text) -> {
            var field = Objects.requireNonNull(read.get(name), name);
            JsonNode value = Objects.requireNonNull(SdkObject.read(theirs, field), name);
            assertThat(value.isString() ? value.asString() : value.toString())
                    .as(name)
                    .isEqualTo(text);
            assertThat(ours).containsEntry(name, text);
        });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_field_that_the_official_reply_has_can_be_read(Row row) {
        Set<String> missing = new TreeSet<>(SdkObject.names(row.theirs().getResponseClass()));
        missing.removeAll(SdkObject.names(new JsonMapper().readTree(node(row))));
        assertThat(String.join(" ", missing)).isEqualTo(row.leftOut());
    }

    /** The reply with all its fields. */
    private static String node(Row row) {
        var json = new JsonMapper().createObjectNode();
        json.put("code", "10000").put("msg", "Success");
        row.parts().forEach((name, text) -> json.set(name, part(row, name, text)));
        Samples.of(row.listed()).forEach(sample -> json.set(sample.name(), tree(sample)));
        return json.toString().replace("/", "\\/");
    }

    /** Some of Alipay's replies have numbers and flags; the SDK reads nothing else there. */
    private static JsonNode part(Row row, String name, String text) {
        Class<?> type = Objects.requireNonNull(
                        SdkObject.fields(row.theirs().getResponseClass()).get(name), name)
                .getType();
        JsonMapper mapper = new JsonMapper();
        return type == String.class || type == java.util.Date.class
                ? mapper.getNodeFactory().stringNode(text)
                : mapper.readTree(text);
    }

    private static JsonNode tree(Samples.Sample sample) {
        ExtraField written = Objects.requireNonNull(
                sample.field().put(Map.of(), sample.value()).get(sample.name()));
        return switch (written) {
            case ExtraField.Text it -> new JsonMapper().getNodeFactory().stringNode(it.value());
            case ExtraField.Json it -> SdkObject.tree(it.value());
        };
    }

    private static TradeOrder order() {
        return TradeOrder.of(ORDER, ONE, "subject");
    }

    /** Parts as {@code name=text} with blanks between them; a blank inside a text is written {@code _}. */
    private static Row row(AlipayRequest<?> theirs, Call<?> call, Class<?> listed, String parts) {
        return row(theirs, call, listed, parts, "");
    }

    private static Row row(AlipayRequest<?> theirs, Call<?> call, Class<?> listed, String parts, String leftOut) {
        Map<String, String> map = Arrays.stream(parts.split(" ", -1))
                .filter(it -> !it.isEmpty())
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(
                        it -> it[0],
                        it -> it[1].startsWith("[") || it[1].startsWith("{")
                                ? it[1]
                                : it[1].replaceFirst("(\\d)_(\\d)", "$1 $2"),
                        (a, b) -> b,
                        TreeMap::new));
        return new Row(theirs, call, listed, map, leftOut);
    }

    private static DefaultAlipayClient sdk() throws AlipayApiException {
        return new DefaultAlipayClient(
                ALIPAY.address().toString(),
                "2021000100000001",
                Vectors.text("keys/app.pkcs8.b64"),
                "json",
                "utf-8",
                Vectors.text("keys/alipay.public.b64"),
                "RSA2");
    }
}
