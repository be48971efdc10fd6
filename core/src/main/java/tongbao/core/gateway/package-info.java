/** The stories a payment lives through: create, open, notice, refund, close, look; decided purely, saved once, then acted. */
@NullMarked
package tongbao.core.gateway;

import org.jspecify.annotations.NullMarked;
