/** The server as a whole: its settings, its wiring, its start and its stop. */
@NullMarked
package tongbao.server;

import org.jspecify.annotations.NullMarked;
