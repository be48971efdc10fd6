@NullMarked
package tongbao.core.store;

import org.jspecify.annotations.NullMarked;
