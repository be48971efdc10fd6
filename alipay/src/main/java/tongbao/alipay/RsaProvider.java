package tongbao.alipay;

import java.util.Optional;

/**
 * Who does the arithmetic of signatures here.
 *
 * @param name the provider with its version, or {@code the JDK}
 * @param problem why it isn't the faster provider that was found; empty where none was, or where it is in use
 */
public record RsaProvider(String name, Optional<String> problem) {}
