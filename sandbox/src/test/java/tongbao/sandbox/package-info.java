/** The sandbox over real sockets, with Alipay's official SDK as its first merchant. */
@NullMarked
package tongbao.sandbox;

import org.jspecify.annotations.NullMarked;
