/** What is measured: gateway, PostgreSQL and sandbox as processes of their own, or a gateway that runs elsewhere. */
@NullMarked
package tongbao.bench.stack;

import org.jspecify.annotations.NullMarked;
