/** One run: two gateways over one store, payers, apps and Alipay, on one thread and a clock that is moved by hand. */
@NullMarked
package tongbao.simulate.world;

import org.jspecify.annotations.NullMarked;
