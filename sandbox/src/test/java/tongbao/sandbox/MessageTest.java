package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.AlipayApiException;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.request.AlipayFundTransUniTransferRequest;
import com.alipay.api.request.AlipayTradeOrderSettleRequest;
import com.alipay.api.request.AlipayTradeRoyaltyRelationBindRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.RsaKeys;

/** What an application is told at its own address, where it has one. */
class MessageTest {
    private final Ground ground = Ground.inMemory();
    private final Receiver receiver = new Receiver();

    MessageTest() throws IOException {}

    @AfterEach
    void close() {
        ground.close();
        receiver.close();
    }

    private void toldAt(String url) {
        ground.control(
                "/sandbox/apps",
                Map.of(
                        "app_id",
                        Ground.APP_ID,
                        "app_public_key",
                        RsaKeys.text(Ground.APP_KEYS.getPublic()),
                        "gateway_url",
                        url));
    }

    private String transfer(String number, String identityType) {
        var request = new AlipayFundTransUniTransferRequest();
        request.setBizContent(Json.write(Map.of(
                "out_biz_no",
                number,
                "trans_amount",
                "1.00",
                "product_code",
                "TRANS_ACCOUNT_NO_PWD",
                "biz_scene",
                "DIRECT_TRANSFER",
                "payee_info",
                Map.of("identity", "alice", "identity_type", identityType, "name", "Alice"))));
        var answer = ground.execute(request);
        assertThat(answer.getCode()).as(answer.getSubMsg()).isEqualTo("10000");
        return answer.getOrderId();
    }

    private static JsonObject content(Receiver.Arrived message) {
        return Json.object(message.field("biz_content")).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void a_transfer_is_told_once_and_signed_as_it_was_chosen(String signed) throws AlipayApiException {
        toldAt(receiver.url());
        ground.post("/sandbox/customs", "{\"messages_signed\":\"" + signed + "\"}");
        String orderId = transfer("t-1", "ALIPAY_LOGON_ID");

        var message = receiver.next();

        assertThat(message.fields().keySet())
                .containsExactlyInAnyOrder(
                        "msg_method",
                        "utc_timestamp",
                        "biz_content",
                        "version",
                        "notify_id",
                        "app_id",
                        "charset",
                        "sign_type",
                        "sign");
        assertThat(message.field("msg_method")).isEqualTo("alipay.fund.trans.order.changed");
        assertThat(message.field("utc_timestamp")).matches("\\d{13}");
        assertThat(content(message).text("order_id")).contains(orderId);
        assertThat(content(message).text("action_type")).contains("FINISH");
        assertThat(content(message).text("status")).contains("SUCCESS");
        boolean isWithType =
                AlipaySignature.rsaCheckV2(new HashMap<>(message.fields()), ground.alipayPublicKey, "utf-8", "RSA2");
        boolean isWithoutType = message.isSignedBy(ground.alipayPublicKey);
        assertThat(isWithType).isEqualTo(signed.equals("v2"));
        assertThat(isWithoutType).isEqualTo(signed.equals("v1"));
        assertThat(transfer("t-1", "ALIPAY_LOGON_ID")).isEqualTo(orderId);
        ground.advance(1);
        assertThat(receiver.isEmpty()).isTrue();
    }

    @Test
    void a_transfer_to_a_bank_is_told_when_it_has_arrived() {
        toldAt(receiver.url());
        transfer("t-2", "BANKCARD_ACCOUNT");
        ground.advance(7100);
        assertThat(receiver.isEmpty()).isTrue();

        ground.advance(200);

        assertThat(content(receiver.next()).text("out_biz_no")).contains("t-2");
    }

    @Test
    void shares_that_were_not_waited_for_are_told() {
        toldAt(receiver.url());
        var bind = new AlipayTradeRoyaltyRelationBindRequest();
        bind.setBizContent("{\"out_request_no\":\"b\",\"receiver_list\":[{\"type\":\"loginName\",\"account\":\"alice\","
                + "\"name\":\"Alice\"}]}");
        assertThat(ground.execute(bind).getResultCode()).isEqualTo("SUCCESS");
        String tradeNo = ground.trade(ground.paid("10.00", "")).text("trade_no").orElseThrow();
        for (String mode : new String[] {"sync", "async"}) {
            var settle = new AlipayTradeOrderSettleRequest();
            settle.setBizContent("{\"trade_no\":\"" + tradeNo + "\",\"out_request_no\":\"" + mode
                    + "\",\"royalty_mode\":\"" + mode + "\",\"royalty_parameters\":[{\"trans_in_type\":\"loginName\","
                    + "\"trans_in\":\"alice\",\"amount\":\"1.00\"}]}");
            assertThat(ground.execute(settle).getCode()).isEqualTo("10000");
        }

        var message = receiver.next();

        assertThat(message.field("msg_method")).isEqualTo("alipay.trade.order.settle.notify");
        assertThat(content(message).text("out_request_no")).contains("async");
        assertThat(content(message).list("royalty_detail_list")).hasSize(1);
        assertThat(receiver.isEmpty()).isTrue();
    }

    @Test
    void an_application_without_an_address_is_told_nothing() {
        transfer("t-3", "ALIPAY_LOGON_ID");

        assertThat(ground.get("/sandbox/notices").json().list("notices")).isEmpty();
        assertThat(ground.post("/sandbox/apps", "{\"app_id\":\"x\",\"gateway_url\":\"ftp://a\"}")
                        .status())
                .isEqualTo(400);
    }
}
