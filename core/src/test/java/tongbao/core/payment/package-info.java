@NullMarked
package tongbao.core.payment;

import org.jspecify.annotations.NullMarked;
