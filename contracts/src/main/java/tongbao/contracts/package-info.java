/** What every Store must promise, as test suites that the fake and the real one pass alike. */
@NullMarked
package tongbao.contracts;

import org.jspecify.annotations.NullMarked;
