/** Tests of the wire's parts. */
@NullMarked
package tongbao.sandbox.wire;

import org.jspecify.annotations.NullMarked;
