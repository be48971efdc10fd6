/** The stories a payment lives through: create, open, notice, refund, close, look. */
@NullMarked
package tongbao.core.gateway;

import org.jspecify.annotations.NullMarked;
