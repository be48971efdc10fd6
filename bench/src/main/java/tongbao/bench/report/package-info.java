/** What was measured, as figures, text, JSON and a page. */
@NullMarked
package tongbao.bench.report;

import org.jspecify.annotations.NullMarked;
