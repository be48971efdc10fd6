package tongbao.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.internal.util.AlipaySignature;
import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import tongbao.alipay.NoticeVerdict;
import tongbao.alipay.Outcome;
import tongbao.alipay.TradeQuery;
import tongbao.alipay.TradeStatus;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.RefundState;
import tongbao.core.payment.Unchanged;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every benchmark does what it says, so that nobody measures how fast something fails. */
@Tag("slow")
class MicroTest {
    @AfterEach
    void put_the_providers_back() {
        Providers.AS_IT_IS.use();
    }

    @Test
    void every_benchmark_stands_in_the_table_and_every_name_in_the_table_is_a_benchmark() {
        String ours = Micro.class.getPackageName() + ".";
        OutputFormat silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
        List<String> written = BenchmarkList.defaultList().getAll(silent, List.of()).stream()
                .map(BenchmarkListEntry::getUsername)
                .filter(name -> name.startsWith(ours))
                .map(name -> name.substring(ours.length()))
                .toList();

        assertThat(Comparison.all().stream()
                        .flatMap(Comparison::benchmarks)
                        .distinct()
                        .toList())
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @ParameterizedTest
    @EnumSource
    void both_sign_pages_that_the_official_sdk_finds_genuine(Providers providers) throws Exception {
        var signing = new PageSigning();
        signing.providers = providers;
        signing.prepare();

        for (String address : List.of(signing.page(), signing.pageByOfficialSdk())) {
            Map<String, String> parameters = parameters(address);
            assertThat(parameters.get("biz_content")).contains("TB0a0123456789abcdefghjkmnpq", "明前龙井 250 克", "99.90");
            String sign = parameters.remove("sign");
            assertThat(AlipaySignature.rsaCheck(
                            AlipaySignature.getSignContent(parameters),
                            sign,
                            signing.keys().publicText(),
                            "utf-8",
                            "RSA2"))
                    .isTrue();
        }
        byte[] text = new SignedTexts().text().getBytes(UTF_8);
        assertThat(signing.keys().verifies(text, signing.bareSignature())).isTrue();
    }

    @Test
    void both_want_the_same_text_signed() {
        var texts = new SignedTexts();

        assertThat(texts.text())
                .isEqualTo(texts.textByOfficialSdk())
                .startsWith("app_id=2021000000000001&biz_content=");
    }

    private static Map<String, String> parameters(String address) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : List.of(URI.create(address).getRawQuery().split("&", -1))) {
            int equals = pair.indexOf('=');
            parameters.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return parameters;
    }

    @ParameterizedTest
    @EnumSource
    void all_find_the_notice_genuine(Providers providers) throws Exception {
        var check = new NoticeCheck();
        check.providers = providers;
        check.prepare();

        assertThat(check.notice())
                .isInstanceOfSatisfying(
                        NoticeVerdict.Genuine.class,
                        genuine ->
                                assertThat(genuine.notice().totalAmount().fen()).isEqualTo(9990));
        assertThat(check.noticeByOfficialSdk()).isTrue();
        assertThat(check.bareVerification()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void both_read_the_answer_as_a_paid_trade(Providers providers) throws Exception {
        var check = new AnswerCheck();
        check.providers = providers;
        check.prepare();

        assertThat(check.answer())
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(done.reply())
                                .isInstanceOfSatisfying(
                                        TradeQuery.Reply.class,
                                        reply -> assertThat(reply.tradeStatus()).isEqualTo(TradeStatus.TRADE_SUCCESS)));
        assertThat(check.answerByOfficialSdk().getTradeStatus()).isEqualTo("TRADE_SUCCESS");
    }

    @Test
    void the_caller_is_let_in_again_and_again() {
        var check = new CallerCheck();
        check.prepare();

        assertThat(check.caller().id().value()).isEqualTo("demo");
        assertThat(check.caller()).isEqualTo(check.caller());
        assertThat(check.lines()).startsWith("TONGBAO1-HMAC-SHA256\ndemo\nPOST\n");
        assertThat(check.bareHmac()).hasSize(32);
    }

    @Test
    void both_read_the_same_body_and_write_the_same_payment() {
        var json = new ServerJson();

        assertThat(json.read()).isEqualTo(json.readByJackson()).isGreaterThan(1800);
        JsonNode answer = JsonMapper.shared().readTree(json.answer());
        assertThat(answer.get("status").asString()).isEqualTo("awaiting");
        assertThat(answer.get("metadata").get("cart").asString()).isEqualTo("c-77120");
        assertThat(json.answerByJackson()).asString(UTF_8).isEqualTo(new String(json.answer(), UTF_8));
    }

    @Test
    void the_rules_move_the_payment() {
        var rules = new Rules();

        assertThat(newest(rules.begin()).state()).isInstanceOf(AttemptState.Prepared.class);
        assertThat(newest(rules.open()).state()).isInstanceOf(AttemptState.Awaiting.class);
        assertThat(newest(rules.pay()).state()).isInstanceOf(AttemptState.Paid.class);
        assertThat(rules.payAgain()).isEqualTo(new Unchanged());
        assertThat(newest(rules.look()).state())
                .isInstanceOfSatisfying(
                        AttemptState.Awaiting.class,
                        awaiting -> assertThat(awaiting.look().made()).isEqualTo(1));
        assertThat(((Applied) rules.refund()).next().refunds().getFirst().state())
                .isInstanceOf(RefundState.Refunding.class);
    }

    private static Attempt newest(Object decision) {
        return ((Applied) decision).next().newest();
    }

    @Test
    void ids_carry_the_bucket() {
        var ids = new Ids();

        assertThat(ids.paymentId().bucket()).isEqualTo(ids.bucket());
        assertThat(ids.orderNo().payment().bucket()).isEqualTo(ids.bucket());
        assertThat(ids.paymentId()).isNotEqualTo(ids.paymentId());
        assertThat(ids.uuid()).hasSize(36);
    }

    @Test
    void metadata_comes_back_as_it_went_in() {
        var maps = new TextMaps();

        assertThat(maps.read()).isEqualTo(maps.readByJackson()).containsEntry("note", "say \"你好\"");
        assertThat(JsonMapper.shared().readTree(maps.write()))
                .isEqualTo(JsonMapper.shared().readTree(maps.writeByJackson()));
    }
}
