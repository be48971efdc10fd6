@NullMarked
package tongbao.core.gateway;

import org.jspecify.annotations.NullMarked;
