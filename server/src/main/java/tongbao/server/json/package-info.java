/** JSON at the edge: a strict reader of requests, and a writer of answers. */
@NullMarked
package tongbao.server.json;

import org.jspecify.annotations.NullMarked;
