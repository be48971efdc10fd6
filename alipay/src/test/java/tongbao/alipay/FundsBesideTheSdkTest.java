package tongbao.alipay;

import com.alipay.api.domain.AlipayDataDataserviceBillDownloadurlQueryModel;
import com.alipay.api.domain.AlipayFundAccountQueryModel;
import com.alipay.api.domain.AlipayFundAuthOperationCancelModel;
import com.alipay.api.domain.AlipayFundAuthOperationDetailQueryModel;
import com.alipay.api.domain.AlipayFundAuthOrderAppFreezeModel;
import com.alipay.api.domain.AlipayFundAuthOrderFreezeModel;
import com.alipay.api.domain.AlipayFundAuthOrderUnfreezeModel;
import com.alipay.api.domain.AlipayFundAuthOrderVoucherCreateModel;
import com.alipay.api.domain.AlipayFundTransCommonQueryModel;
import com.alipay.api.domain.AlipayFundTransUniTransferModel;
import com.alipay.api.request.AlipayDataDataserviceBillDownloadurlQueryRequest;
import com.alipay.api.request.AlipayFundAccountQueryRequest;
import com.alipay.api.request.AlipayFundAuthOperationCancelRequest;
import com.alipay.api.request.AlipayFundAuthOperationDetailQueryRequest;
import com.alipay.api.request.AlipayFundAuthOrderFreezeRequest;
import com.alipay.api.request.AlipayFundAuthOrderUnfreezeRequest;
import com.alipay.api.request.AlipayFundAuthOrderVoucherCreateRequest;
import com.alipay.api.request.AlipayFundTransCommonQueryRequest;
import com.alipay.api.request.AlipayFundTransUniTransferRequest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class FundsBesideTheSdkTest extends BesideTheSdk {
    private static final Yuan ONE = Yuan.of("1");
    private static final AlipayUser USER = new AlipayUser.UserId("2088");
    private static final FundTransUniTransfer.Request TRANSFER =
            FundTransUniTransfer.Request.of(new OutBizNo("B1"), ONE, FundTransUniTransfer.Participant.of(USER), "标题");
    private static final FundAuthOrder FREEZING =
            FundAuthOrder.of(new OutOrderNo("F1"), new OutRequestNo("R1"), "标题", ONE);
    private static final AuthOperation OURS = new AuthOperation.ByOurs(new OutOrderNo("F1"), new OutRequestNo("R1"));
    private static final AuthOperation THEIRS = new AuthOperation.ByTheirs(new AuthNo("A1"), "O1");

    static Stream<Asked> asked() {
        return Stream.concat(transfers(), freezings());
    }

    private static Stream<Asked> transfers() {
        var everything = new FundTransUniTransfer.Request(
                new OutBizNo("B1"),
                ONE,
                FundTransUniTransfer.Product.STD_RED_PACKET,
                FundTransUniTransfer.BizScene.PERSONAL_COLLECTION,
                Samples.full(FundTransUniTransfer.Participant.class),
                Optional.of("标题"),
                Map.of());
        var byOrder = new FundTransCommonQuery.Key.ByOrderId("1");
        var byPayment = new FundTransCommonQuery.Key.ByPayFundOrderId("1");
        return Stream.of(
                Asked.of(
                        AlipayFundTransUniTransferModel.class,
                        Samples.full(everything).call().command(),
                        TRANSFER.call().command()),
                Asked.of(
                        AlipayFundTransCommonQueryModel.class,
                        FundTransCommonQuery.Request.of(TRANSFER).call().command(),
                        new FundTransCommonQuery.Request(byOrder).call().command(),
                        new FundTransCommonQuery.Request(byPayment).call().command()),
                Asked.of(
                        AlipayFundAccountQueryModel.class,
                        Samples.full(FundAccountQuery.Request.of(USER)).call().command(),
                        FundAccountQuery.Request.of(new AlipayUser.OpenId("o"))
                                .call()
                                .command()),
                Asked.of(
                        AlipayDataDataserviceBillDownloadurlQueryModel.class,
                        DataDataserviceBillDownloadurlQuery.Request.of(
                                        DataDataserviceBillDownloadurlQuery.BillType.TRADE_ZFT_MERCHANT,
                                        LocalDate.of(2026, 11, 21))
                                .withSmid("2088")
                                .call()
                                .command()));
    }

    private static Stream<Asked> freezings() {
        FundAuthOrder order = Samples.full(FREEZING);
        return Stream.of(
                Asked.of(
                        AlipayFundAuthOrderFreezeModel.class,
                        Samples.full(FundAuthOrderFreeze.Request.of(order, "28"))
                                .call()
                                .command(),
                        FundAuthOrderFreeze.Request.ofFace(order, "fp1").call().command()),
                Asked.of(
                        AlipayFundAuthOrderAppFreezeModel.class,
                        Samples.full(FundAuthOrderAppFreeze.Request.of(order)).command()),
                Asked.of(
                        AlipayFundAuthOrderVoucherCreateModel.class,
                        new FundAuthOrderVoucherCreate.Request(order).call().command()),
                Asked.of(
                        AlipayFundAuthOrderUnfreezeModel.class,
                        Samples.full(FundAuthOrderUnfreeze.Request.of(
                                        new AuthNo("A1"), new OutRequestNo("R1"), ONE, "why"))
                                .call()
                                .command()),
                Asked.of(
                        AlipayFundAuthOperationDetailQueryModel.class,
                        Samples.full(FundAuthOperationDetailQuery.Request.of(OURS))
                                .call()
                                .command(),
                        FundAuthOperationDetailQuery.Request.of(THEIRS).call().command()),
                Asked.of(
                        AlipayFundAuthOperationCancelModel.class,
                        FundAuthOperationCancel.Request.of(OURS, "why").call().command(),
                        FundAuthOperationCancel.Request.of(THEIRS, "why").call().command()));
    }

    static Stream<Replied> replied() {
        return Stream.concat(transferred(), frozen());
    }

    private static Stream<Replied> transferred() {
        return Stream.of(
                Replied.of(
                        new AlipayFundTransUniTransferRequest(),
                        it -> finished(it.transfer(TRANSFER)),
                        FundTransUniTransfer.Reply.class,
                        "out_biz_no=B1 order_id=1 pay_fund_order_id=2 status=SUCCESS trans_date=2026-11-22~10:00:05"),
                Replied.of(
                        new AlipayFundTransCommonQueryRequest(),
                        it -> done(it.transferQuery(FundTransCommonQuery.Request.of(TRANSFER))),
                        FundTransCommonQuery.Reply.class,
                        "out_biz_no=B1 order_id=1 pay_fund_order_id=2 status=REFUND trans_amount=1.00"
                                + " pay_date=2026-11-22~10:00:05 fail_reason=x"),
                Replied.of(
                        new AlipayFundAccountQueryRequest(),
                        it -> done(it.accountQuery(FundAccountQuery.Request.of(USER))),
                        FundAccountQuery.Reply.class,
                        "available_amount=26.45 freeze_amount=11.11"),
                Replied.of(
                        new AlipayDataDataserviceBillDownloadurlQueryRequest(),
                        it -> done(it.billUrl(DataDataserviceBillDownloadurlQuery.Request.of(
                                DataDataserviceBillDownloadurlQuery.BillType.SIGNCUSTOMER, YearMonth.of(2026, 10)))),
                        DataDataserviceBillDownloadurlQuery.Reply.class,
                        "bill_download_url=http://dwbillcenter.alipay.com/x?fileId=%2Ftrade"));
    }

    private static Stream<Replied> frozen() {
        String numbers = "auth_no=A1 out_order_no=F1 out_request_no=R1";
        return Stream.of(
                Replied.of(
                        new AlipayFundAuthOrderFreezeRequest(),
                        it -> finished(it.freeze(FundAuthOrderFreeze.Request.of(FREEZING, "28"))),
                        FundAuthOrderFreeze.Reply.class,
                        numbers + " operation_id=O1 amount=1.00 status=SUCCESS gmt_trans=2026-11-22~10:00:05"),
                Replied.of(
                        new AlipayFundAuthOrderVoucherCreateRequest(),
                        it -> done(it.freezeCode(new FundAuthOrderVoucherCreate.Request(FREEZING))),
                        FundAuthOrderVoucherCreate.Reply.class,
                        "out_order_no=F1 out_request_no=R1 code_value=https://qr.alipay.com/x"),
                Replied.of(
                        new AlipayFundAuthOrderUnfreezeRequest(),
                        it -> finished(it.unfreeze(FundAuthOrderUnfreeze.Request.of(
                                new AuthNo("A1"), new OutRequestNo("R1"), ONE, "why"))),
                        FundAuthOrderUnfreeze.Reply.class,
                        "auth_no=A1 out_request_no=R1 operation_id=O1 amount=1.00 status=SUCCESS"
                                + " gmt_trans=2026-11-22~10:00:05"),
                Replied.of(
                        new AlipayFundAuthOperationDetailQueryRequest(),
                        it -> done(it.freezeQuery(FundAuthOperationDetailQuery.Request.of(OURS))),
                        FundAuthOperationDetailQuery.Reply.class,
                        numbers + " amount=1.00 rest_amount=0.50 status=SUCCESS gmt_trans=2026-11-22~10:00:05"),
                Replied.of(
                        new AlipayFundAuthOperationCancelRequest(),
                        it -> done(it.freezeCancel(FundAuthOperationCancel.Request.of(OURS, "why"))),
                        FundAuthOperationCancel.Reply.class,
                        numbers + " action=unfreeze"));
    }
}
