package tongbao.bench.growth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tongbao.core.money.Money;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Fact;
import tongbao.core.payment.TradeNo;
import tongbao.core.store.Notice;

/** What Alipay would have said about an attempt: trades, and notices of the size and form of real ones. */
final class Alipay {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(SHANGHAI);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd+HH'%3A'mm'%3A'ss").withZone(SHANGHAI);
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    /** Of an RSA signature of 2048 bits, before its two equal signs. */
    private static final int SIGN_LENGTH = 342;

    private final RandomGenerator chance;

    Alipay(RandomGenerator chance) {
        this.chance = chance;
    }

    TradeNo tradeNo(Instant paidAt) {
        return new TradeNo(DAY.format(paidAt) + "22001" + digits(15));
    }

    Fact.Trade waiting(Attempt attempt, Money total, Instant at) {
        return new Fact.Trade(
                attempt.orderNo(),
                new TradeNo(DAY.format(at) + "22001" + digits(15)),
                Fact.Standing.WAITING,
                total,
                Optional.empty(),
                Optional.empty(),
                at);
    }

    Fact.Trade paid(Attempt attempt, Money total, Instant at) {
        return new Fact.Trade(
                attempt.orderNo(),
                tradeNo(at),
                Fact.Standing.SUCCESSFUL,
                total,
                Optional.of(total),
                Optional.empty(),
                at);
    }

    /** The body is as long as those that were seen; its signature is chance. */
    Notice notice(Attempt attempt, Fact.Trade trade, Instant receivedAt) {
        String id = DAY.format(receivedAt) + "00222" + digits(21);
        String status = trade.standing() == Fact.Standing.FINISHED ? "TRADE_FINISHED" : "TRADE_SUCCESS";
        String body = "gmt_create=" + SECOND.format(trade.at()) + "&charset=utf-8&notify_id=" + id
                + "&notify_type=trade_status_sync&trade_status=" + status
                + "&app_id=2021000100000001&seller_id=2088101000000001&buyer_id=20881020" + digits(8)
                + "&gmt_payment=" + SECOND.format(trade.at()) + "&notify_time=" + SECOND.format(receivedAt)
                + "&version=1.0&out_trade_no=" + attempt.orderNo() + "&trade_no=" + trade.tradeNo()
                + "&total_amount=" + trade.amount().yuan() + "&receipt_amount="
                + trade.amount().yuan() + "&sign_type=RSA2&sign=" + letters(SIGN_LENGTH) + "%3D%3D";
        return new Notice(id, attempt.account(), attempt.orderNo(), body.getBytes(US_ASCII), receivedAt);
    }

    private String digits(int count) {
        char[] digits = new char[count];
        for (int i = 0; i < count; i++) {
            digits[i] = (char) ('0' + chance.nextInt(10));
        }
        return new String(digits);
    }

    private String letters(int count) {
        char[] letters = new char[count];
        for (int i = 0; i < count; i++) {
            letters[i] = BASE64.charAt(chance.nextInt(BASE64.length()));
        }
        return new String(letters);
    }
}
