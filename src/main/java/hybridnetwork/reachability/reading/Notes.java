package hybridnetwork.reachability.reading;

import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.finding.RouteFindings;
import hybridnetwork.reachability.model.Doubt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The findings so far, each once. */
public final class Notes {
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final List<Doubt> doubts = new ArrayList<>();

    public void add(Finding finding) {
        findings.add(finding);
    }

    /** Something that the proof does not model and that could make a difference. */
    public void notUnderstood(Object what, String consequence) {
        add(Finding.warning("not-understood", what + ": " + consequence));
    }

    /** A value that is secret or not known before the deployment. */
    public void unknown(Object what, String property, String consequence) {
        add(Finding.warning("unknown-value", what + ": " + property + " is not known yet; " + consequence));
    }

    /** A value that no property of its name can have. */
    public void wrongType(Resource what, String property) {
        add(Finding.warning(
                "unknown-value", what + ": a value of " + property + " is of the wrong type and counts as not known"));
    }

    /**
     * Notes what only the outputs of a resource show in a list, and no resource of the stack declares: it was made, or is a
     * child that was deleted, behind the stack's back.
     */
    public void shown(Resource owner, String list, List<String> names) {
        if (!names.isEmpty() && !owner.declared().contains(list)) {
            notUnderstood(
                    owner,
                    "what only its outputs show in " + list
                            + " is as old as the last refresh, and is taken to be there: "
                            + RouteFindings.examples(names));
        }
    }

    /** A value that is not known, and what that leaves open. */
    public void unknown(Object what, String property, String consequence, Doubt.Scope scope) {
        unknown(what, property, consequence);
        doubt(what, property, scope);
    }

    /** What an unknown value leaves open, where it is told already. */
    public void doubt(Object what, String property, Doubt.Scope scope) {
        doubts.add(new Doubt(what + ": " + property + " is not known", scope));
    }

    public List<Doubt> doubts() {
        return List.copyOf(doubts);
    }

    public List<Finding> inOrder() {
        List<String> severities = List.of("error", "warning", "advice");
        return severities.stream()
                .flatMap(severity -> findings.stream().filter(f -> f.severity().equals(severity)))
                .toList();
    }
}
