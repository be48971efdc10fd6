/** All of it together, from outside; and the house's own rules. */
@NullMarked
package tongbao.acceptance;

import org.jspecify.annotations.NullMarked;
