/** Money: whole fen with a currency, and how text becomes it exactly or not at all. */
@NullMarked
package tongbao.core.money;

import org.jspecify.annotations.NullMarked;
