package tongbao.bench.micro;

import java.util.List;
import java.util.stream.Stream;

/** One operation of ours with the benchmarks that stand beside it; a benchmark is named {@code Class.method}. */
record Comparison(String operation, String ours, List<Peer> peers) {
    /** Somebody else's way to the same end, or the part of it that nobody can leave out. */
    record Peer(String name, String benchmark) {}

    private static final String OFFICIAL = "alipay-sdk-java";
    private static final String JACKSON = "Jackson databind";

    Comparison {
        peers = List.copyOf(peers);
    }

    static List<Comparison> all() {
        return Stream.concat(atAlipaysBorder().stream(), inside().stream()).toList();
    }

    private static List<Comparison> atAlipaysBorder() {
        return List.of(
                new Comparison(
                        "sign a page's address",
                        "PageSigning.page",
                        List.of(
                                new Peer(OFFICIAL, "PageSigning.pageByOfficialSdk"),
                                new Peer("the signature alone", "PageSigning.bareSignature"))),
                new Comparison(
                        "check a notice",
                        "NoticeCheck.notice",
                        List.of(
                                new Peer(OFFICIAL, "NoticeCheck.noticeByOfficialSdk"),
                                new Peer("the verification alone", "NoticeCheck.bareVerification"))),
                new Comparison(
                        "check and read an answer of Alipay",
                        "AnswerCheck.answer",
                        List.of(new Peer(OFFICIAL, "AnswerCheck.answerByOfficialSdk"))),
                new Comparison(
                        "the text that Alipay wants signed",
                        "SignedTexts.text",
                        List.of(new Peer(OFFICIAL, "SignedTexts.textByOfficialSdk"))));
    }

    private static List<Comparison> inside() {
        return List.of(
                new Comparison(
                        "let a caller in",
                        "CallerCheck.caller",
                        List.of(new Peer("the HMAC alone", "CallerCheck.bareHmac"))),
                new Comparison("the eight lines that a caller signs", "CallerCheck.lines", List.of()),
                new Comparison(
                        "read the body of a create",
                        "ServerJson.read",
                        List.of(new Peer(JACKSON, "ServerJson.readByJackson"))),
                new Comparison(
                        "write a payment as an answer",
                        "ServerJson.answer",
                        List.of(new Peer(JACKSON, "ServerJson.answerByJackson"))),
                new Comparison("rules: begin", "Rules.begin", List.of()),
                new Comparison("rules: open", "Rules.open", List.of()),
                new Comparison("rules: paid", "Rules.pay", List.of()),
                new Comparison("rules: paid, repeated", "Rules.payAgain", List.of()),
                new Comparison("rules: a look finds it waiting", "Rules.look", List.of()),
                new Comparison("rules: refund", "Rules.refund", List.of()),
                new Comparison("a bucket", "Ids.bucket", List.of()),
                new Comparison("a payment's id", "Ids.paymentId", List.of(new Peer("java.util.UUID", "Ids.uuid"))),
                new Comparison("an order number", "Ids.orderNo", List.of(new Peer("java.util.UUID", "Ids.uuid"))),
                new Comparison(
                        "write metadata", "TextMaps.write", List.of(new Peer(JACKSON, "TextMaps.writeByJackson"))),
                new Comparison("read metadata", "TextMaps.read", List.of(new Peer(JACKSON, "TextMaps.readByJackson"))));
    }

    /** The benchmarks of this row. */
    Stream<String> benchmarks() {
        return Stream.concat(Stream.of(ours), peers.stream().map(Peer::benchmark));
    }
}
