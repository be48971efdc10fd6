/** The web server underneath: bounded requests, bounded bodies, connections that can be cut. */
@NullMarked
package tongbao.sandbox.http;

import org.jspecify.annotations.NullMarked;
