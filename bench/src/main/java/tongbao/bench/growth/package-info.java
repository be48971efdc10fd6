/**
 * What the gateway costs when it has grown: {@link tongbao.bench.growth.Growth} fills a database with millions of
 * payments that the rules themselves made, and {@link tongbao.bench.growth.GrowthCost} compares it with an empty one.
 * What it is for and how to repeat it: docs/growth.md.
 */
@NullMarked
package tongbao.bench.growth;

import org.jspecify.annotations.NullMarked;
