package tongbao.alipay.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the tests make messages of: real keys, texts, and signatures by the JDK, not by the doctor. */
final class Bench {
    static final Charset UTF_8 = StandardCharsets.UTF_8;
    static final Charset GBK = Charset.forName("GBK");
    static final String APP = "app.pkcs8.b64";
    static final String ALIPAY = "alipay.pkcs8.b64";
    /** Enough for every case; the unknown ones end sooner. */
    private static final int GUESSES_MAX = 30_000;

    static final String OTHER = "other.pkcs8.b64";

    private Bench() {}

    static byte[] file(String name) {
        try (InputStream in = Bench.class.getResourceAsStream("/vectors/" + name)) {
            return Optional.ofNullable(in).orElseThrow().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] key(String name) {
        return file("keys/" + name);
    }

    static String keyText(String name) {
        return new String(key(name), UTF_8).strip();
    }

    static byte[] certificate(String name) {
        return file("certs/" + name);
    }

    static Iterable<JsonNode> vectors(String name) {
        return new JsonMapper().readTree(file(name)).get("vectors");
    }

    /** A doctor with the usual keys of the application. */
    static SignatureDoctor.Builder doctor() {
        return SignatureDoctor.builder()
                .alipayKey(key("alipay.public.b64"))
                .applicationPrivateKey(key("app.pkcs8.b64"))
                .guessesMax(GUESSES_MAX);
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    static byte[] signature(String key, String algorithm, byte[] text) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(keyText(key)))));
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String sign(String key, String text, Charset charset) {
        return Base64.getEncoder().encodeToString(signature(key, "SHA256withRSA", text.getBytes(charset)));
    }

    static String sign(String key, String text) {
        return sign(key, text, UTF_8);
    }

    /** A notice as Alipay means it, not signed yet. */
    static Map<String, String> notice() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("gmt_create", "2026-11-22 10:00:00");
        fields.put("charset", "utf-8");
        fields.put("subject", "支付 \"A&B\" <100%+1>");
        fields.put("notify_id", "2026112200222100006000001234567890");
        fields.put("notify_type", "trade_status_sync");
        fields.put("notify_time", "2026-11-22 10:00:05");
        fields.put("fund_bill_list", "[{\"amount\":\"88.80\",\"fundChannel\":\"ALIPAYACCOUNT\"}]");
        fields.put("passback_params", "shop%3D7%26desk%3D%E4%B8%AD");
        fields.put("body", "line one\nline two");
        fields.put("trade_status", "TRADE_SUCCESS");
        fields.put("app_id", "2021000100000001");
        fields.put("auth_app_id", "2021000100000001");
        fields.put("version", "1.0");
        fields.put("out_trade_no", "T1");
        fields.put("total_amount", "88.80");
        fields.put("receipt_amount", "88.80");
        fields.put("trade_no", "2026112222001400001000000001");
        fields.put("seller_id", "2088102100000001");
        return fields;
    }

    static Map<String, String> request() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("method", "alipay.trade.page.pay");
        fields.put("version", "1.0");
        fields.put("app_id", "2021000100000001");
        fields.put("sign_type", "RSA2");
        fields.put("charset", "utf-8");
        fields.put("timestamp", "2026-11-22 10:00:00");
        fields.put("notify_url", "https://shop.example/notify?shop=7&desk=2");
        fields.put("format", "json");
        fields.put(
                "biz_content",
                "{\"out_trade_no\":\"T1\",\"total_amount\":\"88.88\",\"subject\":\"大乐透 1+1\","
                        + "\"product_code\":\"FAST_INSTANT_TRADE_PAY\"}");
        return fields;
    }

    /** Sorted, those without a value left out; {@code sign} is never in it. */
    static String text(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .filter(it ->
                                !it.getKey().equals("sign") && !it.getValue().isBlank())
                        .map(it -> it.getKey() + "=" + it.getValue())
                        .collect(Collectors.joining("&"));
    }

    static Map<String, String> with(Map<String, String> fields, String name, String value) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    static Map<String, String> without(Map<String, String> fields, String name) {
        var changed = new LinkedHashMap<>(fields);
        changed.remove(name);
        return changed;
    }

    /** The notice as it leaves Alipay: signed, and its sign_type added. */
    static Map<String, String> signedNotice() {
        return signedNotice(notice());
    }

    static Map<String, String> signedNotice(Map<String, String> fields) {
        return with(with(fields, "sign", sign(ALIPAY, text(fields))), "sign_type", "RSA2");
    }

    static Map<String, String> signedRequest() {
        return with(request(), "sign", sign(APP, text(request())));
    }

    static String form(Map<String, String> fields, Charset charset) {
        return fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), charset))
                .collect(Collectors.joining("&"));
    }

    static byte[] form(Map<String, String> fields) {
        return bytes(form(fields, UTF_8));
    }
}
