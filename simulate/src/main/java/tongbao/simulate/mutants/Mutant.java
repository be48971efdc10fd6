package tongbao.simulate.mutants;

import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import tongbao.core.channel.Channel;
import tongbao.core.store.Store;
import tongbao.simulate.world.Door;
import tongbao.simulate.world.Seams;

/** The faults, each with what it stands for. Production code has no switch for them. */
public enum Mutant implements Seams {
    ANSWER_BEFORE_COMMIT("a write is answered before it is done, and is lost with the process") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.WriteBehind(inner);
        }
    },
    SUCCESS_BEFORE_COMMIT("a notice is answered success although keeping it failed") {
        @Override
        public Door door(Door inner, Store store, Channel channel) {
            return new MutantDoors.SuccessBeforeCommit(inner);
        }
    },
    VERSION_GUARD_OFF("a decision is kept whatever happened since it was made") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.Unguarded(inner);
        }
    },
    NO_RESERVATION("a refund is checked against what went back, not against what is promised") {
        @Override
        public Door door(Door inner, Store store, Channel channel) {
            return new MutantDoors.NoReservation(inner, store, channel);
        }
    },
    REFUND_BEFORE_COMMIT("a refund is asked for before it is kept") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.RefundsForgotten(inner);
        }
    },
    CLOSED_TAKEN_FOR_UNPAID("what Alipay calls closed is taken for never paid") {
        @Override
        public Channel channel(Channel inner, RandomGenerator chance) {
            return new MutantChannels.ClosedIsUnpaid(inner);
        }

        @Override
        public Door door(Door inner, Store store, Channel channel) {
            return new MutantDoors.ClosedIsUnpaid(inner);
        }
    },
    NEW_NUMBER_ON_RETRY("every try of a refund has a request number of its own") {
        @Override
        public Channel channel(Channel inner, RandomGenerator chance) {
            return new MutantChannels.NewNumbers(inner, chance);
        }
    },
    AMOUNT_UNCHECKED("a trade of another amount is taken for the order's") {
        @Override
        public Channel channel(Channel inner, RandomGenerator chance) {
            return new MutantChannels.AmountUnchecked(inner);
        }
    },
    SIGNATURE_UNCHECKED("a notice is believed whoever wrote it") {
        @Override
        public Door door(Door inner, Store store, Channel channel) {
            return new MutantDoors.SignatureUnchecked(inner);
        }
    },
    ACCOUNT_UNCHECKED("a notice to another account is believed") {
        @Override
        public Door door(Door inner, Store store, Channel channel) {
            return new MutantDoors.AccountUnchecked(inner);
        }
    },
    ORPHAN_DROPPED("a notice about an order that isn't kept is answered success") {
        @Override
        public Door door(Door inner, Store store, Channel channel) {
            return new MutantDoors.OrphanDropped(inner, store);
        }
    },
    LATE_SUCCESS_DROPPED("money that comes after the end is not taken") {
        @Override
        public Channel channel(Channel inner, RandomGenerator chance) {
            return new MutantChannels.LateDropped(inner);
        }

        @Override
        public Door door(Door inner, Store store, Channel channel) {
            return new MutantDoors.LateDropped(inner, store);
        }
    },
    UNKNOWN_TAKEN_FOR_FAILED("a call without an answer is taken for one that did nothing") {
        @Override
        public Channel channel(Channel inner, RandomGenerator chance) {
            return new MutantChannels.UnknownIsFailed(inner);
        }
    },
    NOT_CLOSED_BEFORE_THE_SECOND("a further attempt begins while the earlier one can be paid") {
        @Override
        public Channel channel(Channel inner, RandomGenerator chance) {
            return new MutantChannels.NeverClosed(inner);
        }
    },
    NOTHING_TO_CLOSE_IS_CLOSED("an attempt that Alipay doesn't know yet is taken for closed for good") {
        @Override
        public Channel channel(Channel inner, RandomGenerator chance) {
            return new MutantChannels.NothingIsClosed(inner);
        }
    },
    OPENED_WITHOUT_COMMIT("an address is signed though that it was opened is not kept") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.OpenedWithoutCommit(inner);
        }
    },
    DUPLICATE_KEPT("a second payment of the same order is kept") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.DuplicateKept(inner);
        }
    },
    LEASE_IGNORED("what one replica took is given to the other as well") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.LeaseIgnored(inner);
        }
    },
    LOOK_FORGOTTEN("the next look is planned for never") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.LookForgotten(inner);
        }
    },
    EVENT_TWICE("an event is recorded twice") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.EventTwice(inner);
        }
    },
    EVENT_LOST("an event is not recorded") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.EventLost(inner);
        }
    },
    WORD_LOST("a word to the app is not kept with what it tells") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.WordLost(inner);
        }
    },
    NONCE_FORGOTTEN("a copy of a call runs again") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.NonceForgotten(inner);
        }
    },
    CLOCK_AHEAD("a process' clock is half an hour ahead") {
        @Override
        public Clock clock(Clock inner) {
            return Clock.offset(inner, Duration.ofMinutes(30));
        }
    };

    private final String sentence;

    Mutant(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
