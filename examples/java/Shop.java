import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayClient;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.domain.AlipayTradePagePayModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.domain.AlipayTradeRefundModel;
import com.alipay.api.domain.AlipayTradeWapPayModel;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.request.AlipayTradePagePayRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.request.AlipayTradeWapPayRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * A little shop that takes money with Alipay's official SDK: {@code Shop.java SANDBOX [PORT]}. It sells one book.
 * Against the real Alipay the address and the keys come from its console; nothing else changes.
 */
public final class Shop {
    private static final String PRICE = "59.00";
    private static final Set<String> PAID = Set.of("TRADE_SUCCESS", "TRADE_FINISHED");
    private static final long[] WAITS_MS = {500, 1_000, 2_000, 4_000};

    record Order(String number, String amount, String status, String learnedBy) {
        /** On to the next status, once. */
        Order moved(String from, String to, String by) {
            return status.equals(from) ? new Order(number, amount, to, by) : this;
        }

        String json() {
            return "{\"out_trade_no\":\"%s\",\"total_amount\":\"%s\",\"status\":\"%s\",\"learned_by\":\"%s\"}"
                    .formatted(number, amount, status, learnedBy);
        }
    }

    private final Map<String, Order> orders = new ConcurrentHashMap<>();
    private final String appId;
    private final String alipayPublicKey;
    private final AlipayClient alipay;

    /** Makes keys of our own; the sandbox gives Alipay's for them. */
    Shop(String sandbox) throws Exception {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        KeyPair keys = rsa.generateKeyPair();
        appId = "2021" + System.nanoTime() % 1_000_000_000_000L;
        String publicKey = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        String joining = "{\"app_id\":\"" + appId + "\",\"app_public_key\":\"" + publicKey + "\"}";
        HttpRequest join = HttpRequest.newBuilder(URI.create(sandbox + "/sandbox/apps"))
                .POST(HttpRequest.BodyPublishers.ofString(joining))
                .build();
        String joined = HttpClient.newHttpClient()
                .send(join, HttpResponse.BodyHandlers.ofString())
                .body();
        alipayPublicKey = joined.replaceFirst(".*\"alipay_public_key\":\"([^\"]+)\".*", "$1");

        String privateKey = Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
        alipay = new DefaultAlipayClient(
                sandbox + "/gateway.do", appId, privateKey, "json", "utf-8", alipayPublicKey, "RSA2");
    }

    /** A new order, and the address at Alipay where it is paid. */
    private String buy(String product, String shop) throws AlipayApiException {
        String number = "book-" + System.nanoTime();
        orders.put(number, new Order(number, PRICE, "waiting", ""));
        AlipayRequest<? extends AlipayResponse> request = product.equals("wap") ? wap(number) : page(number);
        request.setReturnUrl(shop + "/back");
        request.setNotifyUrl(shop + "/notify");
        return alipay.pageExecute(request, "GET").getBody();
    }

    private static AlipayRequest<? extends AlipayResponse> page(String number) {
        var order = new AlipayTradePagePayModel();
        order.setOutTradeNo(number);
        order.setTotalAmount(PRICE);
        order.setSubject("一本书");
        order.setProductCode("FAST_INSTANT_TRADE_PAY");
        var request = new AlipayTradePagePayRequest();
        request.setBizModel(order);
        return request;
    }

    private static AlipayRequest<? extends AlipayResponse> wap(String number) {
        var order = new AlipayTradeWapPayModel();
        order.setOutTradeNo(number);
        order.setTotalAmount(PRICE);
        order.setSubject("一本书");
        order.setProductCode("QUICK_WAP_WAY");
        var request = new AlipayTradeWapPayRequest();
        request.setBizModel(order);
        return request;
    }

    /** Alipay tells us something; true is what it may stop telling us. */
    private boolean notified(Map<String, String> fields) {
        Order order = orders.get(fields.getOrDefault("out_trade_no", ""));
        if (!isAlipays(fields)
                || order == null
                || !appId.equals(fields.get("app_id"))
                || new BigDecimal(fields.get("total_amount")).compareTo(new BigDecimal(order.amount())) != 0) {
            return false;
        }
        if (PAID.contains(fields.get("trade_status"))) {
            learn(order, "waiting", "paid", "notice");
        }
        return true;
    }

    private boolean isAlipays(Map<String, String> fields) {
        try {
            return AlipaySignature.rsaCheckV1(new HashMap<>(fields), alipayPublicKey, "utf-8", "RSA2");
        } catch (AlipayApiException e) {
            return false; // what is no signature at all
        }
    }

    /** Moves an order on from one status to the next, once, and wakes who waits for that. */
    private synchronized Order learn(Order order, String from, String to, String by) {
        notifyAll();
        return orders.compute(order.number(), (number, known) -> known.moved(from, to, by));
    }

    private synchronized Order awaited(Order order, long millis) throws InterruptedException {
        wait(millis);
        return orders.get(order.number());
    }

    /** Asks Alipay, again and again with longer pauses: notices get lost. */
    private Order look(Order asked) throws AlipayApiException, InterruptedException {
        Order order = asked(asked);
        for (int at = 0; at < WAITS_MS.length && order.status().equals("waiting"); at++) {
            order = asked(awaited(order, WAITS_MS[at]));
        }
        return order;
    }

    private Order asked(Order order) throws AlipayApiException {
        var query = new AlipayTradeQueryModel();
        query.setOutTradeNo(order.number());
        var request = new AlipayTradeQueryRequest();
        request.setBizModel(query);
        String status = alipay.execute(request).getTradeStatus();
        return status != null && PAID.contains(status) ? learn(order, "waiting", "paid", "query") : order;
    }

    /** Gives all the money back; the same request number each time, so that it is given back once. */
    private Order refund(Order order) throws AlipayApiException {
        var all = new AlipayTradeRefundModel();
        all.setOutTradeNo(order.number());
        all.setOutRequestNo(order.number() + "-refund");
        all.setRefundAmount(order.amount());
        var request = new AlipayTradeRefundRequest();
        request.setBizModel(all);
        boolean done = alipay.execute(request).isSuccess();
        return done ? learn(order, "paid", "refunded", order.learnedBy()) : order;
    }

    /** What is done with an order before it is shown. */
    private interface Step {
        Order done(Order order) throws AlipayApiException, InterruptedException;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String query = String.valueOf(exchange.getRequestURI().getRawQuery());
            String host = "http://" + exchange.getRequestHeaders().getFirst("Host");
            switch (path[1]) {
                case "buy" -> {
                    exchange.getResponseHeaders().set("Location", buy(path[2], host));
                    exchange.sendResponseHeaders(302, -1);
                }
                case "notify" -> say(exchange, notified(form(body)) ? "success" : "failure");
                case "back" -> show(exchange, form(query).getOrDefault("out_trade_no", ""), this::look);
                case "orders" -> show(exchange, path[2], path.length > 3 ? this::refund : order -> order);
                default -> exchange.sendResponseHeaders(404, -1);
            }
        } catch (AlipayApiException | InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void show(HttpExchange exchange, String number, Step step)
            throws IOException, AlipayApiException, InterruptedException {
        Order known = orders.get(number);
        if (known == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            say(exchange, step.done(known).json());
        }
    }

    private static void say(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> form(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            String[] both = pair.split("=", 2);
            fields.put(both[0], URLDecoder.decode(both[both.length - 1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    public static void main(String[] args) throws Exception {
        Shop shop = new Shop(args[0]);
        int port = args.length > 1 ? Integer.parseInt(args[1]) : 8000;
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", shop::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        System.out.println("the shop: http://127.0.0.1:" + server.getAddress().getPort() + "/buy/page");
    }
}
