package tongbao.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code dev.json}: how a program on this machine reaches the running gateway and sandbox as the demo app. */
record DevFile(String gatewayUrl, String sandboxUrl, String appId, String appSecret, String alipayAppId) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Path path(Path folder) {
        return folder.resolve("dev.json");
    }

    static void remove(Path folder) {
        try {
            Files.deleteIfExists(path(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Renames it into place, whole, readable by its owner only. */
    void write(Path folder) {
        ObjectNode json = JSON.createObjectNode()
                .put("gateway_url", gatewayUrl)
                .put("sandbox_url", sandboxUrl)
                .put("app_id", appId)
                .put("app_secret", appSecret)
                .put("alipay_app_id", alipayAppId);
        PrivateFiles.replace(path(folder), json.toPrettyString() + "\n");
    }

    static DevFile read(Path folder) {
        try {
            JsonNode json = JSON.readTree(Files.readString(path(folder)));
            return new DevFile(
                    text(json, "gateway_url"),
                    text(json, "sandbox_url"),
                    text(json, "app_id"),
                    text(json, "app_secret"),
                    text(json, "alipay_app_id"));
        } catch (IOException | JacksonException e) {
            throw new Refusal("nothing is running on " + folder + ": start it with './tongbao up' in another terminal");
        }
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asString("");
    }
}
