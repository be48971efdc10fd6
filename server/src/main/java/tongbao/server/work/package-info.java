/** The loops behind: what is due is looked at, what has expired is forgotten; each stops when told. */
@NullMarked
package tongbao.server.work;

import org.jspecify.annotations.NullMarked;
