/**
 * A durable PostgreSQL in a folder, that lives and dies with its parent: unpacked, initialised, started, and ended even
 * when the parent was killed. It knows nothing of payments.
 */
@NullMarked
package tongbao.postgres.embedded;

import org.jspecify.annotations.NullMarked;
