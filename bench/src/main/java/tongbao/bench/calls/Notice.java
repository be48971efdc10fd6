package tongbao.bench.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tongbao.bench.record.Purchase;
import tongbao.bench.record.Told;
import tongbao.bench.record.Yuan;

/** {@code POST /api/v1/pay/callback}: the bench is Alipay, and tells that the payer has paid. */
public final class Notice implements Call {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.ofHours(8));
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.ofHours(8));
    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT).withZone(ZoneOffset.ofHours(8));
    private static final String BUYER_DIGITS = "5210";

    private final String host;
    private final String appId;
    private final String sellerId;
    private final PrivateKey key;
    private final InstantSource time;
    private long notices;

    public Notice(URI gateway, String appId, String sellerId, PrivateKey key, InstantSource time) {
        this.host = gateway.getRawAuthority();
        this.appId = appId;
        this.sellerId = sellerId;
        this.key = key;
        this.time = time;
    }

    @Override
    public Verb verb() {
        return Verb.NOTICE;
    }

    /** Signs them on all cores, for a signature takes most of a millisecond. */
    public List<byte[]> requests(List<Purchase> purchases) {
        purchases.forEach(this::number);
        return purchases.parallelStream().map(this::signed).toList();
    }

    @Override
    public byte[] request(Purchase purchase) {
        if (purchase.noticeId().isEmpty()) {
            number(purchase);
        }
        return signed(purchase);
    }

    /** Numbers in the pattern of Alipay's own. */
    private void number(Purchase purchase) {
        notices++;
        String day = DAY.format(time.instant());
        String running = String.format("%010d", notices);
        purchase.paidBy(
                day + "220014" + BUYER_DIGITS + running,
                day + "00222" + TIME_OF_DAY.format(time.instant()) + "0" + BUYER_DIGITS + running);
    }

    private byte[] signed(Purchase purchase) {
        Map<String, String> fields = fields(purchase);
        fields.put("sign", sign(text(fields)));
        fields.put("sign_type", "RSA2");
        byte[] body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(UTF_8);
        String head = "POST /api/v1/pay/callback HTTP/1.1\r\nHost: " + host
                + "\r\nContent-Type: application/x-www-form-urlencoded; charset=utf-8\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        return Caller.concat(head.getBytes(UTF_8), body);
    }

    /** All but {@code sign} and {@code sign_type}, which are not signed. */
    private Map<String, String> fields(Purchase purchase) {
        String now = SECONDS.format(time.instant());
        String amount = Yuan.text(purchase.fen());
        Map<String, String> fields = new TreeMap<>();
        fields.put("app_id", appId);
        fields.put("auth_app_id", appId);
        fields.put("buyer_id", "2088102" + BUYER_DIGITS + "12345");
        fields.put("buyer_logon_id", "138****0000");
        fields.put("buyer_pay_amount", amount);
        fields.put("charset", "utf-8");
        fields.put("fund_bill_list", "[{\"amount\":\"" + amount + "\",\"fundChannel\":\"ALIPAYACCOUNT\"}]");
        fields.put("gmt_create", now);
        fields.put("gmt_payment", now);
        fields.put("invoice_amount", amount);
        fields.put("notify_id", purchase.noticeId());
        fields.put("notify_time", now);
        fields.put("notify_type", "trade_status_sync");
        fields.put("out_trade_no", purchase.orderNo());
        fields.put("point_amount", "0.00");
        fields.put("receipt_amount", amount);
        fields.put("seller_email", "seller@example.com");
        fields.put("seller_id", sellerId);
        fields.put("subject", purchase.subject());
        fields.put("total_amount", amount);
        fields.put("trade_no", purchase.tradeNo());
        fields.put("trade_status", "TRADE_SUCCESS");
        fields.put("version", "1.0");
        return fields;
    }

    private static String text(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
    }

    private String sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Judgement judge(Purchase purchase, Reply reply) {
        if (reply.body().equals("success")) {
            record(purchase, Told.DONE);
            return new Judgement.Right();
        }
        record(purchase, Told.UNKNOWN);
        return new Judgement.Failed(reply.status() + " " + (reply.body().equals("failure") ? "failure" : "no word"));
    }

    @Override
    public void record(Purchase purchase, Told told) {
        purchase.paid(told);
    }
}
