/** The client's record: what it asked for, and what it was told. */
@NullMarked
package tongbao.bench.record;

import org.jspecify.annotations.NullMarked;
