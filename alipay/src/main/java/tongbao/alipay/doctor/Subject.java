package tongbao.alipay.doctor;

import java.util.List;
import java.util.Optional;

/**
 * A message that was read, ready to be examined.
 *
 * @param given as it is at hand, with what was already undone so that it could be read at all
 * @param sign the signature as text; empty if there is none
 * @param signType what the message says how it was signed, in Alipay's words
 * @param repairs what may be undone in it
 * @param seen what is wrong whether or not the signature is right
 * @param suspicions what is to be seen and explains a signature that is not right
 * @param gateway the text that the gateway says it verified, the likeliest spelling first
 */
record Subject<S extends Specimen>(
        Role.Side side,
        Guess<S> given,
        String sign,
        Optional<String> signType,
        List<Repair<S>> repairs,
        List<Finding> seen,
        List<Finding> suspicions,
        List<GatewaySaw<S>> gateway) {}
