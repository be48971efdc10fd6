/**
 * What single steps of the gateway cost, with the peers beside us in the same run: {@link
 * tongbao.bench.micro.Micro} is the door. Most steps are measured through the public doors of their modules; the few
 * that have none of their own (a text built without its signature, an answer checked without its call) are opened in
 * {@link tongbao.bench.micro.Inside} by method handles, which cost nothing once compiled, so that no module has to make
 * something public for the sake of being measured, and none shares its package with a stranger.
 */
@NullMarked
package tongbao.bench.micro;

import org.jspecify.annotations.NullMarked;
