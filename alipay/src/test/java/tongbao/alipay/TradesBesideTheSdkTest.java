package tongbao.alipay;

import com.alipay.api.domain.AlipayTradeAdvanceConsultModel;
import com.alipay.api.domain.AlipayTradeCancelModel;
import com.alipay.api.domain.AlipayTradeCloseModel;
import com.alipay.api.domain.AlipayTradeFastpayRefundQueryModel;
import com.alipay.api.domain.AlipayTradeOrderinfoSyncModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.domain.AlipayTradeRefundApplyModel;
import com.alipay.api.domain.AlipayTradeRefundModel;
import com.alipay.api.request.AlipayTradeAdvanceConsultRequest;
import com.alipay.api.request.AlipayTradeCancelRequest;
import com.alipay.api.request.AlipayTradeCloseRequest;
import com.alipay.api.request.AlipayTradeFastpayRefundQueryRequest;
import com.alipay.api.request.AlipayTradeOrderinfoSyncRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundApplyRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class TradesBesideTheSdkTest extends BesideTheSdk {
    private static final OutTradeNo ORDER = new OutTradeNo("T1");
    private static final TradeNo TRADE = new TradeNo("2026");
    private static final Yuan ONE = Yuan.of("1");
    private static final OutRequestNo NUMBER = new OutRequestNo("R1");
    private static final String BOTH = "out_trade_no=T1 trade_no=2026";

    static Stream<Asked> asked() {
        return Stream.concat(askedOfTrades(), askedOfRefunds());
    }

    private static Stream<Asked> askedOfTrades() {
        return Stream.of(
                Asked.of(
                        AlipayTradeQueryModel.class,
                        Samples.full(TradeQuery.Request.of(ORDER)).call().command(),
                        TradeQuery.Request.of(TRADE).call().command()),
                Asked.of(
                        AlipayTradeCloseModel.class,
                        Samples.full(new TradeClose.Request(ORDER)).call().command(),
                        new TradeClose.Request(TRADE).call().command()),
                Asked.of(
                        AlipayTradeCancelModel.class,
                        new TradeCancel.Request(ORDER).call().command(),
                        new TradeCancel.Request(TRADE).call().command()),
                Asked.of(
                        AlipayTradeOrderinfoSyncModel.class,
                        Samples.full(TradeOrderinfoSync.Request.of(
                                        TRADE,
                                        NUMBER,
                                        TradeOrderinfoSync.BizType.CREDIT_AUTH,
                                        TradeOrderinfoSync.Status.COMPLETE))
                                .call()
                                .command()),
                Asked.of(
                        AlipayTradeAdvanceConsultModel.class,
                        Samples.full(TradeAdvanceConsult.Request.of(new AlipayUser.UserId("2088")))
                                .call()
                                .command(),
                        TradeAdvanceConsult.Request.ofOrder(new AgreementNo("A1"), ONE)
                                .call()
                                .command()));
    }

    private static Stream<Asked> askedOfRefunds() {
        return Stream.of(
                Asked.of(
                        AlipayTradeRefundModel.class,
                        Samples.full(TradeRefund.Request.of(ORDER, ONE, NUMBER).withRefundReason("why"))
                                .call()
                                .command(),
                        TradeRefund.Request.of(TRADE, ONE, NUMBER).call().command()),
                Asked.of(
                        AlipayTradeRefundApplyModel.class,
                        Samples.full(TradeRefundApply.Request.of(ORDER, ONE, NUMBER))
                                .call()
                                .command(),
                        TradeRefundApply.Request.of(TRADE, ONE, NUMBER).call().command()),
                Asked.of(
                        AlipayTradeFastpayRefundQueryModel.class,
                        Samples.full(TradeFastpayRefundQuery.Request.of(ORDER, NUMBER))
                                .call()
                                .command(),
                        TradeFastpayRefundQuery.Request.of(TRADE, NUMBER).call().command()));
    }

    static Stream<Replied> replied() {
        return Stream.concat(standing(), refunds());
    }

    private static Stream<Replied> standing() {
        return Stream.of(
                Replied.of(
                        new AlipayTradeQueryRequest(),
                        it -> done(it.query(TradeQuery.Request.of(ORDER))),
                        TradeQuery.Reply.class,
                        BOTH + " total_amount=1.00 receipt_amount=0.90 buyer_logon_id=a***@b"
                                + " send_pay_date=2026-11-22~10:00:05 trade_status=TRADE_SUCCESS"),
                Replied.of(
                        new AlipayTradeCloseRequest(),
                        it -> done(it.close(new TradeClose.Request(ORDER))),
                        TradeClose.Reply.class,
                        BOTH),
                Replied.of(
                        new AlipayTradeCancelRequest(),
                        it -> done(it.cancel(new TradeCancel.Request(ORDER))),
                        TradeCancel.Reply.class,
                        BOTH + " retry_flag=N action=close"),
                Replied.of(
                        new AlipayTradeOrderinfoSyncRequest(),
                        it -> done(it.orderSync(TradeOrderinfoSync.Request.of(
                                TRADE,
                                NUMBER,
                                TradeOrderinfoSync.BizType.CREDIT_DEDUCT,
                                TradeOrderinfoSync.Status.CLOSED))),
                        TradeOrderinfoSync.Reply.class,
                        BOTH),
                Replied.of(
                        new AlipayTradeAdvanceConsultRequest(),
                        it -> done(it.advanceConsult(TradeAdvanceConsult.Request.ofOrder(new AgreementNo("A1"), ONE))),
                        TradeAdvanceConsult.Reply.class,
                        "refer_result=true"));
    }

    private static Stream<Replied> refunds() {
        return Stream.of(
                Replied.of(
                        new AlipayTradeRefundRequest(),
                        it -> done(it.refund(TradeRefund.Request.of(ORDER, ONE, NUMBER))),
                        TradeRefund.Reply.class,
                        BOTH + " refund_fee=1.00 fund_change=Y gmt_refund_pay=2026-11-22~10:00:05"),
                Replied.of(
                        new AlipayTradeRefundApplyRequest(),
                        it -> finished(it.refundApply(TradeRefundApply.Request.of(ORDER, ONE, NUMBER))),
                        TradeRefundApply.Reply.class,
                        BOTH + " out_request_no=R1 refund_amount=1.00 refund_status=REFUND_SUCCESS"),
                Replied.of(
                        new AlipayTradeFastpayRefundQueryRequest(),
                        it -> refund(done(it.refundQuery(TradeFastpayRefundQuery.Request.of(ORDER, NUMBER)))),
                        TradeFastpayRefundQuery.Refund.class,
                        BOTH + " out_request_no=R1 refund_amount=1.00 total_amount=9.00"
                                + " gmt_refund_pay=2026-11-22~10:00:05 refund_status=REFUND_SUCCESS"));
    }

    private static TradeFastpayRefundQuery.Refund refund(TradeFastpayRefundQuery.Reply reply) {
        if (reply instanceof TradeFastpayRefundQuery.Reply.Refunded(TradeFastpayRefundQuery.Refund refund)) {
            return refund;
        }
        throw new AssertionError("not refunded but " + reply);
    }
}
