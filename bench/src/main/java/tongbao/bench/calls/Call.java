package tongbao.bench.calls;

import tongbao.bench.record.Purchase;
import tongbao.bench.record.Told;

/** One kind of request about a purchase. */
public interface Call {
    Verb verb();

    /** The whole request, head and body, to be sent soon: signatures of apps are good for five minutes. */
    byte[] request(Purchase purchase);

    /** What an answer says. Where it says anything of the purchase, that goes into the record. */
    Judgement judge(Purchase purchase, Reply reply);

    /** Puts into the record what is known without a whole answer. */
    void record(Purchase purchase, Told told);
}
