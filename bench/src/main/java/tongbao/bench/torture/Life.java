package tongbao.bench.torture;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import tongbao.bench.record.Told;
import tongbao.bench.record.Yuan;
import tongbao.bench.torture.Line.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One order from its creation to its last refund, with a shop that behaves, and a payer who is like payers are. */
final class Life {
    private static final List<String> PRODUCTS =
            List.of("page", "page", "page", "wap", "qr", "qr", "app", "barcode", "barcode", "jsapi");

    private static final String BUYER = "2088102146225135";
    private static final int LOOKS_MAX = 10;
    private static final int REFUNDS_MAX = 3;
    private static final int EXPIRES_SECONDS_FROM = 300;
    private static final int EXPIRES_SECONDS_TO = 900;
    private static final long TWIN_SECONDS_MAX = 600;

    private final Pretend pretend;
    private final Dealing dealing;
    private final Line line;
    private final SplittableGenerator chance;
    private String product = "";
    private boolean isPaid;

    Life(Pretend pretend, Dealing dealing, Line line, SplittableGenerator chance) {
        this.pretend = pretend;
        this.dealing = dealing;
        this.line = line;
        this.chance = chance;
    }

    void live() throws InterruptedException {
        Optional<JsonNode> made = create();
        if (made.isEmpty()) {
            return;
        }
        pay(made.get());
        if (percent(15)) {
            attempt().ifPresent(this::pay);
        }
        if (percent(12)) {
            end();
        }
        for (int looks = 0; looks < LOOKS_MAX && !isPaid; looks++) {
            line.pause(10, 500);
            look();
        }
        for (int refunds = isPaid ? chance.nextInt(REFUNDS_MAX + 1) : 0; refunds > 0; refunds--) {
            refund(refunds);
        }
        if (!isPaid && percent(40)) {
            end();
        }
        if (percent(20)) {
            line.get("/api/v1/pay/timeline/" + dealing.paymentId(), "");
        }
    }

    private boolean percent(int of) {
        return chance.nextInt(100) < of;
    }

    private String anyProduct() {
        return PRODUCTS.get(chance.nextInt(PRODUCTS.size()));
    }

    private Optional<JsonNode> create() throws InterruptedException {
        ObjectNode wish = JsonMapper.shared()
                .createObjectNode()
                .put("out_trade_no", dealing.outTradeNo())
                .put("total_amount", Yuan.text(dealing.fen()))
                .put("subject", "a book")
                .put("expires_in", chance.nextInt(EXPIRES_SECONDS_FROM, EXPIRES_SECONDS_TO));
        by(wish);
        dealing.created(Told.UNKNOWN);
        Answer answer = percent(8) ? twice("/api/v1/pay/create", wish) : line.post("/api/v1/pay/create", text(wish));
        if (answer instanceof Answer.Declined) {
            dealing.created(Told.REFUSED);
        }
        return shown(answer);
    }

    private static String text(ObjectNode wish) {
        return wish.toString();
    }

    /** Says by which product, and shows a code where that is needed. */
    private void by(ObjectNode wish) {
        product = anyProduct();
        wish.put("product", product);
        if (product.equals("barcode")) {
            wish.put("auth_code", pretend.code(percent(40)));
        }
        if (product.equals("jsapi")) {
            wish.put("buyer_id", BUYER);
        }
    }

    private ObjectNode about() {
        return JsonMapper.shared().createObjectNode().put("payment_id", dealing.paymentId());
    }

    private Optional<JsonNode> shown(Answer answer) {
        if (!(answer instanceof Answer.Done done)) {
            return Optional.empty();
        }
        dealing.shown(done.data());
        isPaid |= Yuan.fen(done.data().path("paid_amount").asString("")).orElse(0) > 0;
        return Optional.of(done.data());
    }

    /** The same wish by two threads at once; the answer of the one. */
    private Answer twice(String path, ObjectNode wish) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        List<Answer> others = new ArrayList<>();
        RandomGenerator theirs = chance.split();
        Line twin = line.twin("twin-" + chance.nextLong(Long.MAX_VALUE), theirs);
        Thread.ofVirtual().start(() -> {
            try {
                others.add(twin.post(path, text(wish)));
            } finally {
                over.countDown();
            }
        });
        Answer mine = line.post(path, text(wish));
        if (!over.await(TWIN_SECONDS_MAX, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a call lasts longer than all its tries together");
        }
        return mine instanceof Answer.Unknown ? others.getFirst() : mine;
    }

    /** A further attempt, by any product. */
    private Optional<JsonNode> attempt() {
        ObjectNode wish = about();
        by(wish);
        return shown(line.post("/api/v1/pay/attempt", text(wish)));
    }

    private void pay(JsonNode payment) {
        boolean comes = percent(85);
        Optional<String> orderNo = dealing.newestOrderNo();
        if (!comes || orderNo.isEmpty()) {
            dealing.note(Instant.now(), "no payer comes");
            return;
        }
        JsonNode way = payment.path("pay");
        switch (way.path("type").asString("")) {
            case "redirect" -> payByLink(way.path("url").asString(""), orderNo.get());
            case "order_string" -> {
                pretend.handOver(way.path("order_string").asString(""));
                payThere(orderNo.get(), Optional.empty());
            }
            case "trade_no" -> payThere(orderNo.get(), Optional.of(BUYER));
            case "qr_code" -> payThere(orderNo.get(), Optional.empty());
            default -> payByCode(payment, orderNo.get());
        }
    }

    private void payByLink(String url, String orderNo) {
        Optional<URI> address = line.open(url.substring(url.lastIndexOf('/') + 1));
        if (address.isEmpty()) {
            return;
        }
        if (percent(7)) {
            end(); // the tab stays open meanwhile
        }
        pretend.enter(address.get());
        payThere(orderNo, Optional.empty());
    }

    /** Who was asked for the password enters it, refuses, or walks away. */
    private void payByCode(JsonNode payment, String orderNo) {
        if (!payment.path("status").asString("").equals("awaiting") || percent(20)) {
            return;
        }
        if (percent(15)) {
            dealing.note(Instant.now(), "the payer refuses: " + pretend.refuse(orderNo));
        } else {
            payThere(orderNo, Optional.empty());
        }
    }

    private void payThere(String orderNo, Optional<String> buyer) {
        boolean taken = pretend.pay(orderNo, buyer);
        dealing.note(Instant.now(), "the payer pays " + orderNo + ": " + taken);
        if (taken) {
            dealing.paidThere(orderNo);
        }
    }

    private void look() {
        String sync = percent(50) ? "sync=true" : "sync=false";
        if (percent(30)) {
            shown(line.get("/api/v1/pay/query", "out_trade_no=" + dealing.outTradeNo() + "&" + sync));
        } else {
            shown(line.get("/api/v1/pay/query/" + dealing.paymentId(), sync));
        }
    }

    /** The shop gives the order up. */
    private void end() {
        String verb = product.equals("barcode") && percent(60) ? "cancel" : "close";
        shown(line.post("/api/v1/pay/" + verb, text(about())));
    }

    /** A part, or all that there was; asked for again where nobody knows, and sometimes by two threads at once. */
    private void refund(int number) throws InterruptedException {
        String requestNo = "R-" + number;
        long fen = percent(20) ? dealing.fen() : chance.nextLong(1, Math.max(2, dealing.fen() / 2));
        ObjectNode wish = about().put("out_request_no", requestNo).put("refund_amount", Yuan.text(fen));
        dealing.wants(requestNo, fen);
        Answer answer = percent(10) ? twice("/api/v1/pay/refund", wish) : line.post("/api/v1/pay/refund", text(wish));
        refundTold(requestNo, answer);
        if (percent(30)) {
            line.pause(20, 500);
            refundTold(requestNo, line.post("/api/v1/pay/refund", text(wish)));
        }
        if (answer instanceof Answer.Done done) {
            String id = done.data().path("refund_id").asString("");
            refundTold(requestNo, line.get("/api/v1/pay/refund/query/" + id, ""));
        }
    }

    private void refundTold(String requestNo, Answer answer) {
        switch (answer) {
            case Answer.Done done ->
                dealing.refund(requestNo, Told.DONE, done.data().path("status").asString(""));
            case Answer.Declined declined -> dealing.refund(requestNo, Told.REFUSED, declined.type());
            case Answer.Unknown unknown -> dealing.refund(requestNo, Told.UNKNOWN, "");
        }
    }
}
