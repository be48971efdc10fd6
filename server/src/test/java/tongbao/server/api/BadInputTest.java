package tongbao.server.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input that is wrong is refused by name, keeps nothing and sends nothing. */
class BadInputTest {
    private static final Shop SHOP = new Shop();

    @AfterAll
    static void stop() {
        SHOP.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 9000, textBlock = """
        {                                                  | invalid_json      | $
        []                                                 | invalid_json      | $
        "text"                                             | invalid_json      | $
        null                                               | invalid_json      | $
        {} {}                                              | invalid_json      | $
        {"out_trade_no":"A",}                              | invalid_json      | $
        {'out_trade_no':'A'}                               | invalid_json      | $
        {"total_amount":NaN}                               | invalid_json      | $
        {"total_amount":Infinity}                          | invalid_json      | $
        {"total_amount":01}                                | invalid_json      | $
        {"total_amount":+1}                                | invalid_json      | $
        {"total_amount":.5}                                | invalid_json      | $
        {"total_amount":0x10}                              | invalid_json      | $
        {/* */}                                            | invalid_json      | $
        {"subject":"a", "subject":"a"}                     | duplicate_field   | subject
        {"metadata":{"a":"1","a":"2"}}                     | duplicate_field   | metadata.a
        {"subject":"\\ud800"}                              | invalid_parameter | subject
        {"subject":"\\u0000"}                              | invalid_parameter | subject
        {"metadata":{"\\u0000":"1"}}                       | invalid_parameter | metadata.?
        {"amount":"1.00"}                                  | unknown_field     | amount
        {"Total_amount":"1.00"}                            | unknown_field     | Total_amount
        {"":"1.00"}                                        | unknown_field     | ``
        {}                                                 | invalid_parameter | product
        """)
    void a_body_that_is_no_order(String body, String type, String param) {
        refused(SHOP.post("/api/v1/pay/create", body), type, param == null ? "" : param);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        total_amount | "1.001"             | total_amount
        total_amount | "-1.00"             | total_amount
        total_amount | -1                  | total_amount
        total_amount | "0"                 | total_amount
        total_amount | "0.00"              | total_amount
        total_amount | 0                   | total_amount
        total_amount | 1e2                 | total_amount
        total_amount | 1E-2                | total_amount
        total_amount | 1.000               | total_amount
        total_amount | "1e2"               | total_amount
        total_amount | "NaN"               | total_amount
        total_amount | "1,000.00"          | total_amount
        total_amount | " 1.00"             | total_amount
        total_amount | "１.00"             | total_amount
        total_amount | "+1"                | total_amount
        total_amount | "01.00"             | total_amount
        total_amount | "1."                | total_amount
        total_amount | ""                  | total_amount
        total_amount | "100000000.01"      | total_amount
        total_amount | 100000000.01        | total_amount
        total_amount | 99999999999999999999| total_amount
        total_amount | true                | total_amount
        total_amount | null                | total_amount
        total_amount | ["1.00"]            | total_amount
        out_trade_no | ""                  | out_trade_no
        out_trade_no | "a b"               | out_trade_no
        out_trade_no | "a/b"               | out_trade_no
        out_trade_no | "订单"              | out_trade_no
        out_trade_no | 17                  | out_trade_no
        out_trade_no | null                | out_trade_no
        subject      | ""                  | subject
        subject      | "  "                | subject
        subject      | "a/b"               | subject
        subject      | "a=b"               | subject
        subject      | "a&b"               | subject
        subject      | "a\\nb"             | subject
        subject      | "a\\u007fb"         | subject
        subject      | 5                   | subject
        subject      | {}                  | subject
        product      | "PAGE"              | product
        product      | "barcode"           | auth_code
        product      | "jsapi"             | buyer_id
        product      | ""                  | product
        product      | 1                   | product
        expires_in   | 299                 | expires_in
        expires_in   | 1296001             | expires_in
        expires_in   | -1                  | expires_in
        expires_in   | 300.5               | expires_in
        expires_in   | 300.0               | expires_in
        expires_in   | 3e3                 | expires_in
        expires_in   | "1800"              | expires_in
        expires_in   | 99999999999999999999| expires_in
        expires_in   | null                | expires_in
        body         | 5                   | body
        body         | null                | body
        auth_code    | "281234567890123456"| auth_code
        buyer_id     | "2088000000000000"  | buyer_id
        return_url   | "http://shop.example/"           | return_url
        return_url   | "https://other.example/"         | return_url
        return_url   | "https://shop.example.evil/"     | return_url
        return_url   | "https://a:b@shop.example/"      | return_url
        return_url   | "https://evil.example#@shop.example/" | return_url
        return_url   | "https://evil.example\\\\@shop.example/" | return_url
        return_url   | "//shop.example/"                | return_url
        return_url   | "javascript:alert(1)"            | return_url
        return_url   | "https:///x"                     | return_url
        return_url   | "http://127.0.0.1/"              | return_url
        return_url   | "https://shop.example/支付"      | return_url
        return_url   | ""                               | return_url
        metadata     | []                  | metadata
        metadata     | "a"                 | metadata
        metadata     | {"a":1}             | metadata.a
        metadata     | {"a":null}          | metadata.a
        metadata     | {"a":{"b":"c"}}     | metadata.a
        metadata     | {"":"x"}            | metadata.
        alipay       | []                  | alipay
        alipay       | {"total_amount":"1"}| alipay.total_amount
        alipay       | {"quit_url":"https://x.example"} | alipay.quit_url
        alipay       | {"operator_id":"1"} | alipay.operator_id
        alipay       | {"store_id":1}      | alipay.store_id
        alipay       | {"store_id":""}     | alipay.store_id
        alipay       | {"store_id":"123456789012345678901234567890123"} | alipay.store_id
        alipay       | {"goods_detail":{}} | alipay.goods_detail
        alipay       | {"goods_detail":[1]}| alipay.goods_detail
        alipay       | {"extend_params":"x"} | alipay.extend_params
        alipay       | {"qr_pay_mode":"44"}| alipay.qr_pay_mode
        alipay       | {"qrcode_width":"90"} | alipay.qrcode_width
        alipay       | {"enable_pay_channels":"balance","disable_pay_channels":"pcredit"} | alipay.enable_pay_channels
        """)
    void a_field_of_create_out_of_its_bounds(String field, String value, String param) {
        String body = "{\"out_trade_no\":\"A-1\",\"total_amount\":\"1.00\",\"subject\":\"x\",\"product\":\"page\"}";
        String name = "\"" + field + "\":";
        String spoiled = body.contains(name)
                ? body.replaceFirst(name + "\"[^\"]*\"", Matcher.quoteReplacement(name + value))
                : body.replace("}", "," + name + value + "}");

        Shop.Heard heard = SHOP.post("/api/v1/pay/create", spoiled);

        String type = param.startsWith("alipay.") && heard.type().equals("unknown_field")
                ? "unknown_field"
                : "invalid_parameter";
        refused(heard, type, param);
    }

    @Test
    void a_product_that_does_not_exist_says_which_do() {
        Shop.Heard heard = SHOP.post("/api/v1/pay/create", Shop.order("A-1", "\"product\":\"face\""));

        refused(heard, "invalid_parameter", "product");
        assertThat(heard.at("error.next")).isEqualTo("Use one of the products page, wap, app, qr, barcode and jsapi.");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        barcode | auth_code | ""
        barcode | auth_code | "281234567890123"
        barcode | auth_code | "2812345678901234567890123"
        barcode | auth_code | "240123456789012345"
        barcode | auth_code | "310123456789012345"
        barcode | auth_code | "28012345678901234x"
        barcode | auth_code | 280123456789012345
        barcode | buyer_id  | "2088000000000000"
        jsapi   | buyer_id  | ""
        jsapi   | buyer_id  | "a b"
        jsapi   | auth_code | "281234567890123456"
        """)
    void who_pays_is_said_as_the_product_needs_it(String product, String field, String value) {
        String order = Shop.order("A-1", "\"product\":\"" + product + "\",\"" + field + "\":" + value);
        refused(SHOP.post("/api/v1/pay/create", order), "invalid_parameter", field);
    }

    @Test
    void a_qr_code_lives_two_hours_at_most() {
        refused(
                SHOP.post("/api/v1/pay/create", Shop.order("A-1", "\"product\":\"qr\",\"expires_in\":7201")),
                "invalid_parameter",
                "expires_in");
    }

    @Test
    void what_is_too_long_by_one_character_is_refused_and_characters_are_not_bytes() {
        String pairs = IntStream.rangeClosed(1, 21)
                .mapToObj(i -> "\"k" + i + "\":\"v\"")
                .collect(Collectors.joining(",", "{", "}"));
        tooLong("out_trade_no", "x".repeat(65), "out_trade_no");
        tooLong("subject", "茶".repeat(257), "subject");
        tooLong("body", "茶".repeat(129), "body");
        tooLong("return_url", "https://shop.example/" + "x".repeat(480), "return_url");
        refused(create("\"metadata\":" + pairs), "invalid_parameter", "metadata");
        refused(
                create("\"metadata\":{\"" + "n".repeat(41) + "\":\"v\"}"),
                "invalid_parameter",
                "metadata." + "n".repeat(41));
        refused(create("\"metadata\":{\"n\":\"" + "v".repeat(501) + "\"}"), "invalid_parameter", "metadata.n");
    }

    private void tooLong(String field, String value, String param) {
        String body = "{\"" + field + "\":\"" + value + "\"";
        for (String other : new String[] {"out_trade_no", "subject", "product", "total_amount"}) {
            body += other.equals(field)
                    ? ""
                    : ",\"" + other + "\":\""
                            + (other.equals("product") ? "page" : other.equals("total_amount") ? "1" : "x") + "\"";
        }
        refused(SHOP.post("/api/v1/pay/create", body + "}"), "invalid_parameter", param);
    }

    private static Shop.Heard create(String more) {
        return SHOP.post("/api/v1/pay/create", Shop.order("A-1", more));
    }

    @Test
    void deep_nesting_is_refused() {
        String deep = "[".repeat(30_000) + "]".repeat(30_000);

        refused(create("\"alipay\":{\"goods_detail\":" + deep + "}"), "invalid_json", "$");
    }

    @Test
    void only_utf_8_is_read() {
        String body = Shop.order("A-1", "\"body\":\"caf\u00e9\"");

        for (byte[] bytes : new byte[][] {
            body.getBytes(ISO_8859_1), body.getBytes(UTF_16BE), {(byte) 0xed, (byte) 0xa0, (byte) 0x80}
        }) {
            refused(SHOP.send(SHOP.signed(Shop.APP, "POST", "/api/v1/pay/create", bytes)), "invalid_json", "$");
        }
        refused(SHOP.post("/api/v1/pay/create", "\ufeff" + body), "invalid_json", "$");
        refused(SHOP.post("/api/v1/pay/create", ""), "invalid_json", "$");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        GET | /api/v1/pay/query | `` | invalid_parameter | out_trade_no
        GET | /api/v1/pay/query?out_trade_no= | `` | invalid_parameter | out_trade_no
        GET | /api/v1/pay/query?out_trade_no=a%20b | `` | invalid_parameter | out_trade_no
        GET | /api/v1/pay/query?out_trade_no=A&out_trade_no=A | `` | duplicate_field | out_trade_no
        GET | /api/v1/pay/query?out_trade_no=A&sync=no | `` | invalid_parameter | sync
        GET | /api/v1/pay/query?out_trade_no=A&x=1 | `` | unknown_field | x
        GET | /api/v1/pay/query/pay_1?out_trade_no=A | `` | unknown_field | out_trade_no
        GET | /api/v1/pay/refund/query?payment_id=pay_1 | `` | invalid_parameter | out_request_no
        GET | /api/v1/pay/refund/query?out_request_no=1 | `` | invalid_parameter | payment_id
        POST | /api/v1/pay/close?payment_id=pay_1 | {} | unknown_field | payment_id
        POST | /api/v1/pay/close | {} | invalid_parameter | payment_id
        POST | /api/v1/pay/close | {"payment_id":5} | invalid_parameter | payment_id
        POST | /api/v1/pay/close | {"out_trade_no":"/"} | invalid_parameter | out_trade_no
        POST | /api/v1/pay/close | {"reason":"x"} | unknown_field | reason
        POST | /api/v1/pay/attempt | {"out_trade_no":"A"} | invalid_parameter | product
        POST | /api/v1/pay/attempt | {"out_trade_no":"A","product":"page","amount":1} | unknown_field | amount
        POST | /api/v1/pay/refund | {"out_trade_no":"A","refund_amount":"1"} | invalid_parameter | out_request_no
        POST | /api/v1/pay/refund | {"out_trade_no":"A","out_request_no":"R"} | invalid_parameter | refund_amount
        POST | /api/v1/pay/refund | {"out_request_no":"R","refund_amount":1e0} | invalid_parameter | refund_amount
        POST | /api/v1/pay/refund | {"out_request_no":"R","refund_amount":"0.00"} | invalid_parameter | refund_amount
        POST | /api/v1/pay/refund | {"out_request_no":"R","refund_amount":"1"} | invalid_parameter | payment_id
        """)
    void a_call_that_is_not_as_documented(String method, String target, String body, String type, String param) {
        refused(SHOP.as(Shop.APP, method, target, body == null ? "" : body), type, param);
    }

    private static void refused(Shop.Heard heard, String type, String param) {
        assertThat(heard.status() + " " + heard.type() + " " + heard.at("error.param"))
                .as(heard.text())
                .isEqualTo("400 " + type + " " + param);
        assertThat(heard.at("error.effect")).isEqualTo("none");
        assertThat(heard.at("data")).isEqualTo("null");
        assertThat(SHOP.isUntouched()).isTrue();
    }
}
