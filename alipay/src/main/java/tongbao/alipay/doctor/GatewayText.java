package tongbao.alipay.doctor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Alipay says that it verified: {@code 验签字符串为：…} in the sub_msg of isv.invalid-signature. */
final class GatewayText {
    private static final String INTRODUCTION = "验签字符串为";
    private static final String LINK = "，解决方案：http";

    private GatewayText() {}

    /**
     * The text in the spellings in which it may have been copied: bare, from the sub_msg where every ampersand is
     * escaped, from the whole JSON. The likeliest is first.
     */
    static List<String> spellings(byte[] copied) {
        String text = new String(copied, StandardCharsets.UTF_8)
                .replaceFirst("^\ufeff", "")
                .replaceFirst("\\R$", "");
        int start = text.indexOf(INTRODUCTION);
        boolean inJson = start >= 0 && text.stripLeading().startsWith("{");
        if (start >= 0) {
            text = text.substring(start + INTRODUCTION.length()).replaceFirst("^[：:]", "");
        }
        if (inJson) {
            text = Ways.withoutJsonEscapes(text.substring(0, endOfString(text)));
        }
        int link = text.indexOf(LINK);
        text = link < 0 ? text : text.substring(0, link);
        Set<String> spellings =
                new LinkedHashSet<>(List.of(text.replace("&amp;", "&"), Ways.withoutEntities(text), text));
        return new ArrayList<>(spellings);
    }

    /** The text taken apart at the names that the request has. */
    static Parameters read(String text, Parameters like) {
        var names = new LinkedHashSet<>(like.fields().keySet());
        names.addAll(ParameterRepairs.KNOWN);
        String alternatives = names.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        var fields = new LinkedHashMap<String, String>();
        for (String pair : text.split("&(?=(?:" + alternatives + ")=)", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return like.of(fields);
    }

    private static int endOfString(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == '"') {
                return at;
            }
        }
        return text.length();
    }
}
