/** The way to whoever moves the money, as a port: asking, submitting, closing, refunding. */
@NullMarked
package tongbao.core.channel;

import org.jspecify.annotations.NullMarked;
