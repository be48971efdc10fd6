/** The web server, by what goes over its sockets. */
@NullMarked
package tongbao.sandbox.http;

import org.jspecify.annotations.NullMarked;
