package tongbao.sandbox.gateway;

import java.time.Duration;
import tongbao.sandbox.http.Reply;
import tongbao.sandbox.trade.Refusal;

/** How one caller is answered: in which version, charset, signature and cipher. */
public interface Speech {
    Reply answer(Answer answer);

    Reply refusal(Refusal refusal);

    /** Says the same, looks signed, and is not: the signature is over another text. */
    Speech badlySigned();

    /** Says the same by a clock that is wrong by so much, where the time is said at all. */
    Speech skewed(Duration skew);

    /** Whether a caller by another clock than this one is refused. */
    boolean looksAtTime();
}
