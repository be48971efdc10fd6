package tongbao.simulate.world;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Puts a step of the process before and after every call of a port, whichever calls the port has: there the process may
 * end, stand still, or lose its store. A proxy, so that no call of a port that grows is forgotten.
 */
final class Stepped implements InvocationHandler {
    private final Object inner;
    private final Steps steps;

    private Stepped(Object inner, Steps steps) {
        this.inner = inner;
        this.steps = steps;
    }

    /** What happens around a call. */
    interface Steps {
        void before(String call);

        void after(String call);
    }

    static <T> T around(Class<T> port, T inner, Steps steps) {
        Class<?>[] ports = {port};
        return port.cast(Proxy.newProxyInstance(Stepped.class.getClassLoader(), ports, new Stepped(inner, steps)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(inner, arguments);
        }
        boolean isPortItself = method.getReturnType().isInstance(proxy) && method.getParameterCount() == 0;
        if (isPortItself) {
            return proxy;
        }
        steps.before(method.getName());
        Object answer;
        try {
            answer = method.invoke(inner, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
        steps.after(method.getName());
        return answer;
    }
}
