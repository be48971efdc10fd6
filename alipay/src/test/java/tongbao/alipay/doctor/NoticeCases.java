package tongbao.alipay.doctor;

import static tongbao.alipay.doctor.Bench.UTF_8;
import static tongbao.alipay.doctor.Bench.bytes;
import static tongbao.alipay.doctor.Bench.doctor;
import static tongbao.alipay.doctor.Bench.form;
import static tongbao.alipay.doctor.Bench.notice;
import static tongbao.alipay.doctor.Bench.sign;
import static tongbao.alipay.doctor.Bench.signedNotice;
import static tongbao.alipay.doctor.Bench.text;
import static tongbao.alipay.doctor.Bench.with;
import static tongbao.alipay.doctor.Bench.without;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notices as frameworks, filters and proxies break them. */
final class NoticeCases {
    private NoticeCases() {}

    static Stream<Case> all() {
        return Stream.of(fields(), names(), filtered(), decoded(), blanks(), printed(), rewritten(), layouts(), pairs())
                .flatMap(List::stream);
    }

    static Report examined(Map<String, String> fields) {
        return doctor().build().notice(form(fields));
    }

    static Map<String, String> each(UnaryOperator<String> change) {
        var changed = new LinkedHashMap<>(signedNotice());
        changed.replaceAll((name, value) -> name.equals("sign") ? value : change.apply(value));
        return changed;
    }

    static Map<String, String> one(String name, UnaryOperator<String> change) {
        Map<String, String> signed = signedNotice();
        return with(signed, name, change.apply(signed.getOrDefault(name, "")));
    }

    private static List<Case> fields() {
        return List.of(
                Case.proved(
                        Cause.FIELD_ADDED,
                        "a framework adds its route",
                        () -> examined(with(signedNotice(), "s", "/index/pay/notify"))),
                Case.proved(
                        Cause.FIELD_ADDED,
                        "the query of the notify_url is merged in, three parameters",
                        () -> examined(with(with(with(signedNotice(), "shop", "7"), "desk", "2"), "JSESSIONID", "0A"))),
                Case.proved(
                        Cause.FIELD_ADDED,
                        "a parameter by one of Alipay's own names is added",
                        () -> examined(with(signedNotice(), "method", "notify"))),
                Case.proved(
                        Cause.CERTIFICATE_NUMBER_NOT_SIGNED,
                        "alipay_cert_sn is not left out",
                        () -> examined(with(signedNotice(), "alipay_cert_sn", "8a93cc8866aa23f1efdd3e710e6397a4"))),
                Case.proved(Cause.FIELD_LOST, "charset is dropped", () -> examined(without(signedNotice(), "charset"))),
                Case.proved(
                        Cause.FIELD_LOST,
                        "auth_app_id is dropped",
                        () -> examined(without(signedNotice(), "auth_app_id"))),
                Case.proved(
                        Cause.FIELD_LOST,
                        "receipt_amount is dropped",
                        () -> examined(without(signedNotice(), "receipt_amount"))),
                Case.proved(
                        Cause.FIELD_REPEATED,
                        "a value by the same name is appended",
                        () -> doctor().build()
                                .notice(bytes(new String(form(signedNotice()), UTF_8) + "&subject=mine"))));
    }

    private static List<Case> names() {
        Map<String, String> v2 = with(notice(), "sign_type", "RSA2");
        return List.of(
                Case.proved(
                        Cause.NAMES_REWRITTEN,
                        "names are bound to a bean in camel case",
                        () -> examined(camelCase(signedNotice()))),
                Case.proved(
                        Cause.NULL_AS_TEXT,
                        "absent values are printed as null",
                        () -> examined(with(with(signedNotice(), "gmt_close", "null"), "refund_fee", "null"))),
                Case.proved(
                        Cause.SIGN_TYPE_LEFT_OUT,
                        "a message is verified by the rule for notices",
                        () -> examined(with(v2, "sign", sign(Bench.ALIPAY, text(v2))))),
                Case.proved(
                        Cause.SIGN_TYPE_LEFT_OUT,
                        "a message by rule 2 loses sign_type",
                        () -> examined(with(notice(), "sign", sign(Bench.ALIPAY, text(v2))))));
    }

    private static Map<String, String> camelCase(Map<String, String> fields) {
        var renamed = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> {
            var camel = new StringBuilder();
            for (String part : name.split("_", -1)) {
                camel.append(
                        camel.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
            }
            renamed.put(name.equals("sign_type") ? name : camel.toString(), value);
        });
        return renamed;
    }

    private static List<Case> filtered() {
        return List.of(
                Case.proved(
                        Cause.HTML_ESCAPED,
                        "an XSS filter escapes every value",
                        () -> examined(each(NoticeCases::html))),
                Case.proved(
                        Cause.HTML_ESCAPED,
                        "quotation marks of one value are escaped",
                        () -> examined(one("fund_bill_list", it -> it.replace("\"", "&quot;")))),
                Case.proved(
                        Cause.HTML_ESCAPED,
                        "apostrophes and more by number",
                        () -> examined(each(it -> it.replace("\"", "&#34;").replace("<", "&#x3C;")))),
                Case.proved(
                        Cause.HTML_ESCAPED,
                        "& between the parameters is escaped",
                        () -> doctor().build()
                                .notice(bytes(new String(form(signedNotice()), UTF_8).replace("&", "&amp;")))),
                Case.proved(
                        Cause.HTML_UNESCAPED,
                        "entities that were signed are read",
                        () -> examined(with(signedNotice(with(notice(), "body", "a &amp; b")), "body", "a & b"))),
                Case.proved(
                        Cause.FILTERED,
                        "a filter writes full-width characters",
                        () -> examined(one(
                                "subject",
                                it -> it.replace('<', '＜').replace('>', '＞').replace('"', '＂')))),
                Case.proved(
                        Cause.BACKSLASHES_ADDED,
                        "WordPress adds slashes",
                        () -> examined(each(it ->
                                it.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "\\'")))));
    }

    private static List<Case> decoded() {
        return List.of(
                Case.proved(
                        Cause.NOT_DECODED,
                        "the values are still encoded",
                        () -> examined(each(it -> URLEncoder.encode(it, UTF_8)))),
                Case.proved(
                        Cause.NOT_DECODED,
                        "one value is still encoded",
                        () -> examined(one("fund_bill_list", it -> URLEncoder.encode(it, UTF_8)))),
                Case.proved(
                        Cause.DECODED_TWICE,
                        "passback_params is decoded once more",
                        () -> examined(one("passback_params", it -> URLDecoder.decode(it, UTF_8)))),
                Case.proved(
                        Cause.PLUS_TO_BLANK,
                        "+ of a value becomes a blank",
                        () -> examined(with(signedNotice(with(notice(), "subject", "1+1")), "subject", "1 1"))),
                Case.proved(Cause.PLUS_FOR_BLANK, "blanks stay +", () -> examined(each(it -> it.replace(' ', '+')))));
    }

    private static List<Case> blanks() {
        return List.of(
                Case.proved(
                        Cause.BLANKS_ADDED,
                        "a blank is pasted behind a value",
                        () -> examined(one("subject", it -> it + " "))),
                Case.proved(
                        Cause.BLANKS_ADDED,
                        "a zero-width space is pasted into a value",
                        () -> examined(one("out_trade_no", it -> it + "\u200b"))),
                Case.proved(
                        Cause.BLANKS_LOST,
                        "a blank at the end is trimmed",
                        () -> examined(with(signedNotice(with(notice(), "subject", "tea ")), "subject", "tea"))),
                Case.proved(
                        Cause.BLANKS_LOST,
                        "a line break at the end is trimmed",
                        () -> examined(with(signedNotice(with(notice(), "body", "tea\n")), "body", "tea"))),
                Case.proved(
                        Cause.LINE_BREAKS_CHANGED,
                        "LF becomes CRLF",
                        () -> examined(one("body", it -> it.replace("\n", "\r\n")))),
                Case.proved(
                        Cause.LINE_BREAKS_CHANGED,
                        "CRLF becomes LF",
                        () -> examined(with(signedNotice(with(notice(), "body", "a\r\nb")), "body", "a\nb"))),
                Case.proved(
                        Cause.LINE_BREAKS_CHANGED,
                        "line breaks become <br>",
                        () -> examined(one("body", it -> it.replace("\n", "<br />")))));
    }

    private static List<Case> printed() {
        return List.of(
                Case.proved(
                        Cause.VALUE_QUOTED,
                        "values are printed as JSON strings",
                        () -> examined(one("out_trade_no", it -> "\"" + it + "\""))),
                Case.proved(
                        Cause.VALUE_AS_LIST,
                        "a Map<String, String[]> is printed",
                        () -> examined(each(it -> "[" + it + "]"))),
                Case.proved(
                        Cause.VALUE_AS_LIST,
                        "query and body are joined by commas",
                        () -> examined(one("subject", it -> it + "," + it))),
                Case.seen(
                        Cause.VALUE_AS_LIST,
                        "Java's name of an array",
                        () -> examined(one("subject", _ -> "[Ljava.lang.String;@1b6d3586"))));
    }

    private static List<Case> rewritten() {
        return List.of(
                Case.proved(
                        Cause.NUMBERS_REWRITTEN,
                        "an amount goes through a number",
                        () -> examined(with(one("total_amount", _ -> "88.8"), "receipt_amount", "88.8"))),
                Case.proved(
                        Cause.TIME_REWRITTEN,
                        "a time gets a T",
                        () -> examined(each(it -> it.replaceAll("(?<=22) (?=10)", "T")))),
                Case.proved(
                        Cause.TIME_REWRITTEN,
                        "a time gets the .0 of java.sql.Timestamp",
                        () -> examined(one("gmt_create", it -> it + ".0"))),
                Case.proved(
                        Cause.TIME_REWRITTEN,
                        "gmt_refund loses its milliseconds",
                        () -> examined(with(
                                signedNotice(with(notice(), "gmt_refund", "2026-11-22 11:00:00.636")),
                                "gmt_refund",
                                "2026-11-22 11:00:00"))),
                Case.proved(
                        Cause.UNICODE_NORMALISED,
                        "composed characters are decomposed",
                        () -> examined(with(
                                signedNotice(with(notice(), "subject", "Café")),
                                "subject",
                                Normalizer.normalize("Café", Normalizer.Form.NFD)))),
                Case.proved(
                        Cause.JSON_UNICODE_ESCAPED,
                        "Chinese becomes \\uXXXX",
                        () -> examined(one("subject", it -> it.replace("支付", "\\u652f\\u4ed8")))));
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    static byte[] json(Map<String, String> fields) {
        return bytes(fields.entrySet().stream()
                .map(it -> "\"" + it.getKey() + "\":\""
                        + it.getValue()
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n") + "\"")
                .collect(Collectors.joining(",", "{", "}")));
    }

    private static List<Case> layouts() {
        return List.of(
                Case.proved(
                        Cause.JSON_ORDER_CHANGED,
                        "fund_bill_list is written anew",
                        () -> examined(one(
                                "fund_bill_list", _ -> "[{\"fundChannel\":\"ALIPAYACCOUNT\",\"amount\":\"88.80\"}]"))),
                Case.proved(
                        Cause.JSON_SPACE_CHANGED,
                        "fund_bill_list is printed prettily",
                        () -> examined(one(
                                "fund_bill_list",
                                _ -> "[\n  {\n    \"amount\" : \"88.80\",\n"
                                        + "    \"fundChannel\" : \"ALIPAYACCOUNT\"\n  }\n]"))));
    }

    /** Two accidents at once. */
    private static List<Case> pairs() {
        return List.of(
                Case.both(
                        Cause.FIELD_ADDED,
                        Cause.HTML_ESCAPED,
                        "a filter and a framework",
                        () -> examined(with(each(NoticeCases::html), "s", "/pay/notify"))),
                Case.both(Cause.SIGN_PLUS_TO_BLANK, Cause.DECODED_TWICE, "everything decoded twice", () -> {
                    Map<String, String> signed = signedNotice();
                    return examined(with(
                            with(signed, "sign", signed.getOrDefault("sign", "").replace('+', ' ')),
                            "passback_params",
                            "shop=7&desk=中"));
                }),
                Case.both(
                        Cause.CHARSET_MISREAD,
                        Cause.FIELD_ADDED,
                        "a filter sets the charset, a proxy adds",
                        () -> examined(
                                with(CharsetCases.misread(UTF_8, StandardCharsets.ISO_8859_1), "_", "1732269600"))),
                Case.both(
                        Cause.FIELD_LOST,
                        Cause.BLANKS_ADDED,
                        "a model class and a paste",
                        () -> examined(with(
                                without(signedNotice(), "version"),
                                "subject",
                                notice().getOrDefault("subject", "") + " "))),
                Case.both(Cause.SIGN_TYPE_LEFT_OUT, Cause.HTML_ESCAPED, "a message of rule 2 through a filter", () -> {
                    Map<String, String> v2 = with(notice(), "sign_type", "RSA2");
                    return examined(with(
                            with(v2, "sign", sign(Bench.ALIPAY, text(v2))),
                            "subject",
                            html(notice().getOrDefault("subject", ""))));
                }));
    }
}
