/** The doubles that ship with core: a clock moved by hand, a store in memory, a channel with a script. */
@NullMarked
package tongbao.core.testing;

import org.jspecify.annotations.NullMarked;
