@NullMarked
package tongbao.core.money;

import org.jspecify.annotations.NullMarked;
