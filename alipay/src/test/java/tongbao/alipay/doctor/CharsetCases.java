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
import static tongbao.alipay.doctor.NoticeCases.each;
import static tongbao.alipay.doctor.NoticeCases.examined;
import static tongbao.alipay.doctor.NoticeCases.json;
import static tongbao.alipay.doctor.NoticeCases.one;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Notices that are written in one charset and read in another. */
final class CharsetCases {
    private CharsetCases() {}

    static Stream<Case> all() {
        return Stream.of(charsets(), lostCharacters()).flatMap(List::stream);
    }

    static Map<String, String> misread(Charset written, Charset read) {
        return each(it -> new String(it.getBytes(written), read));
    }

    private static List<Case> charsets() {
        Map<String, String> gbk = with(with(notice(), "charset", "gbk"), "subject", "支付测试");
        Map<String, String> signedInGbk =
                with(with(gbk, "sign", sign(Bench.ALIPAY, text(gbk), Bench.GBK)), "sign_type", "RSA2");
        return List.of(
                Case.proved(
                        Cause.CHARSET_MISREAD,
                        "UTF-8 is read as ISO-8859-1",
                        () -> examined(misread(UTF_8, StandardCharsets.ISO_8859_1))),
                Case.proved(
                        Cause.CHARSET_MISREAD,
                        "UTF-8 is read as GBK",
                        () -> examinedWith(one("subject", _ -> new String("支付测试".getBytes(UTF_8), Bench.GBK)), "支付测试")),
                Case.proved(
                        Cause.CHARSET_MISREAD,
                        "GBK is read as ISO-8859-1, and the parameters are printed as JSON",
                        () -> doctor().build()
                                .notice(json(with(
                                        signedInGbk,
                                        "subject",
                                        new String("支付测试".getBytes(Bench.GBK), StandardCharsets.ISO_8859_1))))),
                Case.proved(Cause.CHARSET_DECLARED, "a notice in GBK says utf-8", () -> {
                    Map<String, String> fields = notice();
                    Map<String, String> signed = with(
                            with(fields, "sign", sign(Bench.ALIPAY, text(fields), Bench.GBK)), "sign_type", "RSA2");
                    return doctor().build().notice(bytes(form(signed, Bench.GBK)));
                }));
    }

    private static List<Case> lostCharacters() {
        return List.of(
                Case.proved(
                        Cause.CHARSET_OF_SIGNATURE,
                        "a notice in UTF-8 is verified in GBK bytes",
                        () -> examined(with(
                                with(notice(), "sign", sign(Bench.ALIPAY, text(notice()), Bench.GBK)),
                                "sign_type",
                                "RSA2"))),
                Case.seen(
                        Cause.CHARSET_LOST,
                        "GBK is read as UTF-8",
                        () -> examined(with(signedNotice(), "subject", new String("支付测试".getBytes(Bench.GBK), UTF_8)))),
                Case.seen(
                        Cause.CHARSET_LOST,
                        "Chinese is written in ASCII",
                        () -> examined(with(
                                signedNotice(),
                                "subject",
                                new String("支付测试".getBytes(StandardCharsets.US_ASCII), UTF_8)))));
    }

    private static Report examinedWith(Map<String, String> changed, String subject) {
        Map<String, String> signed = signedNotice(with(notice(), "subject", subject));
        return examined(with(changed, "sign", signed.getOrDefault("sign", "")));
    }
}
