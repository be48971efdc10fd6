package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.domain.AlipayTradeOrderOnsettleQueryModel;
import com.alipay.api.domain.AlipayTradeOrderSettleModel;
import com.alipay.api.domain.AlipayTradeOrderSettleQueryModel;
import com.alipay.api.domain.AlipayTradePrecreateModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.domain.AlipayTradeRefundModel;
import com.alipay.api.domain.AlipayTradeRoyaltyRateQueryModel;
import com.alipay.api.domain.AlipayTradeRoyaltyRelationBatchqueryModel;
import com.alipay.api.domain.AlipayTradeRoyaltyRelationBindModel;
import com.alipay.api.domain.AlipayTradeRoyaltyRelationUnbindModel;
import com.alipay.api.domain.ExtendParams;
import com.alipay.api.domain.OpenApiRoyaltyDetailInfoPojo;
import com.alipay.api.domain.RoyaltyEntity;
import com.alipay.api.domain.SettleExtendParams;
import com.alipay.api.request.AlipayTradeOrderOnsettleQueryRequest;
import com.alipay.api.request.AlipayTradeOrderSettleQueryRequest;
import com.alipay.api.request.AlipayTradeOrderSettleRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.request.AlipayTradeRoyaltyRateQueryRequest;
import com.alipay.api.request.AlipayTradeRoyaltyRelationBatchqueryRequest;
import com.alipay.api.request.AlipayTradeRoyaltyRelationBindRequest;
import com.alipay.api.request.AlipayTradeRoyaltyRelationUnbindRequest;
import com.alipay.api.response.AlipayTradeOrderSettleResponse;
import com.alipay.api.response.AlipayTradeRefundResponse;
import com.alipay.v3.ApiException;
import com.alipay.v3.api.AlipayTradeOrderSettleApi;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a trade brought is shared, looked at and taken back, by the official clients. */
class SharingTest {
    private static final String PARTNER = "2088102146225999";

    private final Ground ground = Ground.inMemory();

    @AfterEach
    void close() {
        ground.close();
    }

    /** A paid trade over 100.00 whose money waits; its number at Alipay. */
    private String frozen() {
        String number = Ground.orderNumber();
        var model = new AlipayTradePrecreateModel();
        model.setOutTradeNo(number);
        model.setTotalAmount("100.00");
        model.setSubject("分账");
        var extend = new ExtendParams();
        extend.setRoyaltyFreeze("true");
        model.setExtendParams(extend);
        var request = new AlipayTradePrecreateRequest();
        request.setBizModel(model);
        assertThat(ground.execute(request).isSuccess()).isTrue();
        ground.pay(number);
        return ground.query(number).getTradeNo();
    }

    private void bind(String account) {
        var entity = new RoyaltyEntity();
        entity.setType("userId");
        entity.setAccount(account);
        entity.setMemo("伙伴");
        var model = new AlipayTradeRoyaltyRelationBindModel();
        model.setOutRequestNo("bind");
        model.setReceiverList(List.of(entity));
        var request = new AlipayTradeRoyaltyRelationBindRequest();
        request.setBizModel(model);
        assertThat(ground.execute(request).getResultCode()).isEqualTo("SUCCESS");
    }

    private static OpenApiRoyaltyDetailInfoPojo share(String account, String amount) {
        var share = new OpenApiRoyaltyDetailInfoPojo();
        share.setTransIn(account);
        share.setTransInType("userId");
        share.setAmount(amount);
        return share;
    }

    private AlipayTradeOrderSettleResponse settle(String tradeNo, String requestNo, String amount) {
        var model = new AlipayTradeOrderSettleModel();
        model.setTradeNo(tradeNo);
        model.setOutRequestNo(requestNo);
        model.setRoyaltyParameters(List.of(share(PARTNER, amount)));
        var request = new AlipayTradeOrderSettleRequest();
        request.setBizModel(model);
        return ground.execute(request);
    }

    private AlipayTradeOrderSettleResponse finish(String tradeNo, String requestNo) {
        var last = new SettleExtendParams();
        last.setRoyaltyFinish("true");
        var model = new AlipayTradeOrderSettleModel();
        model.setTradeNo(tradeNo);
        model.setOutRequestNo(requestNo);
        model.setExtendParams(last);
        var request = new AlipayTradeOrderSettleRequest();
        request.setBizModel(model);
        return ground.execute(request);
    }

    private String unsettled(String tradeNo) {
        var model = new AlipayTradeOrderOnsettleQueryModel();
        model.setTradeNo(tradeNo);
        var request = new AlipayTradeOrderOnsettleQueryRequest();
        request.setBizModel(model);
        return ground.execute(request).getUnsettledAmount();
    }

    private String account(String userId) {
        return ground.get("/sandbox/accounts/" + userId).body();
    }

    @Test
    void held_money_is_shared_once_a_number_and_the_rest_set_free() {
        ground.control("/sandbox/accounts", Map.of("user", PARTNER, "balance", "0.00"));
        String tradeNo = frozen();
        assertThat(unsettled(tradeNo)).isEqualTo("99.40");
        assertThat(account(ground.sellerId)).contains("\"balance\":\"1000000.00\",\"frozen\":\"99.40\"");
        assertThat(settle(tradeNo, "s1", "20.00").getSubCode()).isEqualTo("ACQ.ROYALTY_RECEIVER_INVALID");
        bind(PARTNER);

        AlipayTradeOrderSettleResponse settled = settle(tradeNo, "s1", "20.00");

        assertThat(settled.getSettleNo()).matches("\\d{32}");
        assertThat(settle(tradeNo, "s1", "20.00").getSettleNo()).isEqualTo(settled.getSettleNo());
        assertThat(settle(tradeNo, "s1", "19.00").getSubCode()).isEqualTo("ACQ.DISCORDANT_REPEAT_REQUEST");
        assertThat(settle(tradeNo, "s2", "10.01").getSubCode()).isEqualTo("ACQ.ALLOC_AMOUNT_VALIDATE_ERROR");
        assertThat(account(PARTNER)).contains("\"balance\":\"20.00\"");
        assertThat(account(ground.sellerId)).contains("\"balance\":\"1000000.00\",\"frozen\":\"79.40\"");

        assertThat(finish(tradeNo, "end").getSettleNo()).matches("\\d{32}");
        assertThat(unsettled(tradeNo)).isEqualTo("0.00");
        assertThat(account(ground.sellerId)).contains("\"balance\":\"1000079.40\",\"frozen\":\"0.00\"");
        assertThat(settle(tradeNo, "s3", "1.00").getSubCode()).isEqualTo("ACQ.ILLEGAL_SETTLE_STATE");
    }

    @Test
    void a_sharing_is_looked_up_by_either_number_and_shown_by_the_trade() throws ApiException {
        bind(PARTNER);
        String tradeNo = frozen();
        String settleNo = settle(tradeNo, "s1", "20.00").getSettleNo();

        var model = new AlipayTradeOrderSettleQueryModel();
        model.setTradeNo(tradeNo);
        model.setOutRequestNo("s1");
        var request = new AlipayTradeOrderSettleQueryRequest();
        request.setBizModel(model);
        var found = ground.execute(request);
        assertThat(found.getOperationDt()).isNotNull();
        assertThat(found.getRoyaltyDetailList()).singleElement().satisfies(detail -> {
            assertThat(detail.getAmount()).isEqualTo("20.00");
            assertThat(detail.getState()).isEqualTo("SUCCESS");
            assertThat(detail.getTransIn()).isEqualTo(PARTNER);
        });
        var v3 = new AlipayTradeOrderSettleApi(ground.clientV3());
        assertThat(v3.query(settleNo, "", "").getOutRequestNo()).isEqualTo("s1");
        model.setOutRequestNo("other");
        request.setBizModel(model);
        assertThat(ground.execute(request).getSubCode()).isEqualTo("MERCHANT_TRADE_NOT_MATCH");

        var query = new AlipayTradeQueryModel();
        query.setTradeNo(tradeNo);
        query.setQueryOptions(List.of("trade_settle_info", "fund_bill_list"));
        var asked = new AlipayTradeQueryRequest();
        asked.setBizModel(query);
        var trade = ground.execute(asked);
        assertThat(trade.getTradeSettleInfo().getTradeUnsettledAmount()).isEqualTo("79.40");
        assertThat(trade.getTradeSettleInfo().getTradeSettleDetailList()).hasSize(1);
        assertThat(trade.getFundBillList()).hasSize(1);
    }

    @Test
    void a_refund_takes_shares_back_and_never_more_than_was_shared() {
        ground.control("/sandbox/accounts", Map.of("user", PARTNER, "balance", "0.00"));
        bind(PARTNER);
        String tradeNo = frozen();
        settle(tradeNo, "s1", "20.00");

        assertThat(refund(tradeNo, "r1", "20.01").getSubCode()).isEqualTo("ACQ.ALLOC_AMOUNT_VALIDATE_ERROR");
        assertThat(refund(tradeNo, "r1", "20.00").getRefundDetailItemList())
                .singleElement()
                .satisfies(bill -> assertThat(bill.getAmount()).isEqualTo("100.00"));
        assertThat(refund(tradeNo, "r1", "20.00").getFundChange()).isEqualTo("N");

        assertThat(account(PARTNER)).contains("\"balance\":\"0.00\"");
        assertThat(account(ground.sellerId)).contains("\"balance\":\"1000000.00\",\"frozen\":\"0.00\"");
        assertThat(settle(tradeNo, "s2", "1.00").getSubCode()).isEqualTo("ACQ.ILLEGAL_SETTLE_STATE");
    }

    private AlipayTradeRefundResponse refund(String tradeNo, String requestNo, String takenBack) {
        var back = new OpenApiRoyaltyDetailInfoPojo();
        back.setTransOut(PARTNER);
        back.setAmount(takenBack);
        var model = new AlipayTradeRefundModel();
        model.setTradeNo(tradeNo);
        model.setOutRequestNo(requestNo);
        model.setRefundAmount("100.00");
        model.setRefundRoyaltyParameters(List.of(back));
        model.setQueryOptions(List.of("refund_detail_item_list"));
        var request = new AlipayTradeRefundRequest();
        request.setBizModel(model);
        return ground.execute(request);
    }

    @Test
    void money_that_is_not_held_is_shared_from_the_balance() {
        bind(PARTNER);
        String number = ground.paid("10.00", "");
        String tradeNo = ground.query(number).getTradeNo();
        ground.control("/sandbox/accounts", Map.of("user", ground.sellerId, "balance", "1.00"));

        assertThat(settle(tradeNo, "s1", "2.00").getSubCode()).isEqualTo("ACQ.TXN_RESULT_ACCOUNT_BALANCE_NOT_ENOUGH");
        assertThat(settle(tradeNo, "s1", "1.00").isSuccess()).isTrue();
        assertThat(account(ground.sellerId)).contains("\"balance\":\"0.00\"");
        String unpaid = Ground.orderNumber();
        ground.precreate(unpaid, "1.00", "");
        ground.post("/sandbox/trades/" + unpaid + "/scan", "{}");
        assertThat(settle(ground.query(unpaid).getTradeNo(), "s", "0.10").getSubCode())
                .isEqualTo("ACQ.TRADE_STATUS_ERROR");
    }

    @Test
    void receivers_are_bound_listed_page_by_page_and_unbound() {
        bind(PARTNER);
        bind(PARTNER);
        bind("2088102146225998");
        var list = new AlipayTradeRoyaltyRelationBatchqueryModel();
        list.setOutRequestNo("q");
        list.setPageNum(2L);
        list.setPageSize(1L);
        var listing = new AlipayTradeRoyaltyRelationBatchqueryRequest();
        listing.setBizModel(list);
        var page = ground.execute(listing);
        assertThat(page.getTotalRecordNum()).isEqualTo(2);
        assertThat(page.getTotalPageNum()).isEqualTo(2);
        assertThat(page.getReceiverList())
                .singleElement()
                .satisfies(entity -> assertThat(entity.getAccount()).isEqualTo("2088102146225998"));

        var entity = new RoyaltyEntity();
        entity.setType("userId");
        entity.setAccount(PARTNER);
        var unbind = new AlipayTradeRoyaltyRelationUnbindModel();
        unbind.setOutRequestNo("u");
        unbind.setReceiverList(List.of(entity));
        var unbinding = new AlipayTradeRoyaltyRelationUnbindRequest();
        unbinding.setBizModel(unbind);
        assertThat(ground.execute(unbinding).getResultCode()).isEqualTo("SUCCESS");
        assertThat(ground.execute(listing).getTotalRecordNum()).isEqualTo(1);
        entity.setType("nobody");
        unbinding.setBizModel(unbind);
        assertThat(ground.execute(unbinding).getSubCode()).isEqualTo("INVALID_RECEIVER_TYPE");

        var rate = new AlipayTradeRoyaltyRateQueryModel();
        rate.setOutRequestNo("r");
        var asking = new AlipayTradeRoyaltyRateQueryRequest();
        asking.setBizModel(rate);
        assertThat(ground.execute(asking).getMaxRatio()).isEqualTo(30);
    }
}
