/** {@code tongbao bench}: load on a real gateway, and the client's record compared with the database afterwards. */
@NullMarked
package tongbao.bench;

import org.jspecify.annotations.NullMarked;
