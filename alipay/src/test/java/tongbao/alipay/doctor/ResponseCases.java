package tongbao.alipay.doctor;

import static tongbao.alipay.doctor.Bench.UTF_8;
import static tongbao.alipay.doctor.Bench.bytes;
import static tongbao.alipay.doctor.Bench.doctor;
import static tongbao.alipay.doctor.Bench.key;
import static tongbao.alipay.doctor.Bench.sign;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Responses of gateway v2 that were written anew, quoted, read wrongly, or are no responses. */
final class ResponseCases {
    private static final byte[] CONTENT_KEY = bytes("aYA0GP8JEW+D7/UFaskCWA==");

    /** As Alipay writes: no white space, slashes escaped, Chinese bare, code and msg first. */
    private static final String NODE = "{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"T1\","
            + "\"qr_code\":\"https:\\/\\/qr.alipay.com\\/bax1\",\"store_name\":\"望湘园\",\"total_amount\":\"88.80\"}";

    private ResponseCases() {}

    static Stream<Case> all() {
        return Stream.of(layouts(), rewritten(), bodies(), strangeBodies(), encrypted(), refusals())
                .flatMap(List::stream);
    }

    static String body(String node, String signed) {
        return "{\"alipay_trade_query_response\":" + node + ",\"sign\":\"" + sign(Bench.ALIPAY, signed) + "\"}";
    }

    private static Report examined(String node) {
        return doctor().build().response(bytes(body(node, NODE)));
    }

    private static List<Case> layouts() {
        String bare = NODE.replace("\\/", "/");
        return List.of(
                Case.proved(Cause.JSON_SLASHES_CHANGED, "slashes written bare", () -> examined(bare)),
                Case.proved(
                        Cause.JSON_SLASHES_CHANGED,
                        "signed bare, sent escaped",
                        () -> doctor().build().response(bytes(body(NODE, bare)))),
                Case.proved(
                        Cause.JSON_SPACE_CHANGED,
                        "blanks behind the signs",
                        () -> examined(NODE.replace("\",\"", "\", \"").replace("\":\"", "\": \""))),
                Case.proved(Cause.JSON_SPACE_CHANGED, "printed with four blanks", () -> examined(pretty("    ", ": "))),
                Case.proved(Cause.JSON_SPACE_CHANGED, "printed by Jackson", () -> examined(pretty("  ", " : "))),
                Case.proved(
                        Cause.JSON_ORDER_CHANGED,
                        "members in another order",
                        () -> examined("{\"msg\":\"Success\",\"total_amount\":\"88.80\","
                                + "\"code\":\"10000\",\"out_trade_no\":\"T1\","
                                + "\"store_name\":\"望湘园\",\"qr_code\":\"https:\\/\\/qr.alipay.com\\/bax1\"}")));
    }

    private static List<Case> rewritten() {
        String bare = NODE.replace("\\/", "/");
        return List.of(
                Case.proved(
                        Cause.JSON_UNICODE_ESCAPED,
                        "Chinese as \\uXXXX",
                        () -> examined(NODE.replace("望湘园", "\\u671b\\u6e58\\u56ed"))),
                Case.proved(
                        Cause.JSON_NULLS_ADDED,
                        "members with null",
                        () -> examined(NODE.replace("\"out_trade_no\"", "\"sub_code\":null,\"out_trade_no\""))),
                Case.proved(
                        Cause.NUMBERS_REWRITTEN,
                        "numbers without quotation marks",
                        () -> examined(NODE.replace("\"10000\"", "10000"))),
                Case.both(
                        Cause.JSON_ORDER_CHANGED,
                        Cause.JSON_SLASHES_CHANGED,
                        "fastjson",
                        () -> examined(bare.replace("\"code\":\"10000\",", "")
                                .replace("\"msg\":\"Success\",", "\"msg\":\"Success\",\"code\":\"10000\","))),
                new Case(
                        "Python's json.dumps",
                        List.of(Cause.JSON_SPACE_CHANGED, Cause.JSON_UNICODE_ESCAPED, Cause.JSON_SLASHES_CHANGED),
                        Finding.Proved.class,
                        () -> examined(bare.replace("\",\"", "\", \"")
                                .replace("\":\"", "\": \"")
                                .replace("望湘园", "\\u671b\\u6e58\\u56ed"))));
    }

    private static String pretty(String indent, String colon) {
        return NODE.replace("{\"", "{\n" + indent + "\"")
                .replace("\",\"", "\",\n" + indent + "\"")
                .replace("\":\"", "\"" + colon + "\"")
                .replace("\"}", "\"\n}");
    }

    private static List<Case> bodies() {
        String body = body(NODE, NODE);
        return List.of(
                Case.proved(
                        Cause.MESSAGE_QUOTED,
                        "copied from a log",
                        () -> doctor().build()
                                .response(bytes(
                                        "body=\"" + body.replace("\\", "\\\\").replace("\"", "\\\"") + "\""))),
                Case.proved(
                        Cause.HTML_ESCAPED,
                        "copied from a page",
                        () -> doctor().build().response(bytes(body.replace("\"", "&quot;")))),
                Case.proved(
                        Cause.CHARSET_MISREAD,
                        "UTF-8 read as ISO-8859-1",
                        () -> examined(new String(NODE.getBytes(UTF_8), StandardCharsets.ISO_8859_1))),
                Case.seen(
                        Cause.CHARSET_LOST,
                        "GBK read as UTF-8",
                        () -> examined(NODE.replace("望湘园", "\ufffd\ufffd\ufffd\u04f0"))));
    }

    private static List<Case> strangeBodies() {
        String body = body(NODE, NODE);
        return List.of(
                Case.proved(
                        Cause.SIGN_JSON_ESCAPED,
                        "slashes in sign escaped",
                        () -> doctor().build()
                                .response(bytes(body.substring(0, body.indexOf("\"sign\""))
                                        + body.substring(body.indexOf("\"sign\""))
                                                .replace("/", "\\/")))),
                Case.seen(
                                Cause.RESPONSE_NOT_ALIPAYS,
                                "a page of a proxy",
                                () -> doctor().build()
                                        .response(bytes("<html><head><title>502 Bad Gateway</title></head></html>")))
                        .and(Cause.SIGN_MISSING),
                Case.seen(
                        Cause.RESPONSE_REPEATED,
                        "the member stands twice",
                        () -> doctor().build()
                                .response(bytes(body(NODE.replace("88.80", "8888.80"), NODE)
                                        .replaceFirst("\\{", "{\"alipay_trade_query_response\":{\"code\":\"1\"},")))),
                Case.seen(
                        Cause.SIGN_MISSING,
                        "an unsigned answer",
                        () -> doctor().build().response(bytes("{\"alipay_trade_query_response\":" + NODE + "}"))));
    }

    private static List<Case> encrypted() {
        String cipher = ContentKey.encrypted(CONTENT_KEY, NODE, UTF_8).orElseThrow();
        return List.of(
                Case.proved(
                        Cause.ENCRYPTED_QUOTES,
                        "signed without the quotation marks",
                        () -> doctor().build().response(bytes(body("\"" + cipher + "\"", cipher)))),
                Case.proved(
                        Cause.ENCRYPTED_PLAIN_TEXT,
                        "verified after decrypting",
                        () -> doctor().contentKey(CONTENT_KEY)
                                .build()
                                .response(bytes(body(NODE, "\"" + cipher + "\"")))));
    }

    private static List<Case> refusals() {
        String unknown = "{\"code\":\"40002\",\"msg\":\"Invalid Arguments\",\"sub_code\":\"isv.invalid-app-id\"}";
        String refused = "{\"code\":\"40002\",\"msg\":\"Invalid Arguments\",\"sub_code\":\"isv.invalid-signature\"}";
        return List.of(
                Case.seen(
                                Cause.APP_OF_OTHER_ENVIRONMENT,
                                "the gateway doesn't know the application",
                                () -> doctor().build()
                                        .response(bytes("{\"alipay_trade_query_response\":" + unknown + "}")))
                        .and(Cause.SIGN_MISSING),
                Case.seen(
                        Cause.GATEWAY_REFUSED,
                        "a signed refusal",
                        () -> doctor().build().response(bytes(body(refused, refused)))),
                Case.proved(
                        Cause.KEY_OF_OTHER,
                        "the key of the other environment",
                        () -> doctor().otherKey("sandbox", key("other.public.b64"))
                                .build()
                                .response(bytes("{\"alipay_trade_query_response\":" + NODE + ",\"sign\":\""
                                        + sign(Bench.OTHER, NODE) + "\"}"))));
    }
}
