package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.domain.AlipayTradeAppPayModel;
import com.alipay.api.domain.AlipayTradeCancelModel;
import com.alipay.api.domain.AlipayTradeCloseModel;
import com.alipay.api.domain.AlipayTradeCreateModel;
import com.alipay.api.domain.AlipayTradeFastpayRefundQueryModel;
import com.alipay.api.domain.AlipayTradeOrderOnsettleQueryModel;
import com.alipay.api.domain.AlipayTradeOrderSettleModel;
import com.alipay.api.domain.AlipayTradeOrderSettleQueryModel;
import com.alipay.api.domain.AlipayTradePagePayModel;
import com.alipay.api.domain.AlipayTradePayModel;
import com.alipay.api.domain.AlipayTradePrecreateModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.domain.AlipayTradeRefundModel;
import com.alipay.api.domain.AlipayTradeRoyaltyRateQueryModel;
import com.alipay.api.domain.AlipayTradeRoyaltyRelationBatchqueryModel;
import com.alipay.api.domain.AlipayTradeRoyaltyRelationBindModel;
import com.alipay.api.domain.AlipayTradeRoyaltyRelationUnbindModel;
import com.alipay.api.domain.AlipayTradeWapPayModel;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every field of every request beside the official SDK's model: the same names, the same types, the same JSON; and what
 * the SDK has beyond that is listed here.
 */
class OfficialRequestsTest {
    private static final OutTradeNo ORDER = new OutTradeNo("T1");
    private static final TradeNo TRADE = new TradeNo("2026112222001400000000000001");

    /** What we send for a method, and the SDK's model of it; fields of the SDK that we leave out, with the reason. */
    record Row(Class<?> model, List<Command> sent, String leftOut) {
        @Override
        public String toString() {
            return model.getSimpleName();
        }
    }

    static Stream<Row> rows() {
        return Stream.of(pages(), trades(), sharing()).flatMap(it -> it);
    }

    private static Stream<Row> pages() {
        TradeOrder order = order();
        return Stream.of(
                row(
                        AlipayTradePagePayModel.class,
                        Samples.full(TradePagePay.Request.of(order)).command()),
                row(
                        AlipayTradeWapPayModel.class,
                        Samples.full(TradeWapPay.Request.of(order).withQuitUrl(URI.create("https://shop.example/quit")))
                                .command()),
                row(
                        AlipayTradeAppPayModel.class,
                        Samples.full(new TradeAppPay.Request(order)).command()),
                row(
                        AlipayTradePrecreateModel.class,
                        Samples.full(new TradePrecreate.Request(order, TradePrecreate.ProductCode.QR_CODE_OFFLINE))
                                .call()
                                .command()),
                row(
                        AlipayTradeCreateModel.class,
                        Samples.full(TradeCreate.Request.of(
                                        order, new AlipayUser.OpenId("o"), TradeCreate.ProductCode.JSAPI_PAY))
                                .call()
                                .command(),
                        TradeCreate.Request.of(order, new AlipayUser.UserId("2088"), TradeCreate.ProductCode.JSAPI_PAY)
                                .call()
                                .command()),
                row(
                        AlipayTradePayModel.class,
                        "agreement_params.apply_token agreement_params.auth_confirm_no agreement_params.deduct_permission",
                        pay(new TradePay.From.BarCode("286512345678901234")),
                        pay(new TradePay.From.Face("fp1")),
                        pay(new TradePay.From.Agreement(
                                new AgreementNo("A1"), TradePay.ProductCode.GENERAL_WITHHOLDING)),
                        TradePay.Request.of(
                                        order,
                                        new TradePay.From.Frozen(
                                                new AuthNo("F1"),
                                                "2088",
                                                TradePay.ProductCode.PRE_AUTH_ONLINE,
                                                TradePay.AuthConfirmMode.COMPLETE))
                                .call()
                                .command()));
    }

    private static Command pay(TradePay.From from) {
        return Samples.full(TradePay.Request.of(order(), from)).call().command();
    }

    private static Stream<Row> trades() {
        return Stream.of(
                row(
                        AlipayTradeQueryModel.class,
                        Samples.full(TradeQuery.Request.of(ORDER)).call().command(),
                        TradeQuery.Request.of(TRADE).call().command()),
                row(
                        AlipayTradeCloseModel.class,
                        Samples.full(new TradeClose.Request(ORDER)).call().command(),
                        new TradeClose.Request(TRADE).call().command()),
                row(
                        AlipayTradeCancelModel.class,
                        new TradeCancel.Request(ORDER).call().command(),
                        new TradeCancel.Request(TRADE).call().command()),
                row(
                        AlipayTradeRefundModel.class,
                        Samples.full(TradeRefund.Request.of(ORDER, Yuan.of("1"), new OutRequestNo("R1"))
                                        .withRefundReason("why"))
                                .call()
                                .command(),
                        TradeRefund.Request.of(TRADE, Yuan.of("1"), new OutRequestNo("R1"))
                                .call()
                                .command()),
                row(
                        AlipayTradeFastpayRefundQueryModel.class,
                        Samples.full(TradeFastpayRefundQuery.Request.of(ORDER, new OutRequestNo("R1")))
                                .call()
                                .command(),
                        TradeFastpayRefundQuery.Request.of(TRADE, new OutRequestNo("R1"))
                                .call()
                                .command()));
    }

    private static Stream<Row> sharing() {
        OutRequestNo number = new OutRequestNo("S1");
        var share = Samples.full(RoyaltyParameter.class);
        var receiver = Samples.full(RoyaltyReceiver.class);
        return Stream.of(
                row(
                        AlipayTradeOrderSettleModel.class,
                        Samples.full(TradeOrderSettle.Request.of(TRADE, number, List.of(share)))
                                .call()
                                .command(),
                        TradeOrderSettle.Request.finishing(TRADE, number).call().command()),
                row(
                        AlipayTradeOrderSettleQueryModel.class,
                        TradeOrderSettleQuery.Request.of(TRADE, number).call().command(),
                        TradeOrderSettleQuery.Request.of(new SettleNo("1"))
                                .call()
                                .command()),
                row(
                        AlipayTradeOrderOnsettleQueryModel.class,
                        Samples.full(TradeOrderOnsettleQuery.Request.of(TRADE))
                                .call()
                                .command()),
                row(
                        AlipayTradeRoyaltyRelationBindModel.class,
                        new TradeRoyaltyRelationBind.Request(number, List.of(receiver))
                                .call()
                                .command()),
                row(
                        AlipayTradeRoyaltyRelationUnbindModel.class,
                        new TradeRoyaltyRelationUnbind.Request(number, List.of(receiver))
                                .call()
                                .command()),
                row(
                        AlipayTradeRoyaltyRelationBatchqueryModel.class,
                        new TradeRoyaltyRelationBatchquery.Request(number, 1, 100)
                                .call()
                                .command()),
                row(
                        AlipayTradeRoyaltyRateQueryModel.class,
                        new TradeRoyaltyRateQuery.Request(number).call().command()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_official_model_says_the_same_json_for_the_same_values(Row row) {
        for (Command command : row.sent()) {
            JsonNode ours = SdkObject.tree(content(command));
            assertThat(SdkObject.json(SdkObject.model(row.model(), ours))).isEqualTo(ours);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_field_of_the_official_model_can_be_said(Row row) {
        Set<String> missing = new TreeSet<>(SdkObject.names(row.model()));
        row.sent().forEach(it -> missing.removeAll(SdkObject.names(SdkObject.tree(content(it)))));
        assertThat(String.join(" ", missing)).isEqualTo(row.leftOut());
    }

    private static TradeOrder order() {
        return Samples.full(
                TradeOrder.of(ORDER, Yuan.of("88.88"), "标题").withBody("body").withTimeExpire(Samples.TIME));
    }

    private static Row row(Class<?> model, Command... sent) {
        return new Row(model, Arrays.asList(sent), "");
    }

    private static Row row(Class<?> model, String leftOut, Command... sent) {
        return new Row(model, Arrays.asList(sent), leftOut);
    }

    private static String content(Command command) {
        return String.valueOf(command.parameters().get("biz_content"));
    }
}
