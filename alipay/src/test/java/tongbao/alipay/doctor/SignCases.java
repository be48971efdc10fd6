package tongbao.alipay.doctor;

import static tongbao.alipay.doctor.Bench.bytes;
import static tongbao.alipay.doctor.Bench.doctor;
import static tongbao.alipay.doctor.Bench.form;
import static tongbao.alipay.doctor.Bench.request;
import static tongbao.alipay.doctor.Bench.signature;
import static tongbao.alipay.doctor.Bench.signedNotice;
import static tongbao.alipay.doctor.Bench.signedRequest;
import static tongbao.alipay.doctor.Bench.text;
import static tongbao.alipay.doctor.Bench.with;
import static tongbao.alipay.doctor.Bench.without;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Cipher;

/** The text of {@code sign} as it gets broken, in notices and requests alike. */
final class SignCases {
    private SignCases() {}

    static Stream<Case> all() {
        return Stream.of(texts(), alphabets(), damaged(), algorithms(), pairs()).flatMap(List::stream);
    }

    private static Report noticed(UnaryOperator<String> change) {
        Map<String, String> signed = signedNotice();
        return doctor().build().notice(form(with(signed, "sign", change.apply(signed.getOrDefault("sign", "")))));
    }

    private static Report requested(UnaryOperator<String> change) {
        Map<String, String> signed = signedRequest();
        return doctor().build().request(form(with(signed, "sign", change.apply(signed.getOrDefault("sign", "")))));
    }

    private static String hexadecimal(String sign) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(sign));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(bytes(text));
    }

    private static List<Case> texts() {
        return List.of(
                Case.seen(
                        Cause.SIGN_MISSING,
                        "a notice without sign",
                        () -> doctor().build().notice(form(without(signedNotice(), "sign")))),
                Case.proved(
                        Cause.SIGN_PLUS_TO_BLANK,
                        "the form is decoded twice",
                        () -> noticed(it -> it.replace('+', ' '))),
                Case.proved(
                        Cause.SIGN_PLUS_TO_BLANK,
                        "sign is sent without being encoded",
                        () -> doctor().build()
                                .request(bytes(new String(form(without(signedRequest(), "sign")), Bench.UTF_8)
                                        + "&sign=" + signedRequest().get("sign")))),
                Case.proved(Cause.SIGN_WHITE_SPACE, "a blank behind it from a paste", () -> noticed(it -> it + " ")),
                Case.proved(
                        Cause.SIGN_WHITE_SPACE,
                        "a MIME encoder wraps it",
                        () -> requested(it -> Base64.getMimeEncoder()
                                .encodeToString(Base64.getDecoder().decode(it)))),
                Case.proved(
                        Cause.SIGN_WHITE_SPACE,
                        "lines of 64 characters",
                        () -> requested(it -> it.replaceAll("(.{64})", "$1\n"))));
    }

    private static List<Case> alphabets() {
        return List.of(
                Case.proved(
                        Cause.SIGN_PERCENT_ENCODED,
                        "the form is not decoded",
                        () -> noticed(it -> Ways.encoded(it, Bench.UTF_8))),
                Case.proved(
                        Cause.SIGN_BASE64URL,
                        "the alphabet of addresses",
                        () -> requested(it -> it.replace('+', '-').replace('/', '_'))),
                Case.proved(
                        Cause.SIGN_PADDING_LOST,
                        "a reader splits at every =",
                        () -> noticed(it -> it.replace("=", ""))),
                Case.both(
                        Cause.SIGN_BASE64URL,
                        Cause.SIGN_PADDING_LOST,
                        "Base64url without padding",
                        () -> requested(
                                it -> it.replace('+', '-').replace('/', '_').replace("=", ""))),
                Case.proved(Cause.SIGN_HEXADECIMAL, "hexadecimal", () -> requested(SignCases::hexadecimal)),
                Case.proved(
                        Cause.SIGN_HEXADECIMAL,
                        "upper-case hexadecimal",
                        () -> noticed(it -> hexadecimal(it).toUpperCase(Locale.ROOT))),
                Case.proved(Cause.SIGN_ENCODED_TWICE, "Base64 of Base64", () -> requested(SignCases::base64)),
                Case.both(
                        Cause.SIGN_ENCODED_TWICE,
                        Cause.SIGN_HEXADECIMAL,
                        "Base64 of hexadecimal",
                        () -> requested(it -> base64(hexadecimal(it)))));
    }

    private static List<Case> damaged() {
        return List.of(
                Case.proved(Cause.SIGN_QUOTED, "quotation marks around it", () -> requested(it -> "\"" + it + "\"")),
                Case.proved(
                        Cause.SIGN_JSON_ESCAPED,
                        "escapes of JSON",
                        () -> noticed(it -> it.replace("/", "\\/").replace("=", "\\u003d"))),
                Case.proved(
                        Cause.HTML_ESCAPED,
                        "entities for + and =",
                        () -> noticed(it -> it.replace("+", "&#43;").replace("=", "&#x3D;"))),
                Case.seen(
                        Cause.SIGN_TRUNCATED, "a column of 255 characters", () -> noticed(it -> it.substring(0, 255))),
                Case.seen(
                        Cause.SIGN_CASE_LOST,
                        "everything in lower case",
                        () -> noticed(it -> it.toLowerCase(Locale.ROOT))),
                Case.seen(Cause.SIGN_NOT_BASE64, "no Base64 at all", () -> noticed(_ -> "签名")),
                Case.proved(
                        Cause.SIGN_BYTES_REVERSED,
                        "Windows' CryptoAPI",
                        () -> requested(it -> {
                            byte[] bytes = Base64.getDecoder().decode(it);
                            return Base64.getEncoder().encodeToString(reversed(bytes));
                        })));
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static Report signedBy(String algorithm) {
        return requested(
                _ -> Base64.getEncoder().encodeToString(signature(Bench.APP, algorithm, bytes(text(request())))));
    }

    private static List<Case> algorithms() {
        Map<String, String> old = with(request(), "sign_type", "RSA");
        return List.of(
                Case.proved(Cause.SIGN_TYPE_OTHER, "signed as RSA, declared as RSA2", () -> signedBy("SHA1withRSA")),
                Case.proved(
                        Cause.SIGN_TYPE_OTHER,
                        "signed as RSA2, declared as RSA",
                        () -> doctor().build().request(form(with(old, "sign", Bench.sign(Bench.APP, text(old)))))),
                Case.both(
                        Cause.SIGN_TYPE_CHANGED,
                        Cause.SIGN_TYPE_OTHER,
                        "signed as RSA, sign_type changed",
                        () -> doctor().build()
                                .request(form(with(
                                        request(),
                                        "sign",
                                        Base64.getEncoder()
                                                .encodeToString(
                                                        signature(Bench.APP, "SHA1withRSA", bytes(text(old)))))))),
                Case.proved(
                        Cause.SIGN_TYPE_CHANGED,
                        "RSA2 in truth, RSA in the signed text",
                        () -> doctor().build()
                                .request(form(with(request(), "sign", Bench.sign(Bench.APP, text(old)))))),
                Case.proved(Cause.DIGEST_OTHER, "MD5", () -> signedBy("MD5withRSA")),
                Case.proved(Cause.DIGEST_OTHER, "SHA-512", () -> signedBy("SHA512withRSA")),
                Case.proved(Cause.SIGNED_BARE_DIGEST, "a cipher over the digest", () -> requested(_ -> bareDigest())),
                Case.proved(
                        Cause.HASHED_FIRST,
                        "the digest is signed in hexadecimal",
                        () -> requested(_ -> Bench.sign(Bench.APP, Hashes.hex("SHA-256", bytes(text(request())))))),
                Case.seen(Cause.SIGN_NOT_RSA, "an elliptic curve", () -> requested(_ -> elliptic())),
                Case.seen(
                        Cause.SIGN_OF_OTHER_SIZE,
                        "an old key of 1024 bits",
                        () -> requested(_ -> Base64.getEncoder()
                                .encodeToString(
                                        signature("legacy1024.pkcs8.b64", "SHA256withRSA", bytes(text(request())))))));
    }

    private static String bareDigest() {
        try {
            PrivateKey key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(Bench.keyText(Bench.APP))));
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(text(request())));
            return Base64.getEncoder().encodeToString(cipher.doFinal(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String elliptic() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(generator.generateKeyPair().getPrivate());
            signature.update(bytes(text(request())));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Case> pairs() {
        return List.of(
                Case.both(
                        Cause.SIGN_PLUS_TO_BLANK,
                        Cause.SIGN_PADDING_LOST,
                        "decoded twice, split at =",
                        () -> noticed(it -> it.replace('+', ' ').replace("=", ""))),
                Case.both(Cause.SIGN_PLUS_TO_BLANK, Cause.FIELD_ADDED, "decoded twice, and a route", () -> {
                    Map<String, String> signed = signedNotice();
                    return doctor().build()
                            .notice(form(with(
                                    with(
                                            signed,
                                            "sign",
                                            signed.getOrDefault("sign", "").replace('+', ' ')),
                                    "s",
                                    "/n")));
                }),
                Case.both(
                        Cause.SIGN_TYPE_OTHER,
                        Cause.SIGN_WHITE_SPACE,
                        "SHA-1, wrapped",
                        () -> requested(_ -> Base64.getMimeEncoder()
                                .encodeToString(signature(Bench.APP, "SHA1withRSA", bytes(text(request())))))));
    }
}
