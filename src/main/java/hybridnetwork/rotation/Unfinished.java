package hybridnetwork.rotation;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A rotation that has begun and not ended.
 *
 * @param begun when, as ISO 8601
 * @param back whether it leads back to the key that was there before
 * @param forced why it was begun although something spoke against it
 * @param target the key that all ends are to have
 * @param before the key that Azure had
 */
public record Unfinished(
        String begun, boolean back, Optional<String> forced, Set<Step> done, Fingerprint target, Fingerprint before) {
    public Unfinished {
        done = Set.copyOf(done);
    }

    Unfinished with(Step step) {
        Set<Step> more = EnumSet.of(step);
        more.addAll(done);
        return new Unfinished(begun, back, forced, more, target, before);
    }
}
