package tongbao.server;

/** A setting that can't be used; the message is one line that begins with the setting's name. */
public final class SettingsRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SettingsRefused(String setting, String problem) {
        super(setting + ": " + problem.replaceAll("\\s+", " "));
    }
}
