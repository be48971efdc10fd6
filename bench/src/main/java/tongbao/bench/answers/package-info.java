/** How many signed answers the sandbox gives, and what one costs it. */
@NullMarked
package tongbao.bench.answers;

import org.jspecify.annotations.NullMarked;
