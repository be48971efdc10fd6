/** Bills of a day or a month, made from what happened: which can be had, how they are fetched, what is in them. */
@NullMarked
package tongbao.sandbox.bill;

import org.jspecify.annotations.NullMarked;
