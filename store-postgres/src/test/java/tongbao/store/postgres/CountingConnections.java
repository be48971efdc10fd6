package tongbao.store.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Connections that count the statements which are executed on them. */
final class CountingConnections {
    private final AtomicInteger executed = new AtomicInteger();

    int executedSince(Runnable work) {
        executed.set(0);
        work.run();
        return executed.get();
    }

    DataSource watch(DataSource connections) {
        return watched(DataSource.class, connections);
    }

    private <T> T watched(Class<T> type, T original) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (ignored, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        executed.incrementAndGet();
                    }
                    try {
                        Object result = method.invoke(original, arguments);
                        return switch (result) {
                            case PreparedStatement statement -> watched(PreparedStatement.class, statement);
                            case Connection connection -> watched(Connection.class, connection);
                            case null -> null;
                            default -> result;
                        };
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
        return type.cast(proxy);
    }
}
