/** The calls that the bench makes: how each is written, and what a right answer to it is. */
@NullMarked
package tongbao.bench.calls;

import org.jspecify.annotations.NullMarked;
