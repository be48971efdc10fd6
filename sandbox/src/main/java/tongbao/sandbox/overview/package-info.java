/** The page where a developer sees what goes over the wire. */
@NullMarked
package tongbao.sandbox.overview;

import org.jspecify.annotations.NullMarked;
