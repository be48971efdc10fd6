/** The payer's pages: the link that leads to Alipay, and where Alipay sends the payer back. */
@NullMarked
package tongbao.server.cashier;

import org.jspecify.annotations.NullMarked;
