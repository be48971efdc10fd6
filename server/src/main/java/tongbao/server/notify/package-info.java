/** Alipay's notices in: verified, committed, and only then answered {@code success}. */
@NullMarked
package tongbao.server.notify;

import org.jspecify.annotations.NullMarked;
