/** What Alipay's methods do, one class each; {@link tongbao.sandbox.method.AllMethods} lists them. */
@NullMarked
package tongbao.sandbox.method;

import org.jspecify.annotations.NullMarked;
