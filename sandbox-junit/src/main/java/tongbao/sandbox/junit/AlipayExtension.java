package tongbao.sandbox.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import tongbao.sandbox.junit.AlipaySandbox.Lasting;

/** Starts an Alipay where {@link AlipaySandbox} asks for one, hands it out, and ends it with its class or test. */
final class AlipayExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(AlipayExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        boolean hasOne = running(context).isPresent(); // a nested class has that of the class around it
        if (!hasOne && wish(context).lasting() == Lasting.CLASS) {
            start(context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (wish(context).lasting() == Lasting.TEST) {
            start(context);
        }
    }

    /** JUnit closes what is in a context's store when the context ends. */
    private static void start(ExtensionContext context) {
        context.getStore(NAMESPACE).put(Running.class, Running.start(wish(context)));
    }

    private static Optional<Running> running(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(Running.class, Running.class));
    }

    private static AlipaySandbox wish(ExtensionContext context) {
        Optional<ExtensionContext> at = Optional.of(context);
        while (at.isPresent()) {
            Optional<AlipaySandbox> found = at.flatMap(ExtensionContext::getTestClass)
                    .flatMap(type -> AnnotationSupport.findAnnotation(type, AlipaySandbox.class));
            if (found.isPresent()) {
                return found.orElseThrow();
            }
            at = at.flatMap(ExtensionContext::getParent);
        }
        throw new IllegalStateException("the extension comes with @AlipaySandbox only");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Alipay.class;
    }

    @Override
    public Alipay resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context)
                .map(Running::alipay)
                .orElseThrow(() -> new ParameterResolutionException(
                        "with lasting = TEST there is an Alipay in tests and in @BeforeEach and @AfterEach only"));
    }
}
