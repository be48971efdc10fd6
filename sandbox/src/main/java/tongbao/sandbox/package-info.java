/** A pretend Alipay: the same wire, a payer's wallet in the browser, and accidents on demand. */
@NullMarked
package tongbao.sandbox;

import org.jspecify.annotations.NullMarked;
