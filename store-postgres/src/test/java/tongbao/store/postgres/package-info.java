@NullMarked
package tongbao.store.postgres;

import org.jspecify.annotations.NullMarked;
