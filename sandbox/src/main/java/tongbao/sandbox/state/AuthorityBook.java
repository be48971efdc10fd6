package tongbao.sandbox.state;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tongbao.sandbox.certificate.Authority;
import tongbao.sandbox.certificate.Pem;
import tongbao.sandbox.wire.RsaKeys;

/** The sandbox's one certificate authority, made when it is first needed and kept for the life of the file. */
public final class AuthorityBook {
    private final Database database;
    private final Supplier<Authority> making;
    private final AtomicReference<@Nullable Authority> present = new AtomicReference<>();

    public AuthorityBook(Database database, Supplier<Authority> making) {
        this.database = database;
        this.making = making;
    }

    /** Not to be called inside a transaction: making it takes a while. */
    public Authority get() {
        Authority known = present.get();
        if (known != null) {
            return known;
        }
        Authority authority = database.transact(AuthorityBook::find).orElseGet(this::made);
        present.set(authority);
        return authority;
    }

    private Authority made() {
        Authority made = making.get();
        return database.transact(sql -> {
            Optional<Authority> earlier = find(sql);
            if (earlier.isEmpty()) {
                sql.change(
                        "INSERT INTO authority (id, root, issuer, issuers_key) VALUES (1, ?, ?, ?)",
                        Pem.write(made.root()),
                        Pem.write(made.issuer()),
                        RsaKeys.text(made.issuersKey()));
            }
            return earlier.orElse(made);
        });
    }

    private static Optional<Authority> find(Sql sql) {
        return sql.first("SELECT * FROM authority", AuthorityBook::read);
    }

    private static Authority read(Row row) throws SQLException {
        return new Authority(
                Pem.certificate(row.text("root")).orElseThrow(),
                Pem.certificate(row.text("issuer")).orElseThrow(),
                RsaKeys.privateKey(row.text("issuers_key")));
    }
}
