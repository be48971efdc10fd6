package tongbao.simulate.world;

import java.time.Instant;
import java.util.List;
import tongbao.core.store.Birth;
import tongbao.core.store.Due;
import tongbao.core.store.Kept;
import tongbao.core.store.Message;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;
import tongbao.core.store.Store;

/** A store with a witness beside it, who sees what was asked for and what was answered. */
final class Watched extends Passing {
    private final Witness witness;

    Watched(Store inner, Witness witness) {
        super(inner);
        this.witness = witness;
    }

    @Override
    public List<Kept> create(List<Birth> births) {
        List<Kept> answers = super.create(births);
        for (int i = 0; i < births.size(); i++) {
            if (answers.get(i) instanceof Kept.New) {
                witness.born(births.get(i).decision());
            }
        }
        return answers;
    }

    @Override
    public List<Saved> save(List<Save> saves) {
        List<Saved> answers = super.save(saves);
        for (int i = 0; i < saves.size(); i++) {
            if (answers.get(i) == Saved.SAVED) {
                witness.saved(saves.get(i));
            }
        }
        return answers;
    }

    @Override
    public List<Due> lease(Instant now, Instant until, int most) {
        List<Due> taken = super.lease(now, until, most);
        witness.leased(taken, now, until, most);
        return taken;
    }

    @Override
    public void settle(List<Message> delivered) {
        super.settle(delivered);
        witness.settled(delivered);
    }
}
