/** The load generator: requests written before the clock starts, sent by one thread, judged after it stops. */
@NullMarked
package tongbao.bench.load;

import org.jspecify.annotations.NullMarked;
