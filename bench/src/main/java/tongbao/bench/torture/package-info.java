/**
 * Torture: load on real gateways that are killed, over a real database that is killed, with accidents at Alipay; then
 * the client's record, the database and the sandbox are compared row by row.
 */
@NullMarked
package tongbao.bench.torture;

import org.jspecify.annotations.NullMarked;
