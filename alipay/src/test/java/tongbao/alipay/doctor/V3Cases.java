package tongbao.alipay.doctor;

import static tongbao.alipay.doctor.Bench.UTF_8;
import static tongbao.alipay.doctor.Bench.bytes;
import static tongbao.alipay.doctor.Bench.doctor;
import static tongbao.alipay.doctor.Bench.sign;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Requests and responses of v3 whose lines went wrong. */
final class V3Cases {
    private static final String AUTH = "app_id=2021000100000001,nonce=5f9fba93,timestamp=1795312800000";
    private static final String BODY = "{\"out_trade_no\":\"T1\",\"subject\":\"望湘园\"}";
    private static final String PATH = "/v3/alipay/trade/query";
    private static final String QUERY = "/v3/alipay/fund/trans/common/query?product_code=P%20Q&biz_scene=S";
    private static final String NONCE = "7c1b0b8e1f9a4e0fb9ad4bb6f3c0b9a1";

    private V3Cases() {}

    static Stream<Case> all() {
        return Stream.of(lines(), heads(), paths(), bodies(), others(), responses(), pairs())
                .flatMap(List::stream);
    }

    private static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    private static byte[] message(String method, String path, String headers, String body, String signed) {
        return bytes(
                method + " " + path + " HTTP/1.1\r\nHost: openapi.alipay.com\r\nAuthorization: ALIPAY-SHA256withRSA "
                        + AUTH + ",sign=" + sign(Bench.APP, signed) + "\r\n" + headers + "\r\n" + body);
    }

    private static Report post(String body, String signed) {
        return doctor().build().request(message("POST", PATH, "", body, signed));
    }

    private static Report get(String path, String signed) {
        return doctor().build().request(message("GET", path, "", "", signed));
    }

    private static List<Case> lines() {
        String right = lines(AUTH, "POST", PATH, BODY);
        String token = "alipay-app-auth-token: 202212BB_D64b2be8\r\n";
        return List.of(
                Case.proved(
                        Cause.V3_LAST_LINE_OPEN,
                        "no line break at the end",
                        () -> post(BODY, right.substring(0, right.length() - 1))),
                Case.proved(Cause.V3_LINE_ENDS, "CRLF", () -> post(BODY, right.replace("\n", "\r\n"))),
                Case.proved(Cause.V3_BODY_LINE_BREAK, "the client adds one", () -> post(BODY + "\n", right)),
                Case.proved(Cause.V3_BODY_LINE_BREAK, "CRLF is added", () -> post(BODY + "\r\n", right)),
                Case.proved(
                        Cause.V3_BODY_LINE_BREAK,
                        "one is signed",
                        () -> post(BODY, lines(AUTH, "POST", PATH, BODY + "\n"))),
                Case.proved(
                        Cause.V3_EMPTY_LINE_MISSING,
                        "GET without the line of the body",
                        () -> get(QUERY, lines(AUTH, "GET", QUERY))),
                Case.proved(
                        Cause.V3_EMPTY_BODY_FILLED,
                        "{} is signed for nothing",
                        () -> get(QUERY, lines(AUTH, "GET", QUERY, "{}"))),
                Case.proved(
                        Cause.V3_BODY_NOT_SIGNED,
                        "an empty line is signed for a body",
                        () -> post(BODY, lines(AUTH, "POST", PATH, ""))),
                Case.proved(
                        Cause.V3_TOKEN_LINE_MISSING,
                        "the token is sent only",
                        () -> doctor().build().request(message("POST", PATH, token, BODY, right))));
    }

    private static List<Case> heads() {
        return List.of(
                Case.proved(
                        Cause.V3_METHOD_OTHERWISE,
                        "a method in lower case",
                        () -> post(BODY, lines(AUTH, "post", PATH, BODY))),
                Case.proved(
                        Cause.V3_METHOD_OTHERWISE,
                        "the overriding method is signed",
                        () -> doctor().build()
                                .request(message(
                                        "POST",
                                        PATH,
                                        "X-HTTP-Method-Override: PATCH\r\n",
                                        BODY,
                                        lines(AUTH, "PATCH", PATH, BODY)))),
                Case.proved(
                        Cause.V3_AUTHORIZATION_OTHERWISE,
                        "the algorithm is signed",
                        () -> post(BODY, lines("ALIPAY-SHA256withRSA " + AUTH, "POST", PATH, BODY))),
                Case.proved(
                        Cause.V3_AUTHORIZATION_OTHERWISE,
                        "fields are sent in another order",
                        () -> post(
                                BODY,
                                lines(
                                        "app_id=2021000100000001,timestamp=1795312800000,nonce=5f9fba93",
                                        "POST",
                                        PATH,
                                        BODY))));
    }

    private static List<Case> paths() {
        return List.of(
                Case.proved(
                        Cause.V3_PATH_WITH_HOST,
                        "the whole address is signed",
                        () -> post(BODY, lines(AUTH, "POST", "https://openapi.alipay.com" + PATH, BODY))),
                Case.proved(
                        Cause.V3_PATH_WITHOUT_QUERY,
                        "the path alone is signed",
                        () -> get(QUERY, lines(AUTH, "GET", "/v3/alipay/fund/trans/common/query", ""))),
                Case.proved(
                        Cause.V3_PATH_OTHERWISE,
                        "/v3 is not signed",
                        () -> post(BODY, lines(AUTH, "POST", PATH.substring(3), BODY))),
                Case.proved(
                        Cause.V3_QUERY_ORDER,
                        "the query is sorted for signing",
                        () -> get(
                                QUERY,
                                lines(
                                        AUTH,
                                        "GET",
                                        "/v3/alipay/fund/trans/common/query?biz_scene=S&product_code=P%20Q",
                                        ""))),
                Case.proved(
                        Cause.V3_QUERY_ENCODING,
                        "the decoded query is signed",
                        () -> get(QUERY, lines(AUTH, "GET", QUERY.replace("%20", " "), ""))),
                Case.proved(
                        Cause.V3_QUERY_ENCODING,
                        "+ is signed for %20",
                        () -> get(QUERY, lines(AUTH, "GET", QUERY.replace("%20", "+"), ""))));
    }

    private static List<Case> bodies() {
        byte[] contentKey = bytes("aYA0GP8JEW+D7/UFaskCWA==");
        String cipher = ContentKey.encrypted(contentKey, BODY, UTF_8).orElseThrow();
        String multipart =
                "--b\r\nContent-Disposition: form-data; name=\"file_content\"; filename=\"a.jpg\"\r\n\r\nJPG\r\n"
                        + "--b\r\nContent-Disposition: form-data; name=\"data\"\r\n"
                        + "Content-Type: application/json\r\n\r\n"
                        + BODY + "\r\n--b--\r\n";
        String header = "Content-Type: multipart/form-data; boundary=b\r\n";
        return List.of(
                Case.proved(
                        Cause.V3_MULTIPART_WHOLE,
                        "the whole upload is signed",
                        () -> doctor().build()
                                .request(message(
                                        "POST", PATH, header, multipart, lines(AUTH, "POST", PATH, multipart)))),
                Case.proved(
                        Cause.ENCRYPTED_PLAIN_TEXT,
                        "the plain text is signed",
                        () -> doctor().contentKey(contentKey)
                                .build()
                                .request(message(
                                        "POST",
                                        PATH,
                                        "alipay-encrypt-type: AES\r\n",
                                        cipher,
                                        lines(AUTH, "POST", PATH, BODY)))));
    }

    private static List<Case> others() {
        byte[] right = message("POST", PATH, "", BODY, lines(AUTH, "POST", PATH, BODY));
        return List.of(
                Case.seen(
                        Cause.V3_ALGORITHM,
                        "another algorithm is named",
                        () -> doctor().build()
                                .request(bytes(
                                        new String(right, UTF_8).replace("ALIPAY-SHA256withRSA", "ALIPAY-RSA2")))),
                Case.seen(
                        Cause.TIMESTAMP_STALE,
                        "sent late",
                        () -> doctor().now(Instant.ofEpochMilli(1795312800000L).plusSeconds(900))
                                .build()
                                .request(right)),
                Case.seen(Cause.TIMESTAMP_FORMAT, "seconds", () -> {
                    String auth = AUTH.replace("1795312800000", "1795312800");
                    return doctor().build()
                            .request(bytes("POST " + PATH + " HTTP/1.1\nAuthorization: ALIPAY-SHA256withRSA " + auth
                                    + ",sign=" + sign(Bench.APP, lines(auth, "POST", PATH, BODY)) + "\n\n" + BODY));
                }),
                Case.seen(
                                Cause.SIGN_MISSING,
                                "no Authorization",
                                () -> doctor().build()
                                        .request(bytes(
                                                "POST " + PATH + " HTTP/1.1\nHost: openapi.alipay.com\n\n" + BODY)))
                        .and(Cause.TIMESTAMP_FORMAT),
                Case.proved(
                        Cause.SIGN_WHITE_SPACE,
                        "a wrapped signature",
                        () -> doctor().build()
                                .request(bytes(new String(right, UTF_8).replaceFirst("sign=(.{80})", "sign=$1 ")))),
                Case.proved(
                        Cause.KEY_NOT_REGISTERED,
                        "the gateway verified what was signed",
                        () -> doctor().build().request(right, bytes(lines(AUTH, "POST", PATH, BODY)))));
    }

    private static Report response(String body, String signed) {
        return doctor().build()
                .response(bytes("HTTP/1.1 200 OK\r\nalipay-timestamp: 1795312800123\r\nalipay-nonce: " + NONCE
                        + "\r\nalipay-signature: " + sign(Bench.ALIPAY, signed) + "\r\n\r\n" + body));
    }

    private static List<Case> responses() {
        String right = lines("1795312800123", NONCE, BODY);
        return List.of(
                Case.proved(
                        Cause.V3_LINES_SWAPPED,
                        "nonce before timestamp",
                        () -> response(BODY, lines(NONCE, "1795312800123", BODY))),
                Case.proved(
                        Cause.V3_BODY_LINE_BREAK, "a file with a last line break", () -> response(BODY + "\n", right)),
                Case.proved(
                        Cause.JSON_SPACE_CHANGED,
                        "the body is printed prettily",
                        () -> response("{\n  \"out_trade_no\": \"T1\",\n  \"subject\": \"望湘园\"\n}", right)),
                Case.proved(
                        Cause.JSON_UNICODE_ESCAPED,
                        "the body is written in ASCII",
                        () -> response(BODY.replace("望湘园", "\\u671b\\u6e58\\u56ed"), right)),
                Case.seen(
                        Cause.SIGN_MISSING,
                        "the text null for a signature",
                        () -> doctor().build()
                                .response(bytes(
                                        "alipay-timestamp: 1\nalipay-nonce: 2\nalipay-signature: null\n\n" + BODY))));
    }

    private static List<Case> pairs() {
        return List.of(
                Case.both(Cause.V3_LAST_LINE_OPEN, Cause.V3_PATH_WITHOUT_QUERY, "a first try", () -> {
                    String signed = lines(AUTH, "POST", PATH, BODY);
                    return doctor().build()
                            .request(
                                    message("POST", PATH + "?a=1", "", BODY, signed.substring(0, signed.length() - 1)));
                }),
                Case.both(
                        Cause.V3_METHOD_OTHERWISE,
                        Cause.JSON_SPACE_CHANGED,
                        "method and body",
                        () -> post(BODY.replace(",", ", ").replace(":", ": "), lines(AUTH, "post", PATH, BODY))));
    }
}
