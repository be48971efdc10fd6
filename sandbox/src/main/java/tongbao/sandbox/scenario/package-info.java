/** What goes wrong on order: single accidents, and scripts of many. */
@NullMarked
package tongbao.sandbox.scenario;

import org.jspecify.annotations.NullMarked;
