/** The payer's pages. */
@NullMarked
package tongbao.sandbox.wallet;

import org.jspecify.annotations.NullMarked;
