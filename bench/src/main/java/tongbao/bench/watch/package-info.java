/** What a run costs the machine: processor time, memory, allocation, batches; and what machine it is. */
@NullMarked
package tongbao.bench.watch;

import org.jspecify.annotations.NullMarked;
