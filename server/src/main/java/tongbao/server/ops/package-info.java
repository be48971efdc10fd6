/** Operation: health, logs, and the drain before a stop. */
@NullMarked
package tongbao.server.ops;

import org.jspecify.annotations.NullMarked;
