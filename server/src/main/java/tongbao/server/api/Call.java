package tongbao.server.api;

import java.util.Optional;
import tongbao.server.json.Fields;
import tongbao.server.security.App;

/** A call that was let in: by whom, the id in its path, and its fields, from body or query. */
record Call(App app, Optional<String> id, Fields fields) {}
