/** What a payment is and may become: values, wishes, facts and the rules between them; pure. */
@NullMarked
package tongbao.core.payment;

import org.jspecify.annotations.NullMarked;
