package tongbao.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import tongbao.store.postgres.Database;

/** Reads {@code --database-url}: user and password are parameters of the address, as the JDBC driver takes them. */
final class DatabaseUrl {
    private DatabaseUrl() {}

    static Database read(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new Refusal("--database-url is jdbc:postgresql://host/database?user=…&password=…, not '"
                    + url.replaceAll("\\?.*", "?…") + "'");
        }
        int mark = url.indexOf('?');
        String user = "";
        String password = "";
        List<String> others = new ArrayList<>();
        for (String pair :
                mark < 0 ? List.<String>of() : List.of(url.substring(mark + 1).split("&"))) {
            if (pair.startsWith("user=")) {
                user = URLDecoder.decode(pair.substring("user=".length()), UTF_8);
            } else if (pair.startsWith("password=")) {
                password = URLDecoder.decode(pair.substring("password=".length()), UTF_8);
            } else {
                others.add(pair);
            }
        }
        String address = mark < 0 ? url : url.substring(0, mark);
        return Database.at(others.isEmpty() ? address : address + "?" + String.join("&", others), user, password);
    }
}
