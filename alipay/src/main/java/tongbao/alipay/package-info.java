/**
 * Alipay's open platform, V2 and V3, by public keys or certificates: {@link tongbao.alipay.AlipayClient} is the door,
 * there is one file per Alipay method, and an answer of the world is an {@link tongbao.alipay.Outcome}, never an
 * exception.
 */
@NullMarked
package tongbao.alipay;

import org.jspecify.annotations.NullMarked;
