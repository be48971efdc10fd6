/** The HTTP interface that business applications call. */
@NullMarked
package tongbao.server.api;

import org.jspecify.annotations.NullMarked;
