package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.AlipayApiException;
import com.alipay.api.request.AlipayTradeQueryRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tongbao.sandbox.http.Bytes;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.journal.Entry;
import tongbao.sandbox.journal.Journal;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.RsaKeys;

/** Everything that goes over the wire is seen, with the text that was verified; and never more than is kept. */
class OverviewTest {
    private static final String AES_KEY = "aa4BtZ4tspm2wnXLb1ThQA==";

    private final Ground ground = Ground.inMemory();

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void a_request_is_shown_as_received_with_the_verified_text_and_the_answer() {
        String number = Ground.orderNumber();
        ground.query(number);

        String row = ground.get("/overview").body();
        String page = ground.get("/overview/1").body();

        assertThat(row).contains("alipay.trade.query", number, "ACQ.TRADE_NOT_EXIST", "/overview/1");
        assertThat(page)
                .contains("POST /gateway.do?", "验签所用的原文", "app_id=" + Ground.APP_ID + "&amp;biz_content=")
                .contains("alipay_trade_query_response", "&quot;sign&quot;:");
        assertThat(ground.get("/overview/2").status()).isEqualTo(404);
        assertThat(ground.get("/overview/rows?seen=1").status()).isEqualTo(204);
        assertThat(ground.get("/overview/rows?seen=0&q=trade.query").body()).contains(number);
        assertThat(ground.get("/overview/rows?seen=0&q=nothing-like-it").body()).doesNotContain(number);
    }

    @Test
    void a_bad_signature_shows_the_text_that_should_have_been_signed() throws AlipayApiException {
        var stranger = ground.client(Ground.APP_ID, RsaKeys.text(Ground.OTHER_KEYS.getPrivate()), "RSA2", "utf-8");
        var request = new AlipayTradeQueryRequest();
        request.setBizContent("{\"out_trade_no\":\"T1\"}");
        var answer = stranger.execute(request);

        assertThat(answer.getSubMsg()).contains("网关生成的验签字符串为：", "&amp;biz_content={\"out_trade_no\":\"T1\"}");
        assertThat(ground.get("/overview/1").body()).contains("验签所用的原文", "isv.invalid-signature");
    }

    @Test
    void a_notice_is_shown_with_the_signed_text_and_the_reply() throws IOException {
        try (Receiver receiver = new Receiver()) {
            receiver.answering(500, "<b>broken</b>");
            String number = ground.paid("1.00", receiver.url());
            receiver.next();
            Await.until("the notice is in the journal", () -> entries().size() == 2);

            JsonObject notice = (JsonObject) entries().getLast();
            assertThat(notice.text("kind")).contains("notice");
            assertThat(notice.text("order")).contains(number);
            String page = ground.get("/overview/2").body();
            assertThat(page)
                    .contains("签名所用的原文", "app_id=" + Ground.APP_ID + "&amp;auth_app_id=", "HTTP 500")
                    .contains("&lt;b&gt;broken&lt;/b&gt;")
                    .doesNotContain("<b>broken");
        }
    }

    private List<?> entries() {
        return ground.get("/sandbox/journal").json().list("entries");
    }

    @Test
    void keys_are_never_shown() {
        String privateKey = RsaKeys.text(Ground.APP_KEYS.getPrivate());
        ground.control(
                "/sandbox/apps",
                Map.of(
                        "app_id",
                        Ground.APP_ID,
                        "app_public_key",
                        RsaKeys.text(Ground.APP_KEYS.getPublic()),
                        "encrypt_key",
                        AES_KEY));
        String pem = "-----BEGIN PRIVATE KEY-----\n" + privateKey + "\n-----END PRIVATE KEY-----";
        var request = new AlipayTradeQueryRequest();
        request.setBizContent(Json.write(Map.of("out_trade_no", "T1", "oops", privateKey, "aes", AES_KEY, "pem", pem)));
        ground.execute(request);

        String page = ground.get("/overview/1").body();

        assertThat(page)
                .contains("••••••", "out_trade_no")
                .doesNotContain(privateKey.substring(100, 160))
                .doesNotContain(AES_KEY)
                .doesNotContain(AES_KEY.replace("=", "%3D"));
    }

    /** Ten thousand escapes would be as many steps of a recursion. */
    @Test
    void a_text_that_looks_like_an_endless_key_is_shown_as_any_other() {
        ground.postForm("/gateway.do", "app_id=" + Ground.APP_ID + "&sign=MII" + "%2Ba".repeat(4_000));

        assertThat(ground.get("/overview/1").status()).isEqualTo(200);
    }

    @Test
    void the_journal_keeps_so_many_and_no_more() {
        var journal = new Journal(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        for (int made = 0; made < Journal.KEPT_MAX + 5; made++) {
            answered(journal, "x");
        }

        assertThat(journal.newest(Integer.MAX_VALUE, _ -> true)).hasSize(Journal.KEPT_MAX);
        assertThat(journal.find(5)).isEmpty();
        assertThat(journal.find(6)).isPresent();
        assertThat(journal.newest()).isEqualTo(Journal.KEPT_MAX + 5);
    }

    @Test
    void the_journal_keeps_so_many_bytes_and_no_more() {
        var journal = new Journal(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        String body = "b".repeat(4 * Journal.TEXT_LENGTH_MAX);
        for (int made = 0; made < Journal.KEPT_MAX; made++) {
            answered(journal, body);
        }

        var kept = journal.newest(Integer.MAX_VALUE, _ -> true);
        long characters = kept.stream()
                .flatMap(entry -> entry.parts().stream())
                .mapToLong(part -> part.text().length())
                .sum();

        assertThat(kept).hasSizeBetween(2, Journal.KEPT_MAX - 1);
        assertThat(2 * characters).isLessThanOrEqualTo(Journal.BYTES_MAX);
        assertThat(kept.getFirst().parts()).allMatch(part -> part.text().length() <= Journal.TEXT_LENGTH_MAX + 1);
        assertThat(kept.getFirst().number()).isEqualTo(Journal.KEPT_MAX);
    }

    @Test
    void a_request_at_which_the_sandbox_failed_is_in_the_journal_too() {
        var journal = new Journal(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        Bytes nothing = Bytes.of("", StandardCharsets.UTF_8);
        Call call = new Call("GET", "/gateway.do", nothing, nothing, Map.of());

        assertThatThrownBy(() -> journal.following(call, _ -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(journal.find(1).orElseThrow().about().outcome()).isEqualTo("500");
    }

    private static void answered(Journal journal, String body) {
        Bytes bytes = Bytes.of(body, StandardCharsets.UTF_8);
        Call call = new Call("POST", "/gateway.do", bytes, bytes, Map.of());
        Reply answer = new Reply.Content(200, "text/html;charset=utf-8", bytes);
        assertThat(journal.following(call, track -> {
                    track.app(Optional.of("app"));
                    track.outcome("10000", true);
                    return answer;
                }))
                .isSameAs(answer);
        assertThat(journal.newest(1, _ -> true).getFirst().kind()).isEqualTo(Entry.Kind.REQUEST);
    }
}
