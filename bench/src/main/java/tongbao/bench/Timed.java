package tongbao.bench;

import java.time.Duration;
import tongbao.bench.load.Deck;
import tongbao.bench.load.Diary;
import tongbao.bench.load.Drive;
import tongbao.bench.load.Pace;

/** A run whose clock has stopped, and which nobody has looked at yet. */
record Timed(Diary diary, Meters.Reading before, Meters.Reading after) {
    /** How the load comes. */
    record Load(Pace pace, Duration most) {
        static Load of(Options.Load options, int seconds) {
            Pace pace = options.rate().isPresent()
                    ? new Pace.PerSecond(options.rate().getAsInt())
                    : new Pace.AsFastAsAnswered();
            return new Load(pace, Duration.ofSeconds(seconds));
        }

        /** The same for no longer than this. */
        Load within(Duration bound) {
            return new Load(pace, bound.compareTo(most) < 0 ? bound : most);
        }
    }

    static Timed run(Drive drive, Deck deck, Load load, Meters meters) {
        return run(drive, deck, load, meters, meters.before());
    }

    /** For a run that follows another at once: the other's last reading is its first. */
    static Timed run(Drive drive, Deck deck, Load load, Meters meters, Meters.Reading before) {
        Diary diary = drive.run(deck, load.pace(), load.most());
        return new Timed(diary, before, meters.after());
    }
}
