/** Words to business apps out of the outbox. Until there are webhooks the log is their only listener. */
@NullMarked
package tongbao.server.outward;

import org.jspecify.annotations.NullMarked;
