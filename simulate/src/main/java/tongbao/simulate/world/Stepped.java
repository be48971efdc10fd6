package tongbao.simulate.world;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Puts a step of the process before and after every call of a port, whichever calls the port has: there the process may
 * end, stand still, or lose its store. A proxy, so that no call of a port that grows is forgotten.
 */
public final class Stepped implements InvocationHandler {
    private static final ClassValue<Map<Method, String>> CALLS = new ClassValue<>() {
        @Override
        protected Map<Method, String> computeValue(Class<?> port) {
            return named(port);
        }
    };

    private final Class<?> port;
    private final Object inner;
    private final Steps steps;

    private Stepped(Class<?> port, Object inner, Steps steps) {
        this.port = port;
        this.inner = inner;
        this.steps = steps;
    }

    /** What happens around a call; {@code after} only when the call came back, not when it threw. */
    public interface Steps {
        void before(String call);

        void after(String call);
    }

    /** The same as {@code inner} with steps around its calls, and around those of the port that a call gives. */
    public static <T> T around(Class<T> port, T inner, Steps steps) {
        Class<?>[] ports = {port};
        InvocationHandler stepped = new Stepped(port, inner, steps);
        return port.cast(Proxy.newProxyInstance(Stepped.class.getClassLoader(), ports, stepped));
    }

    /**
     * Every call of a port by its name; calls that share a name have the types of their parameters behind it. A call
     * without parameters that gives the port itself is none.
     */
    public static Map<Method, String> calls(Class<?> port) {
        return CALLS.get(port);
    }

    private static Map<Method, String> named(Class<?> port) {
        Map<String, Long> times = Arrays.stream(port.getMethods())
                .filter(method -> isCall(port, method))
                .collect(Collectors.groupingBy(Method::getName, Collectors.counting()));
        Map<Method, String> names = new HashMap<>();
        for (Method method : port.getMethods()) {
            if (isCall(port, method)) {
                boolean isAlone = times.getOrDefault(method.getName(), 1L) == 1;
                names.put(method, isAlone ? method.getName() : withParameters(method));
            }
        }
        return Map.copyOf(names);
    }

    private static boolean isCall(Class<?> port, Method method) {
        return !Modifier.isStatic(method.getModifiers()) && !isPortItself(port, method);
    }

    private static boolean isPortItself(Class<?> port, Method method) {
        return method.getReturnType() == port && method.getParameterCount() == 0;
    }

    private static String withParameters(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(",", "(", ")"));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return called(method, arguments);
        }
        if (isPortItself(port, method)) {
            return around(port, called(method, arguments));
        }
        String call = calls(port).getOrDefault(method, method.getName());
        steps.before(call);
        Object answer = called(method, arguments);
        steps.after(call);
        return answer;
    }

    private <T> T around(Class<T> wanted, Object other) {
        return around(wanted, wanted.cast(other), steps);
    }

    private Object called(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(inner, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
