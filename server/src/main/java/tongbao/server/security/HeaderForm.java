package tongbao.server.security;

import java.util.BitSet;

/**
 * The form of a header's value: characters of ASCII that it may have, and how many; {@code words} say it to people.
 * Each call has four of them, which patterns would make a tenth of its cost.
 */
record HeaderForm(BitSet characters, int lengthMin, int lengthMax, String words) {
    /** {@code characters} as in a pattern's brackets, ranges with {@code -}, a hyphen itself at the end. */
    static HeaderForm of(String characters, int lengthMin, int lengthMax, String words) {
        BitSet set = new BitSet(128);
        for (int i = 0; i < characters.length(); i++) {
            boolean isRange = i + 2 < characters.length() && characters.charAt(i + 1) == '-';
            char last = characters.charAt(isRange ? i + 2 : i);
            set.set(characters.charAt(i), last + 1);
            i += isRange ? 2 : 0;
        }
        return new HeaderForm(set, lengthMin, lengthMax, words);
    }

    boolean fits(String value) {
        if (value.length() < lengthMin || value.length() > lengthMax) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (!characters.get(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
