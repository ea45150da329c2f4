package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.finding.Finding;
import java.util.function.Consumer;

/** A change of a network that breaks no rule, after which one is still kept, or just broken. */
record AtLimit(String rule, String what, boolean kept, Consumer<Build> change) {
    static AtLimit fits(String rule, String what, Consumer<Build> change) {
        return new AtLimit(rule, what, true, change);
    }

    static AtLimit breaks(String rule, String what, Consumer<Build> change) {
        return new AtLimit(rule, what, false, change);
    }

    void check() {
        Build build = new Build();
        change.accept(build);
        assertThat(build.findings().stream().map(Finding::rule).anyMatch(rule::equals))
                .as(toString())
                .isEqualTo(!kept);
    }

    @Override
    public String toString() {
        return rule + ": " + what + (kept ? " is fine" : " is not");
    }
}
