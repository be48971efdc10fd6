/**
 * Alipay's open platform (gateway v2, public key mode): {@link tongbao.alipay.AlipayClient} is the door, there is
 * one file per Alipay method, and an answer of the world is an {@link tongbao.alipay.Outcome}, never an exception.
 */
@NullMarked
package tongbao.alipay;

import org.jspecify.annotations.NullMarked;
