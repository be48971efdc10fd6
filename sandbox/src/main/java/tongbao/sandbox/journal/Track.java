package tongbao.sandbox.journal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tongbao.sandbox.http.Bytes;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.journal.Entry.About;
import tongbao.sandbox.journal.Entry.Kind;
import tongbao.sandbox.journal.Entry.Part;
import tongbao.sandbox.journal.Entry.PartName;

/** What becomes known of one exchange while it goes on. Used by one thread; what nobody tells stays empty. */
public final class Track {
    private final Journal journal;
    private final Instant at;
    private final Kind kind;
    private final List<Part> parts = new ArrayList<>();
    private String appId = "";
    private String method = "";
    private String orderNumber = "";
    private String outcome = "";
    private boolean isGood;
    private Optional<String> accident = Optional.empty();

    private Track(Journal journal, Instant at, Kind kind) {
        this.journal = journal;
        this.at = at;
        this.kind = kind;
    }

    static Track ofRequest(Journal journal, Instant at, Call call) {
        Track track = new Track(journal, at, Kind.REQUEST);
        String query = call.query().text(StandardCharsets.UTF_8);
        track.part(PartName.LINE, call.method() + " " + call.path() + (query.isEmpty() ? "" : "?" + query));
        track.part(PartName.HEADERS, headers(call.headers()));
        track.part(PartName.BODY, call.body().text(StandardCharsets.UTF_8));
        return track;
    }

    static Track ofNotice(Journal journal, Instant at, String appId, String orderNumber) {
        Track track = new Track(journal, at, Kind.NOTICE);
        track.appId = appId;
        track.orderNumber = orderNumber;
        return track;
    }

    public void app(Optional<String> id) {
        appId = cut(id.orElse(""), 64);
    }

    /** The word of the method, or the type of a notice. */
    public void method(String word) {
        method = cut(word, 128);
    }

    public void about(Optional<String> number) {
        orderNumber = cut(number.orElse(orderNumber), 64);
    }

    /** The text under the signature that was checked. */
    public void verified(String text) {
        part(PartName.VERIFIED, text);
    }

    /** What was said inside, where it had been encrypted. */
    public void decrypted(String text) {
        part(PartName.CONTENT, text);
    }

    public void accident(String kindOfAccident) {
        accident = Optional.of(kindOfAccident);
    }

    /** How it ended, in one word. */
    public void outcome(String code, boolean good) {
        outcome = cut(code, 100);
        isGood = good;
    }

    /** The request was answered: it is in the journal now. */
    void answered(Reply reply) {
        part(PartName.ANSWER, text(reply));
        journal.add(this);
    }

    /** A notice was sent there, with this text under its signature. */
    public void sent(String url, String body, String signedText) {
        part(PartName.ADDRESS, url);
        part(PartName.BODY, body);
        part(PartName.SIGNED, signedText);
    }

    /** The merchant replied, or nobody did: the notice is in the journal now. */
    public void replied(String text) {
        part(PartName.REPLY, text);
        journal.add(this);
    }

    Entry entry(long number) {
        return new Entry(number, at, kind, new About(appId, method, orderNumber, outcome, isGood, accident), parts);
    }

    private void part(PartName name, String text) {
        if (!text.isEmpty()) {
            parts.add(new Part(name, cut(text, Journal.TEXT_LENGTH_MAX)));
        }
    }

    private static String cut(String text, int lengthMax) {
        return text.length() <= lengthMax ? text : text.substring(0, lengthMax) + "…";
    }

    private static String text(Reply reply) {
        return switch (reply) {
            case Reply.Content content -> text(content);
            case Reply.Half half ->
                "(only the first half of this, then the connection was closed)\n" + text(half.content());
            case Reply.Redirect redirect -> "HTTP " + redirect.status() + "\nLocation: " + redirect.location();
            case Reply.Silence _ -> "(the connection was closed without an answer)";
            case Reply.Reset _ -> "(the connection was reset without an answer)";
        };
    }

    private static String text(Reply.Content content) {
        String charset = content.contentType().toLowerCase(Locale.ROOT);
        Bytes body = content.body();
        String text = body.text(charset.endsWith("gbk") ? Charset.forName("GBK") : StandardCharsets.UTF_8);
        return "HTTP " + content.status() + "\nContent-Type: " + content.contentType() + "\n"
                + headers(content.headers()) + "\n\n" + text;
    }

    private static String headers(Map<String, String> headers) {
        return new TreeMap<>(headers)
                .entrySet().stream()
                        .map(header -> header.getKey() + ": " + header.getValue())
                        .collect(Collectors.joining("\n"));
    }
}
