/** Version 3 of Alipay's wire: one path for each method, signed headers, HTTP statuses. */
@NullMarked
package tongbao.sandbox.v3;

import org.jspecify.annotations.NullMarked;
