/** What a trade may become, and what is told about it. */
@NullMarked
package tongbao.sandbox.trade;

import org.jspecify.annotations.NullMarked;
