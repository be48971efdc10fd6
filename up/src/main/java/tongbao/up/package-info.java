/** Gateway, sandbox and PostgreSQL on one machine, by one command; and the small commands around them. */
@NullMarked
package tongbao.up;

import org.jspecify.annotations.NullMarked;
