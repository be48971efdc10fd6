package tongbao.server.ops;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.lang.System.Logger.Level;

/** One line a request, at DEBUG. Queries are left out, and a payer's link is cut short: who has it may pay. */
public final class AccessLog implements Filter {
    private static final String LINK = "/pay/lnk_";
    private static final int LINK_SHOWN = LINK.length() + 4;
    private static final int PATH_MAX = 200;
    private static final System.Logger LOG = System.getLogger(AccessLog.class.getName());

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (!LOG.isLoggable(Level.DEBUG)) {
            chain.proceed();
            return;
        }
        long from = System.nanoTime();
        try {
            chain.proceed();
        } finally {
            String micros = Long.toString((System.nanoTime() - from) / 1_000);
            String status = Integer.toString(response.status().code());
            String method = request.prologue().method().text();
            LOG.log(
                    Level.DEBUG,
                    "{0} {1} {2} in {3} µs",
                    method,
                    shown(request.path().path()),
                    status,
                    micros);
        }
    }

    static String shown(String path) {
        if (path.startsWith(LINK) && path.length() > LINK_SHOWN) {
            return path.substring(0, LINK_SHOWN) + "…";
        }
        return path.length() > PATH_MAX ? path.substring(0, PATH_MAX) + "…" : path;
    }
}
