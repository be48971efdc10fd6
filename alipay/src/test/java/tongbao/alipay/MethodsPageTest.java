package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongbao.alipay.bill.Bill;
import tongbao.alipay.bill.BillDownload;
import tongbao.alipay.bill.BillLine;
import tongbao.alipay.bill.BillReader;
import tongbao.alipay.bill.YuanMoved;

/** {@code METHODS.md} says what is true: its snippets run here, and its table is the client. */
class MethodsPageTest {
    private static final Pattern SNIPPET = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("\\| `(alipay\\.[a-z.]+)` \\| `(\\w+)` · `(\\w+)` \\| (.+) \\|");

    private static final Pattern ROW_OF_README = Pattern.compile("(?m)^\\| [a-z' ]+ \\| (`.+) \\|$");
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_payer_pays_by_a_code() {
        Instant now = Instant.parse("2026-11-22T10:00:00Z");
        String code = "286512345678901234";
        try (var gateway = new FakeAlipay()) {
            gateway.signs(
                    TradePay.METHOD,
                    "{\"code\":\"10003\",\"out_trade_no\":\"T20261122100000002\",\"trade_no\":\"2026\"}");
            var alipay = Vectors.client().gateway(gateway.address()).build();
            var order = TradeOrder.of(new OutTradeNo("T20261122100000002"), Yuan.of("5.00"), "Two apples")
                    .withTimeExpire(now.plus(Duration.ofMinutes(5)))
                    .with(TradeOrder.GOODS_DETAIL, List.of(GoodsDetail.of("apple-01", "Apple", 2, Yuan.of("2.50"))))
                    .with(TradeOrder.EXTEND_PARAMS, ExtendParams.of().with(ExtendParams.ROYALTY_FREEZE, true));
            String told = switch (alipay.pay(TradePay.Request.of(order, new TradePay.From.BarCode(code)))) {
                case Progress.Finished<TradePay.Reply>(var reply) -> "paid as " + reply.tradeNo();
                case Progress.Underway<TradePay.Reply> _ -> "ask the payer to look at the phone, and query";
                case Progress.Failed<TradePay.Reply> _ -> "failed; another try needs another number";
                case Progress.Refused<TradePay.Reply>(var refusal) ->
                    "nothing happened: " + refusal.subCode().meaning();
                case Progress.Unknown<TradePay.Reply> _ -> "query; if it stays unpaid, cancel";
            };
            assertThat(told).startsWith("ask the payer");
            assertThat(gateway.asked().get("biz_content")).contains("\"royalty_freeze\":\"true\"");
        }
    }

    @Test
    void a_bill_is_fetched_and_read() throws IOException {
        byte[] zip = Files.readAllBytes(Path.of("src/test/resources/fuzz/bill/trade.zip"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, zip.length);
                exchange.getResponseBody().write(zip);
            }
        });
        server.start();
        var reply = new DataDataserviceBillDownloadurlQuery.Reply(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/bill"), Map.of());
        HttpClient http = HttpClient.newHttpClient();
        Path file = folder.resolve("bill.zip");
        Map<TradeNo, YuanMoved> book = new HashMap<>();
        String told = "";
        URI address = reply.billDownloadUrl(); // holds for 30 seconds
        if (new BillDownload(http).fetch(address, file) instanceof BillDownload.Result.Fetched fetched) {
            try (var in = Files.newInputStream(fetched.file())) {
                Bill bill = new BillReader().read(in, line -> {
                    if (line instanceof BillLine.Trade trade) {
                        book.merge(trade.tradeNo(), trade.receipt(), YuanMoved::plus);
                    }
                });
                told = bill.files().getFirst().lines() + " lines agree with their totals";
            }
        }
        server.stop(0);
        assertThat(told).isEqualTo("2 lines agree with their totals");
        assertThat(book).containsOnly(Map.entry(new TradeNo("2019091622001458860515315453"), YuanMoved.ZERO));
    }

    @Test
    void the_page_shows_what_is_run_here() throws IOException {
        String here = squeezed(Files.readString(Path.of("src/test/java/tongbao/alipay/MethodsPageTest.java")));
        List<String> snippets =
                SNIPPET.matcher(page()).results().map(it -> it.group(1)).toList();
        assertThat(snippets).hasSize(3).allSatisfy(it -> assertThat(here).contains(squeezed(it)));
    }

    @Test
    void the_table_is_the_client() throws Exception {
        Set<String> listed = new TreeSet<>();
        for (var row : ROW.matcher(page()).results().toList()) {
            Class<?> type = Class.forName("tongbao.alipay." + row.group(3));
            var name = type.getDeclaredField("METHOD");
            name.setAccessible(true);
            assertThat(name.get(type)).as(row.group(3)).isEqualTo(row.group(1));
            Class<?> request = Class.forName(type.getName() + "$Request");
            assertThat(AlipayClient.class.getMethod(row.group(2), request)).isNotNull();
            listed.add(row.group(2));
        }
        assertThat(listed).isEqualTo(methods());
    }

    /** What is only signed needs no path: a browser or an app brings it to the gateway. */
    @Test
    void protocol_v3_has_a_path_for_every_call_but_the_one_that_is_named() throws IOException {
        List<String> without = ROW.matcher(page())
                .results()
                .filter(row -> !row.group(4).contains("only signed"))
                .map(row -> row.group(1))
                .filter(method -> !PathV3.isThere(method))
                .toList();
        assertThat(without).containsExactly(OpenAppNotifyVerify.METHOD);
        assertThat(page()).contains("no path for `" + OpenAppNotifyVerify.METHOD + "`");
    }

    @Test
    void the_readme_names_every_method() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        Set<String> named = ROW_OF_README
                .matcher(readme)
                .results()
                .flatMap(row -> WORD.matcher(row.group(1)).results())
                .map(it -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isEqualTo(methods());
    }

    private static Set<String> methods() {
        Set<String> methods = Arrays.stream(AlipayClient.class.getDeclaredMethods())
                .filter(it -> Modifier.isPublic(it.getModifiers()) && takesOneRequest(it))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        methods.remove("call"); // any method by its name
        return methods;
    }

    private static boolean takesOneRequest(Method method) {
        return method.getParameterCount() == 1
                && method.getParameterTypes()[0].getSimpleName().equals("Request");
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("METHODS.md"));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
