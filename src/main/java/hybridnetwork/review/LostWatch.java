package hybridnetwork.review;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.TypeToken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What of a change keeps people from learning that something is wrong: alerts that go, logs that go nowhere, fewer who are told. */
final class LostWatch {
    /** That goes with a resource which goes itself. */
    static final String WITH_WATCHED = "it goes with what it watches";

    private static final Set<String> ALERTS = Set.of("MetricAlert", "ActivityLogAlert", "ScheduledQueryRule");

    /** Azure keeps a deleted workspace so long (MicrosoftDocs/azure-monitor-docs, delete-workspace of 31 October 2024). */
    private static final int RECOVERABLE_DAYS = 14;

    private static final int MILDEST = 4;

    private final Collection<RegisteredResource> before;
    private final Collection<RegisteredResource> after;

    LostWatch(Collection<RegisteredResource> before, Collection<RegisteredResource> after) {
        this.before = before;
        this.after = after;
    }

    /** Alerts first, the most urgent before the others, then who is told, then what is kept. */
    static int gravity(ResourceChange change) {
        String kind = watcher(change.resource());
        if (ALERTS.contains(kind)) {
            return new Bag(change.resource().inputs())
                    .whole("severity")
                    .orElse((long) MILDEST)
                    .intValue();
        }
        return kind.equals("ActionGroup") ? MILDEST + 1 : MILDEST + 2;
    }

    /** Of a resource that goes. */
    List<Remark> ofRemoval(RegisteredResource old) {
        Bag bag = new Bag(old.inputs());
        return switch (watcher(old)) {
            case "MetricAlert", "ActivityLogAlert", "ScheduledQueryRule" -> ofAlert(old, bag);
            case "ActionGroup" -> {
                List<String> names = WeakerWatch.receivers(bag);
                yield names.isEmpty()
                        ? List.of()
                        : List.of(Remark.blind("no longer told: " + String.join(", ", names)));
            }
            case "DiagnosticSetting" -> ofSetting(old, bag);
            case "Workspace" ->
                List.of(Remark.blind("what it has collected is gone for good " + RECOVERABLE_DAYS
                        + " days later; until then one of the same name and place recovers it"));
            default -> List.of();
        };
    }

    /** Of a resource that is changed in place. */
    static List<Remark> ofChange(RegisteredResource old, RegisteredResource now) {
        Bag was = new Bag(old.inputs());
        Bag is = new Bag(now.inputs());
        List<String> texts = switch (watcher(now)) {
            case "MetricAlert", "ActivityLogAlert", "ScheduledQueryRule" -> WeakerWatch.ofAlert(was, is);
            case "ActionGroup" -> WeakerWatch.ofGroup(was, is);
            case "DiagnosticSetting" -> WeakerWatch.ofSetting(was, is);
            case "Workspace" -> WeakerWatch.ofWorkspace(was, is);
            default -> List.of();
        };
        return texts.stream().map(Remark::blind).toList();
    }

    /** The kind of what watches a network; an empty text for every other resource. */
    private static String watcher(RegisteredResource resource) {
        return resource.azureType()
                .filter(type ->
                        type.module().equals("insights") || type.module().equals("operationalinsights"))
                .map(TypeToken::kind)
                .orElse("");
    }

    private List<Remark> ofAlert(RegisteredResource old, Bag bag) {
        List<String> scopes = bag.texts("scopes");
        if (!scopes.isEmpty() && scopes.stream().allMatch(this::isGone)) {
            return List.of(Remark.note(WITH_WATCHED));
        }
        if (!WeakerWatch.isOn(bag)) {
            return List.of(Remark.note("it was switched off"));
        }
        Optional<RegisteredResource> successor = added(old.kind())
                .filter(now -> WeakerWatch.isSameSignal(bag, new Bag(now.inputs())))
                .findFirst();
        if (successor.isPresent()) {
            List<Remark> remarks = new ArrayList<>();
            remarks.add(Remark.note(ResourceChange.azureName(successor.get()) + " takes its place"));
            WeakerWatch.ofAlert(bag, new Bag(successor.get().inputs()))
                    .forEach(text -> remarks.add(Remark.blind(text)));
            return remarks;
        }
        String severity = bag.whole("severity").map(it -> ", of severity " + it).orElse("");
        return List.of(Remark.blind("nobody is told of it any more" + severity));
    }

    private List<Remark> ofSetting(RegisteredResource old, Bag bag) {
        Optional<String> target = bag.text("resourceUri");
        if (target.filter(this::isGone).isPresent()) {
            return List.of(Remark.note(WITH_WATCHED));
        }
        List<String> sent = WeakerWatch.sent(bag);
        List<String> lost = new ArrayList<>(sent);
        after.stream()
                .filter(now -> now.kind().equals(old.kind()))
                .map(now -> new Bag(now.inputs()))
                .filter(other -> other.text("resourceUri").equals(target))
                .forEach(other -> lost.removeAll(WeakerWatch.sent(other)));
        if (lost.isEmpty()) {
            return List.of();
        }
        return List.of(Remark.blind(
                lost.size() == sent.size()
                        ? "what it sends is kept nowhere any more"
                        : "kept nowhere any more: " + String.join(", ", lost)));
    }

    private Stream<RegisteredResource> added(String kind) {
        return after.stream()
                .filter(now -> now.kind().equals(kind))
                .filter(now -> before.stream().noneMatch(old -> old.urn().equals(now.urn())));
    }

    /** Whether the stack had the resource of an id, and has it no more; what is somebody else's stays. */
    private boolean isGone(String id) {
        return isAmong(before, id) && !isAmong(after, id);
    }

    private static boolean isAmong(Collection<RegisteredResource> resources, String id) {
        String name = ResourceChange.folded(ArmId.name(id));
        return resources.stream()
                .filter(resource -> !ALERTS.contains(resource.kind()))
                .anyMatch(resource -> ResourceChange.folded(ResourceChange.azureName(resource))
                        .equals(name));
    }
}
