package tongbao.alipay;

import com.alipay.api.domain.AlipayTradeOrderOnsettleQueryModel;
import com.alipay.api.domain.AlipayTradeOrderSettleModel;
import com.alipay.api.domain.AlipayTradeOrderSettleQueryModel;
import com.alipay.api.domain.AlipayTradeRoyaltyRateQueryModel;
import com.alipay.api.domain.AlipayTradeRoyaltyRelationBatchqueryModel;
import com.alipay.api.domain.AlipayTradeRoyaltyRelationBindModel;
import com.alipay.api.domain.AlipayTradeRoyaltyRelationUnbindModel;
import com.alipay.api.request.AlipayTradeOrderOnsettleQueryRequest;
import com.alipay.api.request.AlipayTradeOrderSettleQueryRequest;
import com.alipay.api.request.AlipayTradeOrderSettleRequest;
import com.alipay.api.request.AlipayTradeRoyaltyRateQueryRequest;
import com.alipay.api.request.AlipayTradeRoyaltyRelationBatchqueryRequest;
import com.alipay.api.request.AlipayTradeRoyaltyRelationBindRequest;
import com.alipay.api.request.AlipayTradeRoyaltyRelationUnbindRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class SharingBesideTheSdkTest extends BesideTheSdk {
    private static final TradeNo TRADE = new TradeNo("2026");
    private static final OutRequestNo NUMBER = new OutRequestNo("R1");

    static Stream<Asked> asked() {
        var share = Samples.full(RoyaltyParameter.class);
        var receiver = Samples.full(RoyaltyReceiver.class);
        return Stream.of(
                Asked.of(
                        AlipayTradeOrderSettleModel.class,
                        Samples.full(TradeOrderSettle.Request.of(TRADE, NUMBER, List.of(share)))
                                .call()
                                .command(),
                        TradeOrderSettle.Request.finishing(TRADE, NUMBER).call().command()),
                Asked.of(
                        AlipayTradeOrderSettleQueryModel.class,
                        TradeOrderSettleQuery.Request.of(TRADE, NUMBER).call().command(),
                        TradeOrderSettleQuery.Request.of(new SettleNo("1"))
                                .call()
                                .command()),
                Asked.of(
                        AlipayTradeOrderOnsettleQueryModel.class,
                        Samples.full(TradeOrderOnsettleQuery.Request.of(TRADE))
                                .call()
                                .command()),
                Asked.of(
                        AlipayTradeRoyaltyRelationBindModel.class,
                        new TradeRoyaltyRelationBind.Request(NUMBER, List.of(receiver))
                                .call()
                                .command()),
                Asked.of(
                        AlipayTradeRoyaltyRelationUnbindModel.class,
                        new TradeRoyaltyRelationUnbind.Request(NUMBER, List.of(receiver))
                                .call()
                                .command()),
                Asked.of(
                        AlipayTradeRoyaltyRelationBatchqueryModel.class,
                        new TradeRoyaltyRelationBatchquery.Request(NUMBER, 1, 100)
                                .call()
                                .command()),
                Asked.of(
                        AlipayTradeRoyaltyRateQueryModel.class,
                        new TradeRoyaltyRateQuery.Request(NUMBER).call().command()));
    }

    static Stream<Replied> replied() {
        var receivers = List.of(RoyaltyReceiver.of(new AlipayUser.UserId("2088")));
        return Stream.of(
                Replied.of(
                        new AlipayTradeOrderSettleRequest(),
                        it -> done(it.settle(TradeOrderSettle.Request.finishing(TRADE, NUMBER))),
                        TradeOrderSettle.Reply.class,
                        "trade_no=2026 settle_no=20230601"),
                Replied.of(
                        new AlipayTradeOrderSettleQueryRequest(),
                        it -> done(it.settleQuery(TradeOrderSettleQuery.Request.of(TRADE, NUMBER))),
                        TradeOrderSettleQuery.Reply.class,
                        "out_request_no=R1 operation_dt=2026-11-22~10:00:05"),
                Replied.of(
                        new AlipayTradeOrderOnsettleQueryRequest(),
                        it -> done(it.onsettleQuery(TradeOrderOnsettleQuery.Request.of(TRADE))),
                        TradeOrderOnsettleQuery.Reply.class,
                        "unsettled_amount=1.00"),
                Replied.of(
                        new AlipayTradeRoyaltyRelationBindRequest(),
                        it -> done(it.royaltyBind(new TradeRoyaltyRelationBind.Request(NUMBER, receivers))),
                        TradeRoyaltyRelationBind.Reply.class,
                        "result_code=SUCCESS"),
                Replied.of(
                        new AlipayTradeRoyaltyRelationUnbindRequest(),
                        it -> done(it.royaltyUnbind(new TradeRoyaltyRelationUnbind.Request(NUMBER, receivers))),
                        TradeRoyaltyRelationUnbind.Reply.class,
                        "result_code=SUCCESS"),
                Replied.of(
                        new AlipayTradeRoyaltyRelationBatchqueryRequest(),
                        it -> done(it.royaltyQuery(new TradeRoyaltyRelationBatchquery.Request(NUMBER, 1, 20))),
                        TradeRoyaltyRelationBatchquery.Reply.class,
                        "result_code=SUCCESS"),
                Replied.of(
                        new AlipayTradeRoyaltyRateQueryRequest(),
                        it -> done(it.royaltyRateQuery(new TradeRoyaltyRateQuery.Request(NUMBER))),
                        TradeRoyaltyRateQuery.Reply.class,
                        "max_ratio=30"));
    }
}
