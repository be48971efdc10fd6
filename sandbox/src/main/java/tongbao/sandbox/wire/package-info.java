/** What travels: forms, JSON, amounts, times and signatures, written anew so that no client code judges itself. */
@NullMarked
package tongbao.sandbox.wire;

import org.jspecify.annotations.NullMarked;
