package tongbao.bench.torture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was killed, when, and where it stood. For several threads. */
final class Blows {
    private final List<Blow> all = new ArrayList<>();
    private final Map<String, Integer> aims = new HashMap<>();

    /** Whom SIGKILL met. */
    enum Victim {
        GATEWAY("gateway"),
        DATABASE("database"),
        BOTH("gateway and database");

        private final String word;

        Victim(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** One kill; {@code place} is a failpoint, or {@link #ANYWHERE}. */
    record Blow(Instant at, Victim victim, String gateway, String place) {
        @Override
        public String toString() {
            return at + "  killed " + victim.word() + " (" + gateway + ") at " + place;
        }
    }

    static final String ANYWHERE = "anywhere";

    synchronized void add(Blow blow) {
        all.add(blow);
    }

    /** Somebody is going to wait at this failpoint, whether or not anybody comes. */
    synchronized void aim(String place) {
        aims.merge(place, 1, Integer::sum);
    }

    synchronized int aims(String place) {
        return aims.getOrDefault(place, 0);
    }

    synchronized long count(Victim victim, String place) {
        return all.stream()
                .filter(blow -> blow.victim() == victim && blow.place().equals(place))
                .count();
    }

    synchronized long count(Victim victim) {
        return all.stream().filter(blow -> blow.victim() == victim).count();
    }

    /** At a failpoint, whoever was killed there. */
    synchronized long count(String place) {
        return all.stream().filter(blow -> blow.place().equals(place)).count();
    }

    /** Those between two moments, both included. */
    synchronized List<Blow> between(Instant from, Instant to) {
        return all.stream()
                .filter(blow -> !blow.at().isBefore(from) && !blow.at().isAfter(to))
                .toList();
    }
}
