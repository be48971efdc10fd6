package tongbao.sandbox.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a method answers when it did not refuse.
 *
 * @param head what comes first in version 2, and is not said in version 3
 * @param members the answer itself; travels by name, in alphabetical order
 */
public record Answer(SequencedMap<String, Object> head, Map<String, Object> members) {
    public Answer {
        head = new LinkedHashMap<>(head);
        members = new TreeMap<>(members);
    }

    /** Done: {@code 10000}, {@code Success}. */
    public static Answer success(Map<String, ?> members) {
        SequencedMap<String, Object> head = new LinkedHashMap<>();
        head.put("code", "10000");
        head.put("msg", "Success");
        return new Answer(head, new TreeMap<>(members));
    }

    /** Begun, and now the payer must do something: {@code 10003}, with the blank that Alipay has there. */
    public static Answer inProcess(Map<String, ?> members) {
        SequencedMap<String, Object> head = new LinkedHashMap<>();
        head.put("code", "10003");
        head.put("msg", " order success pay inprocess");
        return new Answer(head, new TreeMap<>(members));
    }

    /** As version 2 has it: the head, then the members. */
    Map<String, Object> node() {
        Map<String, Object> node = new LinkedHashMap<>(head);
        node.putAll(members);
        return node;
    }
}
