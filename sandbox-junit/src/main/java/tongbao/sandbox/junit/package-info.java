/** A pretend Alipay for tests: {@code @AlipaySandbox} on a class, {@code Alipay} as a parameter. */
@NullMarked
package tongbao.sandbox.junit;

import org.jspecify.annotations.NullMarked;
