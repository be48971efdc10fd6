package tongbao.simulate.world;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How often what goes wrong. Each run draws its own mix, so that rare accidents also come in crowds or all alone. */
final class Accidents {
    private static final List<Integer> RATES_PER_MILLE = List.of(0, 0, 10, 40, 120, 300);

    private final Chance chance;
    private final Map<Accident, Integer> rates = new EnumMap<>(Accident.class);
    private final Map<Accident, Integer> counts = new EnumMap<>(Accident.class);
    private boolean calm;

    Accidents(Chance chance) {
        this.chance = chance;
        for (Accident accident : Accident.values()) {
            int rate = chance.oneOf(RATES_PER_MILLE);
            // These strike at every step of every call: at full rate nothing would ever be done.
            boolean atEveryStep = accident == Accident.CRASH || accident == Accident.STORE_AWAY;
            rates.put(accident, atEveryStep ? rate / 4 : rate);
        }
    }

    boolean strikes(Accident accident) {
        if (calm || !chance.perMille(rates.getOrDefault(accident, 0))) {
            return false;
        }
        counts.merge(accident, 1, Integer::sum);
        return true;
    }

    /** From now on nothing goes wrong any more. */
    void calm() {
        calm = true;
    }

    Map<Accident, Integer> counts() {
        return counts;
    }
}
