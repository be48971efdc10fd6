/** The embedded PostgreSQL against real processes: killed, interrupted, left over, half-made. */
@NullMarked
package tongbao.postgres.embedded;

import org.jspecify.annotations.NullMarked;
