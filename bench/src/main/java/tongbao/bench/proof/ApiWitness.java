package tongbao.bench.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tongbao.bench.calls.Call;
import tongbao.bench.calls.Judgement;
import tongbao.bench.calls.Query;
import tongbao.bench.calls.Reply;
import tongbao.bench.calls.Verb;
import tongbao.bench.record.Purchase;
import tongbao.bench.record.Told;
import tongbao.bench.record.Yuan;
import tools.jackson.databind.JsonNode;

/**
 * Asks the API about every purchase, where there is no database to look into. It can't see what nobody asked for, nor
 * which notices were kept.
 */
public final class ApiWitness implements Call {
    private static final int NOT_FOUND = 404;

    private final Query query;
    private final List<Kept> kept = new ArrayList<>();
    private final Set<Purchase> answered = new HashSet<>();

    public ApiWitness(Query query) {
        this.query = query;
    }

    public List<Kept> kept() {
        return kept;
    }

    /** Whether the API has said what there is to say about this one; another time it may. */
    public boolean hasAnswered(Purchase purchase) {
        return answered.contains(purchase);
    }

    @Override
    public Verb verb() {
        return Verb.QUERY;
    }

    @Override
    public byte[] request(Purchase purchase) {
        return query.request(purchase);
    }

    @Override
    public Judgement judge(Purchase purchase, Reply reply) {
        if (reply.status() == NOT_FOUND) {
            answered.add(purchase);
            return new Judgement.Right();
        }
        JsonNode shown = reply.data();
        if (shown.isMissingNode()) {
            return new Judgement.Failed(reply.failure());
        }
        answered.add(purchase);
        kept.add(read(shown));
        return new Judgement.Right();
    }

    private static Kept read(JsonNode shown) {
        String url = shown.path("pay").path("url").asString("");
        List<Kept.Attempt> attempts = new ArrayList<>();
        for (JsonNode attempt : shown.path("attempts")) {
            attempts.add(new Kept.Attempt(
                    text(attempt, "alipay_out_trade_no"),
                    url.substring(url.lastIndexOf('/') + 1),
                    text(attempt, "status"),
                    text(attempt, "alipay_trade_no")));
        }
        return new Kept(
                text(shown, "out_trade_no"),
                text(shown, "payment_id"),
                new Kept.Sums(fen(shown, "total_amount"), fen(shown, "paid_amount"), fen(shown, "refunded_amount")),
                text(shown, "subject"),
                attempts,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    /** Less than nothing where it is no amount: that equals nothing. */
    private static long fen(JsonNode node, String name) {
        OptionalLong fen = Yuan.fen(text(node, name));
        return fen.orElse(-1);
    }

    @Override
    public void record(Purchase purchase, Told told) {}
}
