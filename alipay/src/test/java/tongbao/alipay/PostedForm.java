package tongbao.alipay;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser would post of the HTML form of a {@link PayPage}. */
record PostedForm(String action, Map<String, String> query, Map<String, String> hidden) {
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    static PostedForm read(String html) {
        Matcher action = ACTION.matcher(html);
        if (!action.find()) {
            throw new IllegalArgumentException("no action");
        }
        String address = unescaped(action.group(1));
        var hidden = new TreeMap<String, String>();
        Matcher input = HIDDEN.matcher(html);
        while (input.find()) {
            hidden.put(unescaped(input.group(1)), unescaped(input.group(2)));
        }
        int mark = address.indexOf('?');
        return new PostedForm(address.substring(0, mark), Vectors.decodedQuery(address.substring(mark + 1)), hidden);
    }

    Map<String, String> all() {
        var all = new TreeMap<>(query);
        all.putAll(hidden);
        return all;
    }

    private static String unescaped(String text) {
        return text.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
