/** X.509 as Alipay uses it: an authority of the sandbox's own, what it issues, and the numbers of certificates. */
@NullMarked
package tongbao.sandbox.certificate;

import org.jspecify.annotations.NullMarked;
