/** Core's channel, spoken in Alipay: its words end here. */
@NullMarked
package tongbao.connector.alipay;

import org.jspecify.annotations.NullMarked;
