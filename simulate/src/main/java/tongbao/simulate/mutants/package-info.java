/** Faults that a gateway must not have, put in from outside: who can't find them proves nothing by finding none. */
@NullMarked
package tongbao.simulate.mutants;

import org.jspecify.annotations.NullMarked;
