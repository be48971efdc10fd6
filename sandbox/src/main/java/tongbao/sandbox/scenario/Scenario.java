package tongbao.sandbox.scenario;

import java.util.List;

/**
 * A script of what goes wrong. Its steps are looked at in order, and the first that strikes is what happens.
 *
 * @param seed from which every likely stroke is drawn: the same script meets the same calls in the same way
 */
public record Scenario(String name, long seed, List<Step> steps) {
    public Scenario {
        steps = List.copyOf(steps);
    }
}
