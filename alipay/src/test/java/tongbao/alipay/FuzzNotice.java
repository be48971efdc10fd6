package tongbao.alipay;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Any bytes as a notice: a verdict comes out, and only what Alipay signed somewhere is ever genuine. */
public final class FuzzNotice {
    private static final Keys KEYS = Vectors.ourKeys();

    /** Whoever has no key can only post these again. */
    private static final Set<String> SIGNED_SOMEWHERE = Vectors.of("04-notify.json").stream()
            .flatMap(it -> Stream.of("contentV1", "contentV2").flatMap(name -> it.path(name).asStringOpt().stream()))
            .collect(Collectors.toUnmodifiableSet());

    private FuzzNotice() {}

    public static void fuzzerTestOneInput(byte[] data) {
        switch (NoticeReader.read(data, KEYS)) {
            case NoticeVerdict.Genuine(Notice notice) -> requireSigned(notice.fields());
            case NoticeVerdict.Unfamiliar(Map<String, String> fields, String _) -> requireSigned(fields);
            case NoticeVerdict.NotGenuine(var _, String detail) -> {
                if (detail.getBytes(StandardCharsets.UTF_8).length > 4 * NoticeForm.BYTES_MAX) {
                    throw new IllegalStateException("a detail without a bound");
                }
            }
        }
    }

    private static void requireSigned(Map<String, String> fields) {
        if (!SIGNED_SOMEWHERE.contains(SignedText.of(fields))) {
            throw new IllegalStateException("believed, and Alipay never signed it: " + fields);
        }
    }
}
