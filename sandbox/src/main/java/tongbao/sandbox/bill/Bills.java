package tongbao.sandbox.bill;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tongbao.sandbox.state.BillRows;
import tongbao.sandbox.state.Database;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.wire.BeijingTime;
import tongbao.sandbox.wire.Form;

/** Gives out addresses of bills that are good for half a minute, and the archives behind them. */
public final class Bills {
    /** Where the archives are. */
    public static final String PATH = "/downloadBillFile.resource";

    /** A bill of more lines is not made. */
    public static final long LINES_MAX = 500_000;

    private static final Duration LINK_LIFE = Duration.ofSeconds(30);
    private static final String SHA256 = "HmacSHA256";
    private static final int TOKEN_BYTES = 16;

    private final Database database;
    private final Clock clock;
    private final Supplier<LocalTime> readyAt;
    /** Of this process: an address does not live long enough to need another. */
    private final SecretKeySpec key;

    public Bills(Database database, Clock clock, Supplier<LocalTime> readyAt, Random random) {
        this.database = database;
        this.clock = clock;
        this.readyAt = readyAt;
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        this.key = new SecretKeySpec(secret, SHA256);
    }

    /** Whether the bill has been made by now. */
    public boolean isReady(BillPeriod period) {
        return period.isReady(clock.instant(), readyAt.get());
    }

    public boolean isOver(BillPeriod period) {
        return period.isOver(clock.instant());
    }

    /** How many lines the bill has. */
    public long lines(Sql sql, BillKind kind, String sellerId, BillPeriod period) {
        var span = new BillRows.Span(sellerId, period.begins(), period.ends());
        return switch (kind) {
            case TRADE -> BillRows.countTrades(sql, span);
            case ACCOUNT -> BillRows.countMovements(sql, span);
        };
    }

    /** The path and query of an address, in the form of Alipay's. */
    public String link(BillKind kind, String sellerId, BillPeriod period) {
        String account = sellerId + "0156";
        String file = account + "_" + period.digits() + ".csv.zip";
        Map<String, String> query = new LinkedHashMap<>();
        query.put("bizType", kind.word());
        query.put("userId", account);
        query.put("fileType", "csv.zip");
        query.put("bizDates", period.digits());
        query.put("downloadFileName", file);
        query.put("fileId", "/" + kind.word() + "/" + account + "/" + period.digits() + ".csv.zip");
        query.put("timestamp", Long.toString(clock.instant().getEpochSecond()));
        query.put("token", token(query));
        return PATH + "?" + Form.encode(query, StandardCharsets.UTF_8);
    }

    /** The archive; nothing when the address is not one of ours, or no longer good. */
    public Optional<byte[]> open(Map<String, String> query) {
        Map<String, String> asked = new LinkedHashMap<>(query);
        String token = Optional.ofNullable(asked.remove("token")).orElse("");
        if (!MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), token(asked).getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        Instant made = Instant.ofEpochSecond(Long.parseLong(asked.getOrDefault("timestamp", "0")));
        if (made.plus(LINK_LIFE).isBefore(clock.instant())) {
            return Optional.empty();
        }
        String userId = asked.getOrDefault("userId", "");
        var heading = new BillFile.Heading(
                BillKind.named(asked.getOrDefault("bizType", "")).orElseThrow(),
                userId.substring(0, userId.length() - 4),
                BillPeriod.parse(BeijingTime.dashed(asked.getOrDefault("bizDates", "")))
                        .orElseThrow(),
                clock.instant());
        return Optional.of(database.transact(sql -> BillFile.of(sql, heading)).zip(heading));
    }

    private String token(Map<String, String> query) {
        try {
            Mac mac = Mac.getInstance(SHA256);
            mac.init(key);
            byte[] sum = mac.doFinal(Form.encode(query, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, TOKEN_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + SHA256, e);
        }
    }
}
