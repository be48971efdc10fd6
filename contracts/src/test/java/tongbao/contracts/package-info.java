@NullMarked
package tongbao.contracts;

import org.jspecify.annotations.NullMarked;
