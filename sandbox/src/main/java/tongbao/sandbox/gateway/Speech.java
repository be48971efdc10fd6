package tongbao.sandbox.gateway;

import tongbao.sandbox.http.Reply;
import tongbao.sandbox.trade.Refusal;

/** How one caller is answered: in which version, charset, signature and cipher. */
public interface Speech {
    Reply answer(Answer answer);

    Reply refusal(Refusal refusal);

    /** Says the same, looks signed, and is not: the signature is over another text. */
    Speech badlySigned();
}
