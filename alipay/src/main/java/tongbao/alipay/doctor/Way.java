package tongbao.alipay.doctor;

import java.util.function.UnaryOperator;

/**
 * One way to undo an accident in a text.
 *
 * @param said what had happened, after a colon
 * @param undo returns the text itself where it does not apply
 */
record Way(Cause cause, String said, UnaryOperator<String> undo) {}
