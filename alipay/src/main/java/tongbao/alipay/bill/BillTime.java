package tongbao.alipay.bill;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** The two ways in which bills write a moment, both in GMT+8 whatever the zone of this machine. */
final class BillTime {
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter IN_LINE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter IN_HEAD =
            DateTimeFormatter.ofPattern("uuuu年MM月dd日 HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private BillTime() {}

    static Instant inLine(String text) {
        return LocalDateTime.parse(text, IN_LINE).toInstant(ZONE);
    }

    static Instant inHead(String text) {
        return LocalDateTime.parse(text, IN_HEAD).toInstant(ZONE);
    }
}
