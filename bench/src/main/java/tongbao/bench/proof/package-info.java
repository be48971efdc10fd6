/** The comparison afterwards: what the client was told against what is there. */
@NullMarked
package tongbao.bench.proof;

import org.jspecify.annotations.NullMarked;
