package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.AlipayApiException;
import com.alipay.api.internal.util.AlipaySignature;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What single methods promise beyond their fields. */
class MethodRulesTest {
    private static final FakeAlipay ALIPAY = new FakeAlipay();
    private static final AlipayClient CLIENT =
            Vectors.client().gateway(ALIPAY.address()).build();
    private static final Yuan ONE = Yuan.of("1");
    private static final OutRequestNo NUMBER = new OutRequestNo("R1");
    private static final URI NOTIFY = URI.create("https://shop.example/notify");

    @AfterAll
    static void stop() {
        ALIPAY.close();
    }

    @Test
    void a_sharing_has_shares_or_ends_the_sharing() {
        assertThatThrownBy(() -> TradeOrderSettle.Request.of(new TradeNo("1"), NUMBER, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(content(TradeOrderSettle.Request.finishing(new TradeNo("1"), NUMBER)
                        .call()))
                .contains("\"extend_params\":{\"royalty_finish\":\"true\"}")
                .doesNotContain("royalty_parameters");
        var share = RoyaltyParameter.of(RoyaltyParameter.AccountType.LOGIN_NAME, "a@b.cn")
                .with(RoyaltyParameter.AMOUNT, ONE);
        assertThat(content(TradeOrderSettle.Request.of(new TradeNo("1"), NUMBER, List.of(share))
                        .call()))
                .contains("\"trans_in_type\":\"loginName\"", "\"amount\":\"1.00\"");
    }

    @Test
    void a_relation_that_alipay_says_it_did_not_make_is_not_made() {
        var receivers =
                List.of(RoyaltyReceiver.of(new AlipayUser.OpenId("o")), RoyaltyReceiver.ofLoginName("a@b.cn", "某人"));
        ALIPAY.signs(TradeRoyaltyRelationBind.METHOD, "{\"code\":\"10000\",\"result_code\":\"FAIL\"}");
        assertThat(CLIENT.royaltyBind(new TradeRoyaltyRelationBind.Request(NUMBER, receivers)))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class, it -> assertThat(it.detail()).contains("result_code is FAIL"));
        assertThatThrownBy(() -> new TradeRoyaltyRateQuery.Request(new OutRequestNo("x".repeat(33))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void amounts_have_their_least_and_their_most() {
        var payee = FundTransUniTransfer.Participant.ofBankCard(
                "6222", "某公司", FundTransUniTransfer.BankCard.of(FundTransUniTransfer.AccountType.COMPANY, "某银行"));
        assertThatThrownBy(() -> FundTransUniTransfer.Request.of(new OutBizNo("B"), Yuan.of("0.09"), payee, "x"))
                .hasMessage("trans_amount must be from 0.10 to 100000000.00, not 0.09");
        assertThatThrownBy(
                        () -> FundTransUniTransfer.Request.of(new OutBizNo("B"), Yuan.of("100000000.01"), payee, "x"))
                .isInstanceOf(IllegalArgumentException.class);
        Yuan nothing = Yuan.of("0");
        assertThatThrownBy(() -> FundAuthOrder.of(new OutOrderNo("F"), NUMBER, "x", nothing))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FundAuthOrderUnfreeze.Request.of(new AuthNo("A"), NUMBER, nothing, "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TradeRefundApply.Request.of(new OutTradeNo("T"), nothing, NUMBER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_notify_url_goes_beside_the_content() {
        var operation = new AuthOperation.ByOurs(new OutOrderNo("F"), NUMBER);
        var freezing = FundAuthOrder.of(new OutOrderNo("F"), NUMBER, "x", ONE).withNotifyUrl(NOTIFY);
        var agreement = UserAgreementPageSign.Request.of("P", SignParams.AccessChannel.ALIPAYAPP)
                .withNotifyUrl(NOTIFY)
                .withReturnUrl(URI.create("https://shop.example/back"));
        assertThat(List.of(
                        new TradeClose.Request(new OutTradeNo("T"))
                                .withNotifyUrl(NOTIFY)
                                .call()
                                .command(),
                        TradeRefundApply.Request.of(new OutTradeNo("T"), ONE, NUMBER)
                                .withNotifyUrl(NOTIFY)
                                .call()
                                .command(),
                        new FundAuthOrderVoucherCreate.Request(freezing).call().command(),
                        FundAuthOrderUnfreeze.Request.of(new AuthNo("A"), NUMBER, ONE, "x")
                                .withNotifyUrl(NOTIFY)
                                .call()
                                .command(),
                        FundAuthOperationCancel.Request.of(operation, "x")
                                .withNotifyUrl(NOTIFY)
                                .call()
                                .command(),
                        UserAgreementUnsign.Request.of(new AgreementKey.ByNumber(new AgreementNo("A")))
                                .withNotifyUrl(NOTIFY)
                                .call()
                                .command(),
                        agreement.command()))
                .allSatisfy(it -> assertThat(it.parameters()).containsEntry("notify_url", NOTIFY.toString()));
    }

    @Test
    void the_official_sdk_verifies_pages_of_agreements_and_orders_to_freeze() throws Exception {
        var agreement = UserAgreementPageSign.Request.of("P", SignParams.AccessChannel.QRCODEORSMS);
        String url = CLIENT.agreementPage(agreement).url();
        assertThat(sdkVerifies(Vectors.decodedQuery(url.substring(url.indexOf('?') + 1))))
                .isTrue();
        var freezing = FundAuthOrder.of(new OutOrderNo("F"), NUMBER, "押金", ONE);
        String order = CLIENT.appFreeze(FundAuthOrderAppFreeze.Request.of(freezing));
        assertThat(sdkVerifies(Vectors.decodedQuery(order))).isTrue();
    }

    @Test
    void a_cancelled_freezing_says_what_was_undone_or_is_unknown() {
        String numbers = "{\"code\":\"10000\",\"auth_no\":\"A\",\"out_order_no\":\"F\",\"out_request_no\":\"R1\"";
        var request = FundAuthOperationCancel.Request.of(new AuthOperation.ByOurs(new OutOrderNo("F"), NUMBER), "x");
        ALIPAY.signs(FundAuthOperationCancel.METHOD, numbers + ",\"action\":\"close\"}");
        assertThat(CLIENT.freezeCancel(request)).asString().contains("action=CLOSE");
        ALIPAY.signs(FundAuthOperationCancel.METHOD, numbers + "}");
        assertThat(CLIENT.freezeCancel(request)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void an_answer_that_does_not_name_what_was_asked_for_is_not_believed() {
        ALIPAY.signs(FundTransCommonQuery.METHOD, "{\"code\":\"10000\",\"status\":\"SUCCESS\"}");
        var byOrder = new FundTransCommonQuery.Request(new FundTransCommonQuery.Key.ByOrderId("1"));
        assertThat(CLIENT.transferQuery(byOrder)).isInstanceOf(Outcome.Unknown.class);
        ALIPAY.signs(FundAuthOperationDetailQuery.METHOD, "{\"code\":\"10000\",\"status\":\"SUCCESS\"}");
        var frozen = FundAuthOperationDetailQuery.Request.of(new AuthOperation.ByTheirs(new AuthNo("A"), "O"));
        assertThat(CLIENT.freezeQuery(frozen)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_transfer_that_is_not_found_is_no_proof() {
        ALIPAY.signs(FundTransCommonQuery.METHOD, "{\"code\":\"40004\",\"sub_code\":\"ORDER_NOT_EXIST\"}");
        var request = new FundTransCommonQuery.Request(new FundTransCommonQuery.Key.ByPayFundOrderId("1"));
        assertThat(CLIENT.transferQuery(request)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_user_token_is_whose_it_says_and_lasts_as_long_as_it_says() {
        var reply =
                token("\"user_id\":\"2088\",\"expires_in\":1296000,\"re_expires_in\":2592000,\"refresh_token\":\"r\"");
        assertThat(reply.user()).isEqualTo(new AlipayUser.UserId("2088"));
        assertThat(reply.expiresIn()).contains(Duration.ofDays(15));
        assertThat(reply.reExpiresIn()).contains(Duration.ofDays(30));
        var permanent =
                token("\"open_id\":\"o\",\"user_id\":\"2088\",\"expires_in\":1,\"auth_token_type\":\"permanent\"");
        assertThat(permanent.user()).isEqualTo(new AlipayUser.OpenId("o"));
        assertThat(permanent.expiresIn()).isEmpty();
        ALIPAY.answers(
                200,
                "text/html",
                FakeAlipay.signed(SystemOauthToken.METHOD, "{\"code\":\"40002\",\"sub_code\":\"isv.code-invalid\"}")
                        .replace("alipay_system_oauth_token_response", "error_response"));
        assertThat(CLIENT.userToken(new SystemOauthToken.Request(new Grant.AuthorizationCode("c"))))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(ALIPAY.asked())
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("code", "c");
    }

    @Test
    void several_merchants_may_be_authorised_at_once() {
        String row = "{\"app_auth_token\":\"t%1$s\",\"app_refresh_token\":\"r\","
                + "\"auth_app_id\":\"a\",\"user_id\":\"2088%1$s\"}";
        ALIPAY.signs(
                OpenAuthTokenApp.METHOD,
                "{\"code\":\"10000\",\"tokens\":[" + row.formatted(1) + "," + row.formatted(2) + "]}");
        var outcome = CLIENT.merchantToken(new OpenAuthTokenApp.Request(new Grant.RefreshToken("r")));
        assertThat(BesideTheSdk.done(outcome).tokens())
                .extracting(OpenAuthTokenApp.Token::userId)
                .containsExactly("20881", "20882");
    }

    @Test
    void nothing_that_opens_a_door_is_printed() {
        String code = "286512345678901234";
        var order = FundAuthOrder.of(new OutOrderNo("F"), NUMBER, "x", ONE);
        ALIPAY.signs(
                OpenAuthTokenApp.METHOD,
                "{\"code\":\"10000\",\"app_auth_token\":\"" + code + "\",\"app_refresh_token\":\"" + code
                        + "\",\"auth_app_id\":\"a\",\"user_id\":\"2088\"}");
        assertThat(List.of(
                        new TradePay.From.BarCode(code),
                        new TradePay.From.Face(code),
                        new Grant.AuthorizationCode(code),
                        new Grant.RefreshToken(code),
                        FundAuthOrderFreeze.Request.of(order, code),
                        new OpenAuthTokenAppQuery.Request(code),
                        CLIENT.merchantToken(new OpenAuthTokenApp.Request(new Grant.RefreshToken(code))),
                        token("\"open_id\":\"o\",\"refresh_token\":\"" + code + "\"")))
                .allSatisfy(it -> assertThat(it.toString()).doesNotContain(code));
    }

    @Test
    void a_bill_that_is_not_there_is_to_be_asked_for_again() {
        var request = DataDataserviceBillDownloadurlQuery.Request.of(
                DataDataserviceBillDownloadurlQuery.BillType.TRADE, LocalDate.of(2026, 11, 22));
        for (String code : List.of("BILL_NOT_EXIST", "isp.bill_not_exist")) {
            ALIPAY.signs(
                    DataDataserviceBillDownloadurlQuery.METHOD,
                    "{\"code\":\"40004\",\"sub_code\":\"" + code + "\",\"sub_msg\":\"x\"}");
            assertThat(CLIENT.billUrl(request))
                    .isInstanceOfSatisfying(
                            Outcome.Unknown.class,
                            it -> assertThat((SubCode) it.subCode().orElseThrow())
                                    .satisfies(subCode -> {
                                        assertThat(subCode.isBillMissing()).isTrue();
                                        assertThat(subCode.kind()).isEqualTo(SubCode.Kind.RETRY_SAME);
                                    }));
        }
        assertThat(SubCodes.of(DataDataserviceBillDownloadurlQuery.METHOD, "TYPE_NOT_SUPPORTED", "")
                        .isBillMissing())
                .isFalse();
    }

    private static SystemOauthToken.Reply token(String rest) {
        ALIPAY.signs(SystemOauthToken.METHOD, "{\"access_token\":\"a\"," + rest + "}");
        return BesideTheSdk.done(CLIENT.userToken(new SystemOauthToken.Request(new Grant.RefreshToken("r"))));
    }

    private static String content(Call<?> call) {
        return String.valueOf(call.command().parameters().get("biz_content"));
    }

    private static boolean sdkVerifies(Map<String, String> sent) throws AlipayApiException {
        var unsigned = new TreeMap<>(sent);
        String sign = unsigned.remove("sign");
        String text = AlipaySignature.getSignContent(unsigned);
        return AlipaySignature.rsa256CheckContent(text, sign, Vectors.text("keys/app.public.b64"), "utf-8");
    }
}
