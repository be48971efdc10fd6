/** What is remembered: one SQLite file, one transaction an operation. */
@NullMarked
package tongbao.sandbox.state;

import org.jspecify.annotations.NullMarked;
