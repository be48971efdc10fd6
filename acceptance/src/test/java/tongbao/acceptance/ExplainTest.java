package tongbao.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The operator's commands on a running Tongbao: each a process of its own, as an operator starts it. */
@Tag("slow")
class ExplainTest {
    private static final Tongbao TONGBAO = start();
    private final DemoApp app = TONGBAO.app();

    private static Tongbao start() {
        Tongbao tongbao = Tongbao.up(Folders.fresh("explain"));
        Runtime.getRuntime().addShutdownHook(new Thread(tongbao::close));
        return tongbao;
    }

    /** What a command said, and how it ended. */
    private record Said(int code, String text) {}

    private static Said run(String... words) throws Exception {
        List<String> command = new ArrayList<>(Tongbao.java());
        command.add(words[0]);
        command.addAll(List.of("--data", TONGBAO.data().toString()));
        command.addAll(List.of(words).subList(1, words.length));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Said(process.waitFor(), text);
    }

    @Test
    void a_payment_is_explained_by_every_name_it_has() throws Exception {
        String number = Shared.number("explained");
        JsonNode payment = app.paid(number, "50.00");
        String refund = app.refund(payment, "r-1", "20.00").text("refund_id");
        String id = payment.path("payment_id").asString();
        Eventually.is(
                "all was told",
                () -> app.get("/api/v1/pay/timeline/" + id)
                        .json()
                        .toString()
                        .contains("\"subject\":\"refund.refunded\",\"from\":\"\",\"to\":\"told\""));

        Said said = run("explain", id);

        assertThat(said.text())
                .startsWith(id + ": partially_refunded, 50.00 CNY, order " + number + " of app demo\n"
                        + "because attempt 1 was paid: 50.00, trade ")
                .contains("; 20.00 went back\n")
                .containsSubsequence(
                        "request     app     attempt 1: prepared (created)",
                        "request     payer   attempt 1: prepared -> awaiting (the link was opened)",
                        "attempt 1: awaiting -> paid (trade ",
                        "message     gateway payment.paid: told",
                        "request     app     " + refund + ": refunding",
                        "answer      reply   " + refund + ": refunding -> refunded (the money went back)",
                        "message     gateway refund.refunded: told",
                        "nothing: it is settled");
        assertThat(said.code()).isZero();
        String body = withoutTime(said.text());
        assertThat(withoutTime(run("explain", DemoApp.orderNo(payment)).text())).isEqualTo(body);
        assertThat(withoutTime(run("explain", refund).text())).isEqualTo(body);
        assertThat(withoutTime(run("explain", number, "--app", "demo").text())).isEqualTo(body);
        assertThat(run("explain", number, "--app", "another")).isEqualTo(nothing(number));
        assertThat(run("explain", "pay_0000000000000000000000000")).isEqualTo(nothing("pay_0000000000000000000000000"));
    }

    private static Said nothing(String name) {
        return new Said(1, "nothing is kept by the name " + name + "\n");
    }

    private static String withoutTime(String text) {
        return text.replaceAll("as of [-0-9: ]+", "as of ");
    }

    @Test
    void what_comes_next_is_told_in_the_business_s_time() throws Exception {
        TONGBAO.pass(86_400);
        JsonNode payment = app.create(Shared.number("next"), "50.00", "page");
        app.open(payment);

        String text = run("explain", payment.path("payment_id").asString()).text();

        assertThat(text)
                .contains("because the payer can pay attempt 1, and Alipay has not said that they did\n")
                .containsSubsequence(
                        "at any time          the payer may pay attempt 1",
                        "Alipay is asked how attempt 1 stands",
                        "its time is over: what is open is closed at Alipay first",
                        "the end of waiting");
    }

    @Test
    void a_contradiction_is_an_incident_until_somebody_explains_it() throws Exception {
        JsonNode payment = app.create(Shared.number("cheap"), "50.00", "page");
        TONGBAO.accident("notice", "wrong_amount");
        app.pay(payment);
        String id = payment.path("payment_id").asString();
        Eventually.is(
                "it is recorded",
                () -> app.get("/api/v1/pay/timeline/" + id).json().toString().contains("\"kind\":\"incident\""));
        Matcher incident = Pattern.compile(Pattern.quote(id) + "-v[0-9]+")
                .matcher(run("incidents").text());
        assertThat(incident.find()).isTrue();

        assertThat(run("incidents", "explain", incident.group(), "--by", "chen", "--text", "an accident on command"))
                .isEqualTo(new Said(0, incident.group() + " is explained\n"));
        assertThat(run("incidents", "explain", incident.group(), "--by", "li", "--text", "no"))
                .isEqualTo(new Said(1, incident.group() + " was explained before, and that stays\n"));

        assertThat(run("incidents").text()).doesNotContain(incident.group());
        assertThat(run("incidents", "--explained").text())
                .contains(incident.group() + "  explained, learned by notice: total_amount ")
                .contains(", chen: an accident on command\n");
        assertThat(run("explain", incident.group()).text()).contains("open -> explained (an accident on command)");
    }

    @Test
    void a_kept_notice_is_sent_once_more_through_its_own_door() throws Exception {
        JsonNode payment = app.paid(Shared.number("again"), "50.00");
        String story = run("explain", payment.path("payment_id").asString()).text();
        Matcher notice = Pattern.compile("notice +notice +(TB[^:]+): ").matcher(story);
        assertThat(notice.find()).as(story).isTrue();

        assertThat(run("replay-notice", notice.group(1))).isEqualTo(new Said(0, "success\n"));
        assertThat(run("replay-notice", notice.group(1) + "0")).isEqualTo(new Said(1, "no such notice is kept\n"));
        assertThat(app.status(payment)).isEqualTo("paid");
    }

    @Test
    void wrong_words_are_refused() throws Exception {
        assertThat(run("explain").code()).isEqualTo(2);
        assertThat(run("explain", "one", "two").code()).isEqualTo(2);
        assertThat(run("incidents", "explain", "nothing", "--by", "chen", "--text", "why")
                        .code())
                .isEqualTo(2);
        assertThat(run("replay-notice", "nothing").code()).isEqualTo(2);
    }
}
