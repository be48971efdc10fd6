package tongbao.alipay.doctor;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the doctor was given besides the message. Prints without the keys.
 *
 * @param pasted the files of the keys and certificates, as they are
 * @param others further keys that might have signed, by what they are called
 */
record AtHand(
        Map<Role, byte[]> pasted,
        Map<String, byte[]> others,
        Optional<byte[]> rootCertificates,
        Optional<byte[]> contentKey,
        Optional<String> appId,
        Optional<Instant> now,
        Environment environment,
        KeyFormat format,
        int guessesMax) {
    AtHand {
        pasted = Collections.unmodifiableMap(new EnumMap<>(pasted));
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }

    List<Certificate> certificates(Role role) {
        byte[] file = pasted.get(role);
        return file == null ? List.of() : Certificate.all(file);
    }

    List<Certificate> roots() {
        return rootCertificates.map(Certificate::all).orElse(List.of());
    }

    @Override
    public String toString() {
        return "AtHand[" + pasted.keySet() + "]";
    }
}
