package tongbao.bench.torture;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tongbao.bench.record.Yuan;
import tongbao.bench.stack.StackBroken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The pretend Alipay by its control calls: what payers do there, what goes wrong there, and what is true there. */
final class Pretend {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    /** A merchant's money is counted from the first payment on. */
    private static final long MERCHANT_BEGINS_WITH_FEN = 100_000_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI url;
    private final Web web;

    Pretend(URI url, Web web) {
        this.url = url;
        this.web = web;
    }

    URI url() {
        return url;
    }

    /** A payer pays what they are led to; whether the sandbox took the money now or before. */
    boolean pay(String orderNo, Optional<String> buyer) {
        ObjectNode who = JSON.createObjectNode();
        buyer.ifPresent(number -> who.put("buyer", number));
        return post("trades/" + orderNo + "/pay", who)
                .filter(trade -> trade.path("trade_status").asString("").equals("TRADE_SUCCESS"))
                .isPresent();
    }

    /** A payer who is asked for the password refuses; whether they were asked. */
    boolean refuse(String orderNo) {
        return post("trades/" + orderNo + "/refuse", JSON.createObjectNode()).isPresent();
    }

    /** A code on a payer's phone, for one payment and one minute. */
    String code(boolean asksForPassword) {
        return post("codes", JSON.createObjectNode().put("asks", asksForPassword))
                .map(code -> code.path("auth_code").asString(""))
                .orElseThrow(() -> new StackBroken("the sandbox gives no payment code"));
    }

    /** A payer's browser goes where it was sent; whether the page was there. */
    boolean enter(URI address) {
        return web.send(HttpRequest.newBuilder(address).GET())
                .filter(page -> page.statusCode() < 400)
                .isPresent();
    }

    /** The wallet's SDK hands an order text over, by which the trade begins. */
    boolean handOver(String orderText) {
        return enter(URI.create(url + "/gateway.do?" + orderText));
    }

    /** Moves its time ahead. */
    void advance(long seconds) {
        required("clock/advance", JSON.createObjectNode().put("seconds", seconds));
    }

    /** No fees, so that the merchant's balance is what came less what went back. */
    void takesNoFee() {
        required("customs", JSON.createObjectNode().put("fee_per_ten_thousand", 0));
    }

    /** Begins a script of accidents of calls and notices. */
    void goesWrong(RandomGenerator chance) {
        ObjectNode script = JSON.createObjectNode();
        script.put("name", "torture").put("seed", chance.nextInt(1_000_000_000));
        ArrayNode steps = script.putArray("steps");
        for (Mishap mishap : Mishap.values()) {
            steps.add(mishap.step());
        }
        required("scenario", script);
    }

    /** Nothing goes wrong any more; how often what went wrong, by kind. */
    Map<String, Long> behaves() {
        JsonNode happened = get("accidents/happened").path("counts");
        var _ = web.send(
                        HttpRequest.newBuilder(url.resolve("/sandbox/scenario")).DELETE())
                .filter(answer -> answer.statusCode() == OK)
                .orElseThrow(() -> new StackBroken("the sandbox does not end its script"));
        Map<String, Long> counts = new LinkedHashMap<>();
        happened.propertyNames()
                .forEach(kind -> counts.put(kind, happened.path(kind).asLong(0)));
        return counts;
    }

    String sellerId(String appId) {
        return get("apps/" + appId).path("seller_id").asString("");
    }

    /** What came to the merchant since the beginning less what went back, in fen. */
    long takenFen(String sellerId) {
        return fen(get("accounts/" + sellerId).path("balance").asString("")) - MERCHANT_BEGINS_WITH_FEN;
    }

    /** What is true there of an order number; nothing where nobody has ever used it. */
    Optional<There> trade(String orderNo) {
        HttpResponse<String> answer = web.send(HttpRequest.newBuilder(url.resolve("/sandbox/trades/" + orderNo))
                        .GET())
                .orElseThrow(() -> new StackBroken("the sandbox does not answer"));
        if (answer.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        JsonNode trade = JSON.readTree(answer.body());
        Map<String, Long> refunds = new LinkedHashMap<>();
        trade.path("refunds")
                .forEach(each -> refunds.merge(
                        each.path("out_request_no").asString(""),
                        fen(each.path("amount").asString("")),
                        Long::sum));
        return Optional.of(new There(
                orderNo,
                trade.path("trade_status").asString(""),
                fen(trade.path("total_amount").asString("")),
                fen(trade.path("refunded_amount").asString("")),
                refunds));
    }

    private static long fen(String yuan) {
        return Yuan.fen(yuan).orElseThrow(() -> new StackBroken("the sandbox says '" + yuan + "' for an amount"));
    }

    private JsonNode get(String path) {
        return web.send(HttpRequest.newBuilder(url.resolve("/sandbox/" + path)).GET())
                .filter(answer -> answer.statusCode() == OK)
                .map(answer -> JSON.readTree(answer.body()))
                .orElseThrow(() -> new StackBroken("the sandbox does not tell " + path));
    }

    private void required(String path, ObjectNode body) {
        var _ = post(path, body).orElseThrow(() -> new StackBroken("the sandbox does not take " + path + ": " + body));
    }

    private Optional<JsonNode> post(String path, ObjectNode body) {
        return web.send(HttpRequest.newBuilder(url.resolve("/sandbox/" + path))
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())))
                .filter(answer -> answer.statusCode() == OK)
                .map(answer -> JSON.readTree(answer.body()));
    }
}
