package tongbao.simulate.world;

/** What must hold, during a run or when all of it has come to rest. */
public enum Rule {
    PAID_THERE_IS_PAID_HERE("what is paid at Alipay is known as paid here"),
    PAID_HERE_IS_PAID_THERE("what is kept as paid here was paid at Alipay, with the order's amount"),
    PAID_ONCE("of several paid attempts of an order all but one went back"),
    REFUNDS_AGREE("what went back is the same here and at Alipay"),
    REFUNDS_FIT("refunds never exceed the payment"),
    KEPT_BEFORE_ANSWERED("what was answered is kept"),
    KEPT_BEFORE_CALLED("what a call to Alipay rests on is kept before it leaves"),
    DECIDED_ON_WHAT_IS_KEPT("a decision is kept only on what it was decided on"),
    FACTS_STAY("what is known to be paid or refunded stays so"),
    CLOSED_IS_CLOSED_THERE("an attempt that is closed here can't be paid any more"),
    EVENTS_ONCE("every event is recorded once, in order"),
    EVENTS_REPLAY("replaying the events gives the row's states"),
    LOOKS("what is unsettled has a next look, and settles"),
    DUE_IS_GIVEN("what is due is given to whoever asks for work"),
    LEASED_ONCE("what is leased to one is given to no other"),
    TOLD("every word for an app reaches it, and says what is so"),
    COPIES_DO_NOTHING("a copy of a call does nothing"),
    REST("the world comes to rest"),
    STORIES_END("no story breaks down");

    private final String sentence;

    Rule(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
