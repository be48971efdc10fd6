/** {@code ./tongbao simulate}: many seeds, and the mutants that have to be found. */
@NullMarked
package tongbao.simulate;

import org.jspecify.annotations.NullMarked;
