/** The way to what is kept, as a port: one guarded write per decision, and the leases of work that is due. */
@NullMarked
package tongbao.core.store;

import org.jspecify.annotations.NullMarked;
