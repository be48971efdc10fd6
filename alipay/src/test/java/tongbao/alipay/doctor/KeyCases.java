package tongbao.alipay.doctor;

import static tongbao.alipay.doctor.Bench.bytes;
import static tongbao.alipay.doctor.Bench.certificate;
import static tongbao.alipay.doctor.Bench.doctor;
import static tongbao.alipay.doctor.Bench.form;
import static tongbao.alipay.doctor.Bench.key;
import static tongbao.alipay.doctor.Bench.keyText;
import static tongbao.alipay.doctor.Bench.notice;
import static tongbao.alipay.doctor.Bench.request;
import static tongbao.alipay.doctor.Bench.sign;
import static tongbao.alipay.doctor.Bench.signedNotice;
import static tongbao.alipay.doctor.Bench.signedRequest;
import static tongbao.alipay.doctor.Bench.text;
import static tongbao.alipay.doctor.Bench.with;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Keys as they are pasted, mixed up and mistyped. */
final class KeyCases {
    private static final String ALIPAYS = keyText("alipay.public.b64");

    private KeyCases() {}

    static Stream<Case> all() {
        return Stream.of(pasted(), spoiled(), mangled(), kinds(), formats(), mixedUp(), signed(), mistyped())
                .flatMap(List::stream);
    }

    private static Report alipays(String pasted) {
        return alipays(bytes(pasted));
    }

    private static Report alipays(byte[] pasted) {
        return SignatureDoctor.builder().alipayKey(pasted).build().keys();
    }

    private static Report own(byte[] pasted) {
        return SignatureDoctor.builder().applicationPrivateKey(pasted).build().keys();
    }

    private static List<Case> pasted() {
        return List.of(
                Case.seen(Cause.KEY_EMPTY, "an empty file", () -> alipays("\n")),
                Case.seen(Cause.KEY_NOT_A_KEY, "the name of the file", () -> alipays("/etc/keys/alipay")),
                Case.seen(Cause.KEY_BOM, "saved by Notepad", () -> alipays("\ufeff" + ALIPAYS)),
                Case.seen(
                        Cause.KEY_BOM,
                        "written by PowerShell",
                        () -> alipays(("\ufeff" + ALIPAYS).getBytes(StandardCharsets.UTF_16LE))),
                Case.seen(
                        Cause.KEY_INVISIBLE_CHARACTER,
                        "copied from a page",
                        () -> alipays(ALIPAYS.substring(0, 100) + "\u200b" + ALIPAYS.substring(100))),
                Case.seen(
                        Cause.KEY_LITERAL_LINE_BREAKS,
                        "line breaks of a JSON file",
                        () -> alipays(
                                new String(key("alipay.public.pem"), StandardCharsets.UTF_8).replace("\n", "\\n"))),
                Case.seen(Cause.KEY_QUOTED, "quotation marks", () -> alipays("\"" + ALIPAYS + "\"")),
                Case.seen(
                        Cause.KEY_QUOTED,
                        "a line of a properties file",
                        () -> alipays("alipay.publicKey=" + ALIPAYS + ";")),
                Case.seen(
                        Cause.KEY_WHITE_SPACE,
                        "wrapped without a header",
                        () -> alipays(ALIPAYS.replaceAll("(.{64})", "$1\r\n"))),
                Case.seen(
                        Cause.KEY_WHITE_SPACE,
                        "a blank in the middle",
                        () -> alipays(ALIPAYS.substring(0, 100) + " " + ALIPAYS.substring(100))),
                Case.seen(Cause.KEY_PLUS_LOST, "through a form", () -> alipays(ALIPAYS.replace('+', ' '))));
    }

    private static List<Case> spoiled() {
        return List.of(
                Case.seen(
                        Cause.KEY_PERCENT_ENCODED,
                        "from an address",
                        () -> alipays(Ways.encoded(ALIPAYS, StandardCharsets.UTF_8))),
                Case.seen(
                        Cause.KEY_BASE64URL,
                        "the alphabet of addresses",
                        () -> alipays(ALIPAYS.replace('+', '-').replace('/', '_'))),
                Case.seen(
                        Cause.KEY_NOT_BASE64,
                        "a star in it",
                        () -> alipays(ALIPAYS.substring(0, 100) + "*" + ALIPAYS.substring(100))),
                Case.seen(
                        Cause.KEY_SEVERAL,
                        "the same twice",
                        () -> alipays(new String(key("alipay.public.pem"), StandardCharsets.UTF_8).repeat(2))),
                Case.seen(Cause.KEY_TRUNCATED, "the end is missing", () -> alipays(ALIPAYS.substring(0, 300))),
                Case.seen(Cause.KEY_TRUNCATED, "the beginning is missing", () -> alipays(ALIPAYS.substring(7))),
                Case.seen(
                        Cause.KEY_CHARACTER_LOST,
                        "a character is missing",
                        () -> alipays(ALIPAYS.substring(0, 150) + ALIPAYS.substring(151))),
                Case.seen(Cause.KEY_DAMAGED, "a private key with one character changed", () -> {
                    String key = keyText("app.pkcs8.b64");
                    char other = key.charAt(400) == 'A' ? 'B' : 'A';
                    return own(bytes(key.substring(0, 400) + other + key.substring(401)));
                }));
    }

    private static List<Case> mangled() {
        String pem = new String(key("alipay.public.pem"), StandardCharsets.UTF_8);
        return List.of(
                Case.seen(Cause.KEY_PEM_MANGLED, "all on one line", () -> alipays(pem.replace("\n", ""))),
                Case.seen(Cause.KEY_PEM_MANGLED, "line breaks became blanks", () -> alipays(pem.replace("\n", " "))),
                Case.seen(
                        Cause.KEY_PEM_MANGLED,
                        "a hyphen is missing",
                        () -> alipays(pem.replaceFirst("-----BEGIN", "----BEGIN"))),
                Case.seen(
                        Cause.KEY_PEM_MANGLED,
                        "dashes of a word processor",
                        () -> alipays(pem.replace("-----", "\u2014\u2014-"))),
                Case.seen(Cause.KEY_PEM_MANGLED, "no END line", () -> alipays(pem.replaceFirst("-----END.*", ""))),
                Case.seen(
                        Cause.KEY_LABEL_WRONG,
                        "RSA PRIVATE KEY over PKCS#8",
                        () -> own(bytes("-----BEGIN RSA PRIVATE KEY-----\n" + keyText("app.pkcs8.b64")
                                + "\n-----END RSA PRIVATE KEY-----\n"))));
    }

    private static String elliptic(String part) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            byte[] der = part.equals("public")
                    ? pair.getPublic().getEncoded()
                    : pair.getPrivate().getEncoded();
            return Base64.getEncoder().encodeToString(der);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** X.509 with the curve of SM2; the point is any. */
    private static String sm2() {
        return Base64.getEncoder()
                .encodeToString(HexFormat.of()
                        .parseHex("3059301306072a8648ce3d020106082a811ccf5501822d034200" + "04" + "11".repeat(64)));
    }

    /** The frame of an encrypted PKCS#8. */
    private static String locked() {
        return "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                + Base64.getEncoder()
                        .encodeToString(HexFormat.of().parseHex("3015300d06092a864886f70d01050d30000404" + "aabbccdd"))
                + "\n-----END ENCRYPTED PRIVATE KEY-----\n";
    }

    /** The frame of a PKCS#10: version, subject, key; signature. */
    private static String certificateRequest() {
        return Base64.getEncoder()
                .encodeToString(HexFormat.of()
                        .parseHex("301d" + "3009" + "020100" + "3000" + "3000" + "a000"
                                + "300d06092a864886f70d01010b0500" + "030100"));
    }

    private static List<Case> kinds() {
        return List.of(
                Case.seen(
                        Cause.KEY_PRIVATE_FOR_PUBLIC,
                        "a private key as Alipay's",
                        () -> alipays(key("other.pkcs8.b64"))),
                Case.seen(Cause.KEY_PUBLIC_FOR_PRIVATE, "a public key as one's own", () -> own(key("app.public.b64"))),
                Case.seen(
                        Cause.KEY_IS_CERTIFICATE,
                        "a certificate as Alipay's key",
                        () -> alipays(certificate("alipayCertPublicKey_RSA2.crt"))),
                Case.seen(
                        Cause.KEY_FOR_CERTIFICATE,
                        "a key as the certificate",
                        () -> SignatureDoctor.builder()
                                .alipayCertificate(key("alipay.public.b64"))
                                .build()
                                .keys()),
                Case.seen(Cause.KEY_IS_CERTIFICATE_REQUEST, "the CSR", () -> alipays(certificateRequest())),
                Case.seen(Cause.KEY_LOCKED, "a password", () -> own(bytes(locked()))),
                Case.seen(Cause.KEY_IS_SM2, "SM2", () -> alipays(sm2())),
                Case.seen(Cause.KEY_NOT_RSA, "a public key of a curve", () -> alipays(elliptic("public"))),
                Case.seen(Cause.KEY_NOT_RSA, "a private key of a curve", () -> own(bytes(elliptic("private")))),
                Case.seen(Cause.KEY_IS_SYMMETRIC, "the AES key", () -> alipays("aYA0GP8JEW+D7/UFaskCWA==")),
                Case.seen(Cause.KEY_TOO_SMALL, "1024 bits", () -> own(key("legacy1024.pkcs8.b64"))));
    }

    private static List<Case> formats() {
        return List.of(
                Case.seen(
                        Cause.KEY_PKCS1_FOR_PKCS8,
                        "PKCS#1 for Java",
                        () -> SignatureDoctor.builder()
                                .applicationPrivateKey(key("app.pkcs1.b64"))
                                .privateKeyFormat(KeyFormat.PKCS8)
                                .build()
                                .keys()),
                Case.seen(
                        Cause.KEY_PKCS8_FOR_PKCS1,
                        "PKCS#8 for another language",
                        () -> SignatureDoctor.builder()
                                .applicationPrivateKey(key("app.pkcs8.pem"))
                                .privateKeyFormat(KeyFormat.PKCS1)
                                .build()
                                .keys()));
    }

    private static List<Case> mixedUp() {
        return List.of(
                Case.seen(
                        Cause.KEY_OWN_AS_ALIPAYS,
                        "one's own public key as Alipay's",
                        () -> doctor().alipayKey(key("app.public.b64")).build().keys()),
                Case.seen(
                        Cause.KEY_OWN_AS_ALIPAYS,
                        "and a notice with it",
                        () -> doctor().alipayKey(key("app.public.b64")).build().notice(form(signedNotice()))),
                Case.seen(
                        Cause.KEY_NOT_A_PAIR,
                        "another public key is uploaded",
                        () -> doctor().applicationPublicKey(key("other.public.b64"))
                                .build()
                                .keys()),
                Case.proved(
                        Cause.KEY_NOT_A_PAIR,
                        "and a request with it",
                        () -> doctor().applicationPublicKey(key("other.public.b64"))
                                .build()
                                .request(form(signedRequest()))),
                Case.seen(
                        Cause.KEY_PRIVATE_FOR_PUBLIC,
                        "a notice with a private key as Alipay's",
                        () -> doctor().alipayKey(key("other.pkcs8.b64")).build().notice(form(signedNotice()))),
                Case.seen(
                        Cause.KEY_TRUNCATED,
                        "a notice with a cut key",
                        () -> doctor().alipayKey(bytes(ALIPAYS.substring(0, 250)))
                                .build()
                                .notice(form(signedNotice()))));
    }

    private static List<Case> signed() {
        return List.of(
                Case.proved(
                        Cause.KEY_OF_OTHER,
                        "Alipay's key of the other environment",
                        () -> doctor().otherKey("production", key("other.public.b64"))
                                .build()
                                .notice(form(with(signedNotice(), "sign", sign(Bench.OTHER, text(notice())))))),
                Case.proved(
                        Cause.KEY_OF_OTHER,
                        "signed with the private key of another application",
                        () -> doctor().otherKey("the other shop", key("other.public.b64"))
                                .build()
                                .request(form(with(request(), "sign", sign(Bench.OTHER, text(request())))))),
                Case.proved(
                        Cause.SIGNED_WITH_OWN_KEY,
                        "a notice made up with one's own key",
                        () -> doctor().build()
                                .notice(form(with(signedNotice(), "sign", sign(Bench.APP, text(notice())))))));
    }

    private static List<Case> mistyped() {
        String swapped = ALIPAYS.substring(0, 120) + ALIPAYS.charAt(121) + ALIPAYS.charAt(120) + ALIPAYS.substring(122);
        return List.of(
                Case.proved(
                                Cause.KEY_MISTYPED,
                                "a character of Alipay's key is lost",
                                () -> doctor().alipayKey(bytes(ALIPAYS.substring(0, 150) + ALIPAYS.substring(151)))
                                        .build()
                                        .notice(form(signedNotice())))
                        .and(Cause.KEY_CHARACTER_LOST),
                Case.proved(
                                Cause.KEY_MISTYPED,
                                "a star was pasted over a character",
                                () -> doctor().alipayKey(
                                                bytes(ALIPAYS.substring(0, 150) + "*" + ALIPAYS.substring(151)))
                                        .build()
                                        .notice(form(signedNotice())))
                        .and(Cause.KEY_NOT_BASE64)
                        .and(Cause.KEY_CHARACTER_LOST),
                Case.proved(
                                Cause.KEY_MISTYPED,
                                "two characters are swapped",
                                () -> doctor().alipayKey(bytes(swapped)).build().notice(form(signedNotice())))
                        .and(Cause.KEY_DAMAGED));
    }
}
