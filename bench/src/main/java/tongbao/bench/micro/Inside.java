package tongbao.bench.micro;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import tongbao.alipay.AlipayClient;
import tongbao.alipay.Outcome;
import tongbao.alipay.TradeQuery;
import tongbao.connector.alipay.Links;
import tongbao.core.gateway.Gateway;
import tongbao.core.payment.Payment;
import tongbao.server.api.Api;
import tongbao.server.json.JsonWriter;
import tongbao.server.security.Algorithm;
import tongbao.server.security.Callers;
import tongbao.server.security.Knock;
import tongbao.store.postgres.PostgresStore;

/** Steps that have no door of their own; a handle that is constant is compiled like a plain call. */
final class Inside {
    private static final Room ALIPAY = new Room(AlipayClient.class);
    private static final Room SECURITY = new Room(Callers.class);
    private static final Room API = new Room(Api.class);
    private static final Room STORE = new Room(PostgresStore.class);

    private static final MethodHandle SIGNED_TEXT =
            ALIPAY.statically("SignedText", "of", methodType(String.class, Map.class));
    private static final MethodHandle KEYS =
            ALIPAY.constructor("Keys", methodType(void.class, String.class, List.class));
    private static final MethodHandle ANSWER = ALIPAY.statically(
            "Answer",
            "read",
            methodType(ALIPAY.type("Answer"), String.class, Charset.class, String.class, ALIPAY.type("Keys")));
    private static final MethodHandle OUTCOME =
            ALIPAY.statically("Verdict", "of", methodType(Outcome.class, ALIPAY.type("Call"), ALIPAY.type("Answer")));
    private static final MethodHandle CALL =
            ALIPAY.virtually("TradeQuery$Request", "call", methodType(ALIPAY.type("Call")));
    private static final MethodHandle CLAIM =
            SECURITY.statically("Claim", "of", methodType(SECURITY.type("Claim"), Knock.class));
    private static final MethodHandle LINES = SECURITY.statically(
            "SignedText", "of", methodType(String.class, Algorithm.class, SECURITY.type("Claim"), Knock.class));
    private static final MethodHandle PAYMENT_JSON =
            API.constructor("PaymentJson", methodType(void.class, Gateway.class, Links.class));
    private static final MethodHandle WRITE =
            API.virtually("PaymentJson", "write", methodType(void.class, Payment.class, JsonWriter.class));
    private static final MethodHandle MAP_WRITE =
            STORE.statically("TextMap", "write", methodType(String.class, Map.class));
    private static final MethodHandle MAP_READ =
            STORE.statically("TextMap", "read", methodType(Map.class, String.class));

    private Inside() {}

    /** A package, entered beside one of its classes. Everything in it is handed out as a plain object. */
    private record Room(Class<?> known) {
        Class<?> type(String name) {
            try {
                return Class.forName(known.getPackageName() + "." + name);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("what is measured was renamed", e);
            }
        }

        MethodHandle statically(String owner, String name, MethodType of) {
            return open((lookup, type) -> lookup.findStatic(type, name, of), owner);
        }

        MethodHandle virtually(String owner, String name, MethodType of) {
            return open((lookup, type) -> lookup.findVirtual(type, name, of), owner);
        }

        MethodHandle constructor(String owner, MethodType of) {
            return open((lookup, type) -> lookup.findConstructor(type, of), owner);
        }

        private MethodHandle open(Finding finding, String owner) {
            Class<?> type = type(owner);
            try {
                MethodHandle found = finding.in(MethodHandles.privateLookupIn(type, MethodHandles.lookup()), type);
                return found.asType(found.type().generic());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("what is measured was renamed", e);
            }
        }
    }

    private interface Finding {
        MethodHandle in(MethodHandles.Lookup lookup, Class<?> type) throws ReflectiveOperationException;
    }

    /** The text that Alipay wants signed. */
    static String signedText(Map<String, String> parameters) {
        try {
            return (String) (Object) SIGNED_TEXT.invokeExact((Object) parameters);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static Object keys(String applicationPrivateKey, List<String> alipayPublicKeys) {
        try {
            return (Object) KEYS.invokeExact((Object) applicationPrivateKey, (Object) alipayPublicKeys);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static Object answer(String body, Charset charset, String method, Object keys) {
        try {
            return (Object) ANSWER.invokeExact((Object) body, (Object) charset, (Object) method, keys);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static Outcome<?> outcome(Object call, Object answer) {
        try {
            return (Outcome<?>) (Object) OUTCOME.invokeExact(call, answer);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static Object call(TradeQuery.Request request) {
        try {
            return (Object) CALL.invokeExact((Object) request);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** The eight lines that an app signs. */
    static String callerLines(Algorithm algorithm, Knock knock) {
        try {
            Object claim = (Object) CLAIM.invokeExact((Object) knock);
            return (String) (Object) LINES.invokeExact((Object) algorithm, claim, (Object) knock);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static Object paymentJson(Gateway gateway, Links links) {
        try {
            return (Object) PAYMENT_JSON.invokeExact((Object) gateway, (Object) links);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static void write(Object paymentJson, Payment payment, JsonWriter writer) {
        try {
            Object _ = (Object) WRITE.invokeExact(paymentJson, (Object) payment, (Object) writer);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    static String textMap(Map<String, String> map) {
        try {
            return (String) (Object) MAP_WRITE.invokeExact((Object) map);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, String> textMap(String json) {
        try {
            return (Map<String, String>) (Object) MAP_READ.invokeExact((Object) json);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private static RuntimeException broken(Throwable e) {
        return new IllegalStateException("what is measured throws", e);
    }
}
