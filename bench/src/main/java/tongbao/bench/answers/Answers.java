package tongbao.bench.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.alipay.api.AlipayApiException;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.domain.AlipayTradePrecreateModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.internal.util.AlipayLogger;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.response.AlipayTradeQueryResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import tongbao.bench.load.Diary;
import tongbao.bench.load.Drive;
import tongbao.bench.load.Pace;
import tongbao.bench.load.Sockets;
import tongbao.bench.stack.Alone;
import tongbao.bench.stack.Own;
import tongbao.bench.stack.StackBroken;
import tongbao.bench.watch.Family;

/**
 * {@code ./tongbao bench sandbox}: queries that were signed beforehand, as fast as they are answered. The first answer
 * is verified by Alipay's SDK, all others have to be the same text, which is signed anew each time.
 */
public final class Answers {
    private static final String NUMBER = "bench-1";
    private static final int CONNECTIONS = 16;
    /** More than any machine gives in the time. */
    private static final int ANSWERS_EACH_SECOND_MAX = 6_000;

    static {
        AlipayLogger.setNeedEnableLogger(false);
    }

    private final Alone sandbox;
    private final DefaultAlipayClient client;

    private Answers(Alone sandbox) {
        this.sandbox = sandbox;
        this.client = new DefaultAlipayClient(
                sandbox.url() + "/gateway.do",
                Own.ALIPAY_APP_ID,
                Base64.getEncoder().encodeToString(sandbox.key().getEncoded()),
                "json",
                "utf-8",
                sandbox.join(),
                "RSA2");
    }

    /** Starts a sandbox with the launcher, measures it and prints what came out; the exit code. */
    public static int run(List<String> launcher, Path logs, Duration warmUp, Duration measured) {
        try (Alone sandbox = Alone.start(launcher, logs)) {
            new Answers(sandbox).measure(warmUp, measured);
            return 0;
        } catch (AlipayApiException | IOException | StackBroken e) {
            System.err.println("tongbao bench sandbox: " + e);
            return 1;
        }
    }

    private void measure(Duration warmUp, Duration measured) throws AlipayApiException, IOException {
        String body = paidOrder();
        byte[] request = signedQuery();
        URI url = sandbox.url();
        try (Sockets sockets = new Sockets(new InetSocketAddress(url.getHost(), url.getPort()), CONNECTIONS)) {
            sockets.connect();
            Drive drive = new Drive(sockets, System::nanoTime);
            run(drive, request, warmUp);
            Family process = new Family(sandbox.pid());
            long before = process.cpuNanos().orElse(0);
            Diary diary = run(drive, request, measured);
            long spent = process.cpuNanos().orElse(0) - before;
            requireSame(diary, body);
            tell(diary, spent);
        }
    }

    /** The text that a query of a paid order is answered with; the SDK has verified it. */
    private String paidOrder() throws AlipayApiException {
        var order = new AlipayTradePrecreateModel();
        order.setOutTradeNo(NUMBER);
        order.setTotalAmount("88.88");
        order.setSubject("一本书");
        var precreate = new AlipayTradePrecreateRequest();
        precreate.setBizModel(order);
        client.execute(precreate);
        sandbox.control("trades/" + NUMBER + "/pay", "{}");
        AlipayTradeQueryResponse paid = client.execute(query());
        if (!"TRADE_SUCCESS".equals(paid.getTradeStatus())) {
            throw new StackBroken("the order is not paid: " + paid.getBody());
        }
        return paid.getBody();
    }

    private static AlipayTradeQueryRequest query() {
        var model = new AlipayTradeQueryModel();
        model.setOutTradeNo(NUMBER);
        var query = new AlipayTradeQueryRequest();
        query.setBizModel(model);
        return query;
    }

    private byte[] signedQuery() throws AlipayApiException {
        URI address = URI.create(client.pageExecute(query(), "GET").getBody());
        return ("GET " + address.getRawPath() + "?" + address.getRawQuery() + " HTTP/1.1\r\nHost: "
                        + address.getAuthority() + "\r\n\r\n")
                .getBytes(UTF_8);
    }

    private static Diary run(Drive drive, byte[] request, Duration most) {
        int size = (int) Math.max(1, most.toMillis() * ANSWERS_EACH_SECOND_MAX / 1000);
        return drive.run(new Repeated(request, size), new Pace.AsFastAsAnswered(), most);
    }

    private static void requireSame(Diary diary, String body) {
        for (int number = 0; number < diary.count(); number++) {
            String answer = diary.status(number) == 0 ? "nothing" : new String(diary.answer(number), UTF_8);
            if (!answer.endsWith(body)) {
                throw new StackBroken("answer " + number + " is another: " + answer);
            }
        }
    }

    private static void tell(Diary diary, long spentNanos) {
        long signatureNanos = Signing.nanosEach();
        long each = spentNanos / diary.count();
        System.out.printf(
                Locale.ROOT,
                """
                signed answers                %,9d  in %.1f s over %d connections, every one compared
                signed answers/s              %,9d  generator and sandbox share %d processors
                sandbox, µs an answer         %,9d  of processor time
                  of which the signature      %,9d  measured alone, with %s
                  of which the rest           %,9d  HTTP, the request's signature verified, SQLite
                """,
                diary.count(),
                diary.lengthNanos() / 1e9,
                CONNECTIONS,
                diary.count() * 1_000_000_000L / diary.lengthNanos(),
                Runtime.getRuntime().availableProcessors(),
                each / 1_000,
                signatureNanos / 1_000,
                Signing.PROVIDER,
                (each - signatureNanos) / 1_000);
    }
}
