package tongbao.alipay.doctor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every key at hand that can be read, by what it is held to be. */
record KeyRing(List<Entry> entries, Map<Role, PastedKey> pasted) {
    /**
     * @param name in words, for people
     * @param typo how the pasted text had to be repaired to become this key; absent if it needed no repair
     */
    record Entry(Role role, String name, RsaKey key, Optional<String> typo) {}

    KeyRing {
        entries = List.copyOf(entries);
    }

    static KeyRing of(AtHand atHand) {
        var entries = new ArrayList<Entry>();
        var pasted = new EnumMap<Role, PastedKey>(Role.class);
        atHand.pasted().forEach((role, file) -> {
            PastedKey key = PastedKey.of(file);
            pasted.put(role, key);
            key.rsa().ifPresent(it -> entries.add(new Entry(role, role.words(), it, Optional.empty())));
        });
        atHand.others()
                .forEach((name, file) -> PastedKey.of(file)
                        .rsa()
                        .ifPresent(it ->
                                entries.add(new Entry(Role.OTHER, "the key called " + name, it, Optional.empty()))));
        return new KeyRing(entries, pasted);
    }

    Optional<RsaKey> key(Role role) {
        return entries.stream().filter(it -> it.role() == role).map(Entry::key).findFirst();
    }

    /** Those that a message of this side should be signed with, the ones that the other side verifies with first. */
    List<Entry> expected(Role.Side side) {
        List<Entry> registered = entries.stream()
                .filter(it -> it.role().side() == side && it.role() != Role.APPLICATION_PRIVATE_KEY)
                .toList();
        return registered.isEmpty()
                ? entries.stream().filter(it -> it.role().side() == side).toList()
                : registered;
    }

    /** The expected ones first, then all others. */
    List<Entry> inOrder(Role.Side side) {
        var all = new ArrayList<>(expected(side));
        entries.stream().filter(it -> !all.contains(it)).forEach(all::add);
        return all;
    }
}
