package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnyMethodTest {
    private final FakeAlipay alipay = new FakeAlipay();

    @AfterEach
    void stop() {
        alipay.close();
    }

    @Test
    void any_method_is_signed_verified_and_read_like_the_others() {
        String node =
                "{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"T1\",\"list\":[{\"a\":1}],\"n\":null}";
        alipay.signs("alipay.trade.new.method", node);
        Outcome<AnyMethod.Reply> outcome =
                client(Protocol.V2).call("alipay.trade.new.method", "{\"out_trade_no\":\"T1\",\"list\":[1, 2]}");
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Done.class, it -> {
            var reply = (AnyMethod.Reply) it.reply();
            assertThat(reply.json()).isEqualTo(node);
            assertThat(reply.fields()).containsEntry("list", "[{\"a\":1}]").doesNotContainKey("n");
        });
        assertThat(alipay.asked()).containsEntry("biz_content", "{\"out_trade_no\":\"T1\",\"list\":[1, 2]}");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void an_answer_for_something_else_is_not_believed(Protocol protocol) {
        if (protocol == Protocol.V2) {
            alipay.signs("alipay.trade.pay", "{\"code\":\"10000\",\"out_trade_no\":\"T2\"}");
        } else {
            alipay.signsV3(200, "{\"out_trade_no\":\"T2\"}");
        }
        assertThat(client(protocol)
                        .call("alipay.trade.pay", "{\"out_trade_no\":\"T1\"}")
                        .toString())
                .startsWith("Unknown[why=UNTRUSTWORTHY");
    }

    @Test
    void a_token_call_has_no_content_and_its_success_no_code() {
        alipay.signs("alipay.system.oauth.token", "{\"access_token\":\"a\",\"expires_in\":1296000}");
        var request = new AnyMethod.Request(
                "alipay.system.oauth.token", "", Map.of("grant_type", "authorization_code", "code", "c"));
        assertThat(client(Protocol.V2).call(request).toString()).contains("expires_in=1296000");
        assertThat(alipay.asked()).containsEntry("code", "c").doesNotContainKey("biz_content");
        assertThat(alipay.last().body()).isEqualTo("code=c&grant_type=authorization_code");
        alipay.signsV3(200, "{\"access_token\":\"a\"}");
        assertThat(client(Protocol.V3).call(request)).isInstanceOf(Outcome.Done.class);
        assertThat(alipay.last().body()).isEqualTo("{\"code\":\"c\",\"grant_type\":\"authorization_code\"}");
        alipay.signs("alipay.trade.query", "{\"access_token\":\"a\"}");
        assertThat(client(Protocol.V2).call("alipay.trade.query", "{}")).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alipay.fund.account.query                    | {"alipay_user_id":"2088","x":[1]} | GET    | /v3/alipay/fund/account/query?alipay_user_id=2088&x=%5B1%5D
            alipay.merchant.tradecomplain.query          | {"complain_event_id":"a/b 中"}     | GET    | /v3/alipay/merchant/tradecomplain/a%2Fb%20%E4%B8%AD
            alipay.commerce.ec.department.info.modify    | {"name":"x"}                      | PUT    | /v3/alipay/commerce/ec/department
            alipay.ebpp.invoice.institution.delete       | {"institution_id":"7"}            | DELETE | /v3/alipay/ebpp/invoice/institution/delete?institution_id=7
            """)
    void v3_puts_fields_where_the_method_wants_them(String method, String content, String verb, String uri)
            throws Exception {
        alipay.signsV3(200, "{}");
        assertThat(client(Protocol.V3).call(method, content)).isInstanceOf(Outcome.Done.class);
        assertThat(alipay.last().verb() + " " + alipay.last().uri()).isEqualTo(verb + " " + uri);
        assertThat(alipay.last().body()).isEqualTo(verb.equals("PUT") ? content : "");
        assertThat(ProtocolsTest.officialVerifies(alipay.last())).isTrue();
    }

    @Test
    void a_path_that_lacks_its_field_is_refused() {
        assertThatThrownBy(() -> client(Protocol.V3).call("alipay.merchant.tradecomplain.query", "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs the field complain_event_id");
    }

    @Test
    void tokens_say_on_whose_behalf_and_stay_out_of_addresses_and_prints() {
        alipay.signs("alipay.user.info.share", "{\"code\":\"10000\"}");
        AlipayClient view = client(Protocol.V2).onBehalfOf("app-token").asUser("user-token");
        view.call("alipay.user.info.share", "");
        assertThat(alipay.asked())
                .containsEntry("app_auth_token", "app-token")
                .containsEntry("auth_token", "user-token");
        assertThat(alipay.last().uri()).doesNotContain("token=");
        alipay.signsV3(200, "{}");
        client(Protocol.V3).asUser("user-token").call("alipay.user.info.share", "");
        assertThat(alipay.last().uri()).isEqualTo("/v3/alipay/user/info/share?auth_token=user-token");
        var order = TradeOrder.of(new OutTradeNo("T1"), Yuan.of("0.01"), "x");
        PostedForm form =
                PostedForm.read(view.pagePay(TradePagePay.Request.of(order)).form());
        assertThat(form.hidden()).containsKeys("app_auth_token", "auth_token", "biz_content");
        assertThat(new Tokens(Optional.of("secret"), Optional.empty()).toString())
                .doesNotContain("secret");
        assertThatThrownBy(() -> view.onBehalfOf("a b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> view.onBehalfOf("")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "1", "{\"a\":1,\"a\":2}", "{} {}", "x"})
    void content_that_is_no_object_is_refused(String content) {
        assertThatThrownBy(() -> AnyMethod.Request.of("alipay.trade.query", content))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("biz_content is not a JSON object");
    }

    @Test
    void what_would_not_be_a_call_is_refused() {
        assertThatThrownBy(() -> AnyMethod.Request.of("alipay/trade", "{}")).hasMessageContaining("not the name");
        assertThatThrownBy(() -> AnyMethod.Request.of("a." + "x".repeat(200), "{}"))
                .hasMessageContaining("not the name");
        assertThatThrownBy(() -> new AnyMethod.Request("alipay.trade.query", "", Map.of("biz_content", "{}")))
                .hasMessageContaining("a place of its own");
        assertThatThrownBy(() -> new AnyMethod.Request(
                                "alipay.trade.query", "{\"notify_url\":\"a\"}", Map.of("notify_url", "b"))
                        .call())
                .hasMessageContaining("notify_url stands both in biz_content and beside it");
        assertThatThrownBy(() ->
                        client(Protocol.V2).call(new AnyMethod.Request("alipay.trade.query", "", Map.of("sign", "x"))))
                .hasMessageContaining("sign is not yours to set");
    }

    private AlipayClient client(Protocol protocol) {
        return Vectors.client().gateway(alipay.address()).protocol(protocol).build();
    }
}
