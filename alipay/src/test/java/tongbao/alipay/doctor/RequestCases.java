package tongbao.alipay.doctor;

import static tongbao.alipay.doctor.Bench.UTF_8;
import static tongbao.alipay.doctor.Bench.bytes;
import static tongbao.alipay.doctor.Bench.doctor;
import static tongbao.alipay.doctor.Bench.form;
import static tongbao.alipay.doctor.Bench.request;
import static tongbao.alipay.doctor.Bench.sign;
import static tongbao.alipay.doctor.Bench.signedRequest;
import static tongbao.alipay.doctor.Bench.text;
import static tongbao.alipay.doctor.Bench.with;
import static tongbao.alipay.doctor.Bench.without;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests that were signed otherwise than they were sent. */
final class RequestCases {
    private static final String GATEWAY = "https://openapi.alipay.com/gateway.do?";
    private static final String SANDBOX = "https://openapi-sandbox.dl.alipaydev.com/gateway.do?";

    private RequestCases() {}

    static Stream<Case> all() {
        return Stream.of(texts(), sentOtherwise(), sent(), rewritten(), gateway(), hosts(), applicationsAndTimes())
                .flatMap(List::stream);
    }

    private static Report examined(byte[] message) {
        return doctor().build().request(message);
    }

    /** The request with a signature over another text. */
    private static Report signedOver(String text) {
        return examined(form(with(request(), "sign", sign(Bench.APP, text))));
    }

    private static String encodedValues() {
        return new TreeMap<>(request())
                .entrySet().stream()
                        .map(it -> it.getKey() + "=" + Ways.encoded(it.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private static List<Case> texts() {
        String unsorted = request().entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining("&"));
        Map<String, String> empties = with(request(), "return_url", "");
        return List.of(
                Case.proved(
                        Cause.SIGN_TYPE_NOT_SIGNED,
                        "the rule for notices",
                        () -> signedOver(text(without(request(), "sign_type")))),
                Case.proved(Cause.NOT_SORTED, "the order of insertion", () -> signedOver(unsorted)),
                Case.proved(Cause.NOT_SORTED, "sorted without regard to case", () -> {
                    Map<String, String> mixed = with(request(), "Zone", "x");
                    return examined(form(with(mixed, "sign", sign(Bench.APP, text(request()) + "&Zone=x"))));
                }),
                Case.proved(Cause.SIGNED_ENCODED, "values encoded before signing", () -> signedOver(encodedValues())),
                Case.proved(
                        Cause.SIGNED_ENCODED,
                        "the text encoded before signing",
                        () -> signedOver(Ways.encoded(text(request()), UTF_8))),
                Case.proved(Cause.TEXT_FRAMED, "an & behind the text", () -> signedOver(text(request()) + "&")),
                Case.proved(Cause.TEXT_FRAMED, "a ? before the text", () -> signedOver("?" + text(request()))),
                Case.proved(
                        Cause.EMPTY_SIGNED,
                        "an empty parameter is signed",
                        () -> examined(form(with(
                                empties,
                                "sign",
                                sign(
                                        Bench.APP,
                                        text(with(empties, "return_url", "x"))
                                                .replace("return_url=x", "return_url=")))))),
                Case.proved(
                        Cause.EMPTY_SIGNED,
                        "an empty sign is signed",
                        () -> signedOver(text(request()).replace("&sign_type", "&sign=&sign_type"))));
    }

    private static List<Case> sentOtherwise() {
        return List.of(
                Case.proved(
                        Cause.CHARSET_OF_SIGNATURE,
                        "the server's charset is ASCII",
                        () -> examined(form(
                                with(request(), "sign", sign(Bench.APP, text(request()), StandardCharsets.US_ASCII))))),
                Case.proved(
                        Cause.CHARSET_OF_SIGNATURE,
                        "the server's charset is GBK",
                        () -> examined(form(with(request(), "sign", sign(Bench.APP, text(request()), Bench.GBK))))),
                Case.proved(
                        Cause.TIMESTAMP_CHANGED,
                        "the timestamp is made twice",
                        () -> signedOver(text(with(request(), "timestamp", "2026-11-22 09:59:59")))),
                Case.proved(
                        Cause.WORD_CHANGED,
                        "charset in capitals",
                        () -> signedOver(text(with(request(), "charset", "UTF-8")))),
                Case.proved(
                        Cause.CERTIFICATE_NUMBER_NOT_SIGNED,
                        "the numbers are added after signing",
                        () -> examined(
                                form(with(with(signedRequest(), "app_cert_sn", "aa"), "alipay_root_cert_sn", "bb")))),
                Case.proved(
                        Cause.FIELD_ADDED,
                        "notify_url is added after signing",
                        () -> signedOver(text(without(request(), "notify_url")))),
                Case.proved(
                        Cause.FIELD_LOST,
                        "format is signed, but not sent",
                        () -> examined(form(without(signedRequest(), "format")))),
                Case.proved(
                        Cause.BLANKS_LOST,
                        "a value is trimmed after signing",
                        () -> signedOver(
                                text(with(request(), "notify_url", request().get("notify_url") + " ")))));
    }

    private static byte[] unencoded() {
        return bytes(signedRequest().entrySet().stream()
                .map(it -> it.getKey() + "="
                        + (it.getKey().equals("notify_url") ? it.getValue() : Ways.encoded(it.getValue(), UTF_8)))
                .collect(Collectors.joining("&")));
    }

    private static List<Case> sent() {
        String query = new String(form(signedRequest()), UTF_8);
        return List.of(
                Case.proved(Cause.FIELD_SPLIT, "notify_url is sent without being encoded", () -> examined(unencoded())),
                Case.proved(
                        Cause.NOT_DECODED,
                        "values are encoded twice",
                        () -> examined(form(with(
                                signedRequest(),
                                "notify_url",
                                Ways.encoded(request().getOrDefault("notify_url", ""), UTF_8))))),
                Case.proved(
                        Cause.PLUS_TO_BLANK,
                        "+ of a subject is sent bare",
                        () -> examined(bytes(query.replace("1%2B1", "1+1")))),
                Case.proved(
                        Cause.ENTITY_MISREAD,
                        "¬ify_url and ×tamp",
                        () -> examined(bytes(("https://x/gateway.do?" + query)
                                .replace("&notify_url", "¬ify_url")
                                .replace("&timestamp", "×tamp")))),
                Case.proved(
                        Cause.HTML_ESCAPED,
                        "&amp; between the parameters",
                        () -> examined(bytes(GATEWAY + query.replace("&", "&amp;")))),
                Case.proved(
                        Cause.JSON_UNICODE_ESCAPED,
                        "\\u0026 between the parameters, as Gson writes",
                        () -> examined(bytes(GATEWAY + query.replace("&", "\\u0026")))),
                Case.proved(
                        Cause.NOT_DECODED,
                        "the whole query encoded once more",
                        () -> examined(bytes(GATEWAY + Ways.encoded(query, UTF_8)))));
    }

    private static List<Case> rewritten() {
        String query = new String(form(signedRequest()), UTF_8);
        Map<String, String> head = without(signedRequest(), "biz_content");
        return List.of(
                Case.proved(
                        Cause.FIELD_JOINED,
                        "& is encoded with the values",
                        () -> examined(bytes(GATEWAY + query.replaceFirst("&version", "%26version")))),
                Case.proved(
                        Cause.FIELD_ADDED,
                        "only the query is signed",
                        () -> examined(bytes("POST /gateway.do?"
                                + form(with(head, "sign", sign(Bench.APP, text(head))), UTF_8)
                                + " HTTP/1.1\r\nHost: openapi.alipay.com\r\n\r\nbiz_content="
                                + Ways.encoded(request().getOrDefault("biz_content", ""), UTF_8)))),
                Case.proved(
                        Cause.JSON_ORDER_CHANGED,
                        "biz_content is written anew, sorted",
                        () -> signedOver(text(with(
                                request(),
                                "biz_content",
                                "{\"out_trade_no\":\"T1\",\"product_code\":\"FAST_INSTANT_TRADE_PAY\","
                                        + "\"subject\":\"大乐透 1+1\",\"total_amount\":\"88.88\"}")))),
                Case.both(
                        Cause.JSON_SPACE_CHANGED,
                        Cause.JSON_UNICODE_ESCAPED,
                        "signed as Python writes it",
                        () -> signedOver(text(with(
                                request(),
                                "biz_content",
                                "{\"out_trade_no\": \"T1\", \"total_amount\": \"88.88\", \"subject\":"
                                        + " \"\\u5927\\u4e50\\u900f 1+1\","
                                        + " \"product_code\": \"FAST_INSTANT_TRADE_PAY\"}")))));
    }

    private static Report examined(String gatewayText) {
        return doctor().build().request(form(signedRequest()), bytes(gatewayText));
    }

    private static List<Case> gateway() {
        String words = "验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：";
        String text = text(request());
        return List.of(
                Case.proved(Cause.KEY_NOT_REGISTERED, "the gateway verified what was signed", () -> examined(text)),
                Case.proved(
                        Cause.KEY_NOT_REGISTERED,
                        "in its sub_msg",
                        () -> examined(words + text.replace("&", "&amp;")
                                + "，解决方案：https://open.alipay.com/api/errCheck?traceId=1")),
                Case.proved(
                        Cause.KEY_NOT_REGISTERED,
                        "in the whole response",
                        () -> examined("{\"alipay_trade_page_pay_response\":{\"code\":\"40002\","
                                + "\"sub_code\":\"isv.invalid-signature\",\"sub_msg\":\""
                                + words + text.replace("&", "&amp;").replace("\"", "\\\"")
                                + "\"},\"sign\":\"x\"}")),
                Case.proved(
                        Cause.PLUS_TO_BLANK,
                        "the gateway saw a blank for +",
                        () -> examined(text.replace("1+1", "1 1"))),
                Case.proved(
                        Cause.FIELD_ADDED,
                        "the gateway saw less",
                        () -> examined(text(without(request(), "notify_url")))),
                Case.proved(
                        Cause.CHARSET_MISREAD,
                        "the gateway read another charset",
                        () -> examined(new String(text.getBytes(UTF_8), StandardCharsets.ISO_8859_1))));
    }

    private static Report at(String address) {
        return examined(bytes(address + form(signedRequest(), UTF_8)));
    }

    private static List<Case> hosts() {
        return List.of(
                Case.seen(Cause.HOST_WRONG, "the old sandbox", () -> at("https://openapi.alipaydev.com/gateway.do?")),
                Case.seen(
                        Cause.HOST_WRONG,
                        "the sandbox with a dot",
                        () -> at("https://openapi.sandbox.dl.alipaydev.com/gateway.do?")),
                Case.seen(
                        Cause.HOST_OF_OTHER_ENVIRONMENT,
                        "a sandbox application in production",
                        () -> doctor().environment(Environment.SANDBOX)
                                .build()
                                .request(bytes(GATEWAY + form(signedRequest(), UTF_8)))),
                Case.seen(
                        Cause.HOST_OF_OTHER_ENVIRONMENT,
                        "a production application in the sandbox",
                        () -> doctor().environment(Environment.PRODUCTION)
                                .build()
                                .request(bytes(SANDBOX + form(signedRequest(), UTF_8)))));
    }

    private static List<Case> applicationsAndTimes() {
        Map<String, String> slashed = with(request(), "timestamp", "2026/11/22 10:00:00");
        return List.of(
                Case.seen(
                        Cause.APP_OTHER,
                        "another application",
                        () -> doctor().appId("2021000100000002").build().request(form(signedRequest()))),
                Case.seen(
                        Cause.TIMESTAMP_FORMAT,
                        "slashes in the timestamp",
                        () -> examined(form(with(slashed, "sign", sign(Bench.APP, text(slashed)))))),
                Case.seen(
                        Cause.TIMESTAMP_ZONE,
                        "a server in UTC",
                        () -> doctor().now(Instant.parse("2026-11-22T10:00:02Z"))
                                .build()
                                .request(form(signedRequest()))),
                Case.seen(
                        Cause.TIMESTAMP_STALE,
                        "a slow clock",
                        () -> doctor().now(Instant.parse("2026-11-22T02:25:00Z"))
                                .build()
                                .request(form(signedRequest()))));
    }
}
