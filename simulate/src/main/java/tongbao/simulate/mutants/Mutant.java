package tongbao.simulate.mutants;

import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import tongbao.core.channel.Channel;
import tongbao.core.store.Store;
import tongbao.simulate.world.Door;
import tongbao.simulate.world.Rule;
import tongbao.simulate.world.Seams;

/** The faults, each with what it stands for. Production code has no switch for them. */
public enum Mutant implements Seams {
    ANSWER_BEFORE_COMMIT(
            Rule.KEPT_BEFORE_ANSWERED, "a write is answered before it is done, and is lost with the process") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.WriteBehind(inner);
        }
    },
    SUCCESS_BEFORE_COMMIT(Rule.KEPT_BEFORE_ANSWERED, "a notice is answered success although keeping it failed") {
        @Override
        public Door door(Door inner, Store store, Channel channel) {
            return new MutantDoors.SuccessBeforeCommit(inner);
        }
    },
    VERSION_GUARD_OFF(Rule.DECIDED_ON_WHAT_IS_KEPT, "a decision is kept whatever happened since it was made") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.Unguarded(inner);
        }
    },
    NO_RESERVATION(Rule.REFUNDS_FIT, "a refund is checked against what went back, not against what is promised") {
        @Override
        public Door door(Door inner, Store store, Channel channel) {
            return new MutantDoors.NoReservation(inner, store, channel);
        }
    },
    REFUND_BEFORE_COMMIT(Rule.KEPT_BEFORE_ANSWERED, "a refund is asked for before it is kept") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.RefundsForgotten(inner);
        }
    },
    CLOSED_TAKEN_FOR_UNPAID(Rule.PAID_THERE_IS_PAID_HERE, "what Alipay calls closed is taken for never paid") {
        @Override
        public Channel channel(Channel inner, RandomGenerator chance) {
            return new MutantChannels.ClosedIsUnpaid(inner);
        }

        @Override
        public Door door(Door inner, Store store, Channel channel) {
            return new MutantDoors.ClosedIsUnpaid(inner);
        }
    },
    NEW_NUMBER_ON_RETRY(Rule.REFUNDS_AGREE, "every try of a refund has a request number of its own") {
        @Override
        public Channel channel(Channel inner, RandomGenerator chance) {
            return new MutantChannels.NewNumbers(inner, chance);
        }
    },
    AMOUNT_UNCHECKED(Rule.PAID_HERE_IS_PAID_THERE, "a trade of another amount is taken for the order's") {
        @Override
        public Channel channel(Channel inner, RandomGenerator chance) {
            return new MutantChannels.AmountUnchecked(inner);
        }
    },
    SIGNATURE_UNCHECKED(Rule.PAID_HERE_IS_PAID_THERE, "a notice is believed whoever wrote it") {
        @Override
        public Door door(Door inner, Store store, Channel channel) {
            return new MutantDoors.SignatureUnchecked(inner);
        }
    },
    ACCOUNT_UNCHECKED(Rule.KEPT_BEFORE_ANSWERED, "a notice to another account is believed") {
        @Override
        public Door door(Door inner, Store store, Channel channel) {
            return new MutantDoors.AccountUnchecked(inner);
        }
    },
    ORPHAN_DROPPED(Rule.KEPT_BEFORE_ANSWERED, "a notice about an order that isn't kept is answered success") {
        @Override
        public Door door(Door inner, Store store, Channel channel) {
            return new MutantDoors.OrphanDropped(inner, store);
        }
    },
    LATE_SUCCESS_DROPPED(Rule.PAID_THERE_IS_PAID_HERE, "money that comes after the end is not taken") {
        @Override
        public Channel channel(Channel inner, RandomGenerator chance) {
            return new MutantChannels.LateDropped(inner);
        }

        @Override
        public Door door(Door inner, Store store, Channel channel) {
            return new MutantDoors.LateDropped(inner, store);
        }
    },
    UNKNOWN_TAKEN_FOR_FAILED(Rule.REFUNDS_AGREE, "a call without an answer is taken for one that did nothing") {
        @Override
        public Channel channel(Channel inner, RandomGenerator chance) {
            return new MutantChannels.UnknownIsFailed(inner);
        }
    },
    UNKNOWN_TAKEN_FOR_CANCELLED(Rule.CLOSED_IS_CLOSED_THERE, "a cancel without an answer is taken for done") {
        @Override
        public Channel channel(Channel inner, RandomGenerator chance) {
            return new MutantChannels.UnknownIsCancelled(inner);
        }
    },
    NOT_CLOSED_BEFORE_THE_SECOND(
            Rule.CLOSED_IS_CLOSED_THERE, "a further attempt begins while the earlier one can be paid") {
        @Override
        public Channel channel(Channel inner, RandomGenerator chance) {
            return new MutantChannels.NeverClosed(inner);
        }
    },
    NOTHING_TO_CLOSE_IS_CLOSED(
            Rule.PAID_THERE_IS_PAID_HERE, "an attempt that Alipay doesn't know yet is taken for closed for good") {
        @Override
        public Channel channel(Channel inner, RandomGenerator chance) {
            return new MutantChannels.NothingIsClosed(inner);
        }
    },
    OPENED_WITHOUT_COMMIT(Rule.KEPT_BEFORE_CALLED, "an address is signed though that it was opened is not kept") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.OpenedWithoutCommit(inner);
        }
    },
    DUPLICATE_KEPT(Rule.PAID_ONCE, "a second payment of the same order is kept") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.DuplicateKept(inner);
        }
    },
    LEASE_IGNORED(Rule.LEASED_ONCE, "what one replica took is given to the other as well") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.LeaseIgnored(inner);
        }
    },
    LOOK_FORGOTTEN(Rule.DUE_IS_GIVEN, "the next look is planned for never") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.LookForgotten(inner);
        }
    },
    EVENT_TWICE(Rule.EVENTS_ONCE, "an event is recorded twice") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.EventTwice(inner);
        }
    },
    EVENT_LOST(Rule.EVENTS_REPLAY, "an event is not recorded") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.EventLost(inner);
        }
    },
    WORD_LOST(Rule.TOLD, "a word to the app is not kept with what it tells") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.WordLost(inner);
        }
    },
    NONCE_FORGOTTEN(Rule.COPIES_DO_NOTHING, "a copy of a call runs again") {
        @Override
        public Store store(Store inner) {
            return new MutantStores.NonceForgotten(inner);
        }
    },
    CLOCK_AHEAD(Rule.CLOSED_IS_CLOSED_THERE, "a process' clock is half an hour ahead") {
        @Override
        public Clock clock(Clock inner) {
            return Clock.offset(inner, Duration.ofMinutes(30));
        }
    };

    private final Rule breaks;
    private final String sentence;

    Mutant(Rule breaks, String sentence) {
        this.breaks = breaks;
        this.sentence = sentence;
    }

    /** The rule that it breaks sooner or later, besides others: it counts as found only by this one. */
    public Rule breaks() {
        return breaks;
    }

    public String sentence() {
        return sentence;
    }
}
