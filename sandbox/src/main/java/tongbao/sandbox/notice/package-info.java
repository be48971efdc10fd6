/** The sending of notices: the ladder of repeats, and the lies a tester asked for. */
@NullMarked
package tongbao.sandbox.notice;

import org.jspecify.annotations.NullMarked;
