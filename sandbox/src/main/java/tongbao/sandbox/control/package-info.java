/** The calls with which a test looks into the sandbox and moves it. */
@NullMarked
package tongbao.sandbox.control;

import org.jspecify.annotations.NullMarked;
