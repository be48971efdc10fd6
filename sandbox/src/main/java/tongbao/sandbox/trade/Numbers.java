package tongbao.sandbox.trade;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.Settings;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.wire.BeijingTime;

/** The numbers and codes that Alipay gives, in the patterns seen in real ones. */
public final class Numbers {
    private static final long SEQUENCE_FIRST_MIN = 1_000_000_000L;
    private static final long SEQUENCE_FIRST_MAX = 5_000_000_000L;
    private static final long SELLERS = 1_000_000_000_000L;
    private static final long PAY_CODES = 10_000_000_000_000_000L;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int CODE_LENGTH = 24;

    private final Random random;

    public Numbers(Random random) {
        this.random = random;
    }

    /** Begins the running numbers of a new file somewhere, so that two files don't give the same numbers. */
    public void begin(Sql sql) {
        Settings.beginSequence(sql, random.nextLong(SEQUENCE_FIRST_MIN, SEQUENCE_FIRST_MAX));
    }

    String tradeNo(Sql sql, Instant at, Buyer buyer) {
        return BeijingTime.day(at) + "220014" + buyer.digits() + running(sql);
    }

    String notifyId(Sql sql, Instant at, Buyer buyer) {
        return BeijingTime.day(at) + "00222" + BeijingTime.timeOfDay(at) + "0" + buyer.digits() + running(sql);
    }

    String settleNo(Sql sql, Instant at) {
        return BeijingTime.day(at) + "00253002" + String.format("%06d", random.nextInt(1_000_000)) + running(sql);
    }

    String transferNo(Sql sql, Instant at) {
        return BeijingTime.day(at) + "110070" + String.format("%08d", random.nextInt(100_000_000)) + running(sql);
    }

    String authNo(Sql sql, Instant at) {
        return BeijingTime.day(at) + "10002001" + String.format("%02d", random.nextInt(100)) + running(sql);
    }

    String operationId(Sql sql, Instant at) {
        return BeijingTime.day(at) + String.format("%02d", random.nextInt(100)) + running(sql);
    }

    String agreementNo(Sql sql, Instant at) {
        return operationId(sql, at);
    }

    public String sellerId() {
        return "2088" + String.format("%012d", random.nextLong(SELLERS));
    }

    /** What stands in the address of a wallet page or behind a QR code; not to be guessed. */
    public String orderCode() {
        var code = new StringBuilder("ba");
        while (code.length() < CODE_LENGTH) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** By which Alipay finds a call again, 30 digits: an address in hexadecimal, the milliseconds, something random. */
    public String traceId(Instant now) {
        return "7f000001" + String.format("%013d", now.toEpochMilli()) + hex(9);
    }

    /** What is said once only, next to a signature. */
    public String nonce() {
        return hex(32);
    }

    /** What a merchant's authorisation is shown with, 40 characters. */
    public String appAuthToken(Instant at) {
        return BeijingTime.day(at).substring(0, 6) + "BB" + hex(32);
    }

    /** What an application calls with for a user, 40 characters. */
    public String userToken() {
        return "authusrB" + hex(32);
    }

    /** What a user's browser brings to an application, 32 characters. */
    public String authCode() {
        return hex(32);
    }

    /** What a payer's phone shows to be scanned: 18 digits. */
    public String payCode() {
        return "28" + String.format("%016d", random.nextLong(PAY_CODES));
    }

    private String hex(int length) {
        byte[] bytes = new byte[(length + 1) / 2];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes).substring(0, length);
    }

    private static String running(Sql sql) {
        return String.format("%010d", Settings.next(sql));
    }
}
