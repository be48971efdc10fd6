/** Alipay's gateway.do, version 2: its checks, its answers, its methods. */
@NullMarked
package tongbao.sandbox.gateway;

import org.jspecify.annotations.NullMarked;
