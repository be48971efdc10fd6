/** What went over the wire lately, as it was received and said; bounded in number and size, forgotten at the end. */
@NullMarked
package tongbao.sandbox.journal;

import org.jspecify.annotations.NullMarked;
