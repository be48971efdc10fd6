/**
 * Alipay's bills: fetched, unpacked, read line by line, and believed only if their own totals agree. A bill may be as
 * long as it likes; no more than one line of it is in memory.
 */
@NullMarked
package tongbao.alipay.bill;

import org.jspecify.annotations.NullMarked;
