/** Who is calling, and what may they do. */
@NullMarked
package tongbao.server.security;

import org.jspecify.annotations.NullMarked;
