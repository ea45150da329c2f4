package hybridnetwork.reachability.reading;

import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.finding.Examples;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.finding.Subject;
import hybridnetwork.reachability.model.Doubt;
import hybridnetwork.reachability.model.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The findings so far, each once, and what leaves packets open. Nothing is noted without the packets that it could change. */
public final class Notes {
    private final Map<List<Object>, Finding> findings = new LinkedHashMap<>();
    private final Set<Doubt> doubts = new LinkedHashSet<>();
    private final Set<Assumed> assumed = new LinkedHashSet<>();

    /**
     * What is taken to be so of a firewall, where verdicts on flows through it rest on that.
     *
     * @param action what such flows are to do
     * @param what for the list of assumptions
     */
    public record Assumed(String firewall, Action action, String what) {}

    public void add(Finding finding) {
        findings.putIfAbsent(List.of(finding.rule(), finding.severity(), finding.message()), finding);
    }

    public void addAll(Collection<Finding> all) {
        all.forEach(this::add);
    }

    /** Something that the proof does not model. */
    void notUnderstood(Object what, String consequence, Scope scope) {
        add(Finding.warning("not-understood", what + ": " + consequence).about(subjects(what)));
        doubts.add(new Doubt(what + ": " + consequence, scope));
    }

    /** Something that is understood, but of which nobody can list what it holds: verdicts that it decides tell it. */
    void notListed(Object what, String consequence) {
        add(Finding.advice("not-understood", what + ": " + consequence)
                .informing("a verdict that it decides tells it")
                .about(subjects(what)));
    }

    /** A value that is secret or not known before the deployment. */
    void unknown(Object what, String property, String consequence, Scope scope) {
        add(Finding.warning("unknown-value", what + ": " + property + " is not known yet; " + consequence)
                .about(subjects(what)));
        doubt(what, property, scope);
    }

    /** A value that no property of its name can have; whoever reads the property treats it as one that is not known. */
    void wrongType(Resource what, String property) {
        add(Finding.warning(
                        "unknown-value",
                        what + ": a value of " + property + " is of the wrong type and counts as not known")
                .fix("write a value of the type that Azure takes there")
                .about(subjects(what)));
    }

    /** Of what is named in words alone nothing is certain. */
    private static List<Subject> subjects(Object what) {
        return what instanceof Resource resource ? List.of(resource.subject()) : List.of();
    }

    /**
     * Notes what only the outputs of a resource show in a list, and no resource of the stack declares: it was made, or is a
     * child that was deleted, behind the stack's back.
     */
    void shown(Resource owner, String list, List<String> names) {
        if (!names.isEmpty() && !owner.declared().contains(list)) {
            shownOnly(owner, list, names);
        }
    }

    /** Notes elements of a list that only outputs have. */
    void shownOnly(Resource owner, String list, List<String> names) {
        notUnderstood(
                owner,
                "what only its outputs show in " + list + " is as old as the last refresh, and is taken to be there: "
                        + Examples.of(names),
                Scope.nothing("outputs are taken at their word, as the contract says"));
    }

    /** What an unknown value leaves open, where it is told already. */
    void doubt(Object what, String property, Scope scope) {
        doubts.add(new Doubt(what + ": " + property + " is not known", scope));
    }

    void assume(Assumed what) {
        assumed.add(what);
    }

    public List<Assumed> assumed() {
        return List.copyOf(assumed);
    }

    List<Doubt> doubts() {
        return List.copyOf(doubts);
    }

    /** The gravest first. */
    public List<Finding> inOrder() {
        List<Finding> sorted = new ArrayList<>(findings.values());
        sorted.sort(Comparator.comparing(Finding::severity));
        return sorted;
    }
}
