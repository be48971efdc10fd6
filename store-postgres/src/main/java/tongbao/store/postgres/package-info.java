/**
 * Core's {@code Store}, kept in PostgreSQL 15 or newer: {@link tongbao.store.postgres.PostgresStore} is the door. Every
 * write is one SQL statement over arrays of rows, guarded where it must be, and every statement names its buckets.
 */
@NullMarked
package tongbao.store.postgres;

import org.jspecify.annotations.NullMarked;
