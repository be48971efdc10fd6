package tongbao.server.api;

import java.util.Optional;
import tongbao.core.store.Once;
import tongbao.server.json.Fields;
import tongbao.server.security.App;
import tongbao.server.security.Caller;

/** A call that was let in: by whom, the id in its path, and its fields, from body or query. */
record Call(Caller caller, Optional<String> id, Fields fields) {
    App app() {
        return caller.app();
    }

    /** The caller's nonce, to go along with the first write. */
    Once once() {
        return caller.once();
    }
}
