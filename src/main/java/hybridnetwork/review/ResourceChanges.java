package hybridnetwork.review;

import hybridnetwork.lifecycle.LogicalName;
import hybridnetwork.plan.PlannedChange;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.ArmType;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.review.ResourceChange.Kind;
import hybridnetwork.topology.TunnelName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares the resources of two plans of a stack by URN, as the engine does. */
final class ResourceChanges {
    private final Map<String, RegisteredResource> before;
    private final Map<String, RegisteredResource> after;
    private final Replacements replacements;
    private final List<String> flowsGone;
    private final Set<String> sites;

    private ResourceChanges(List<RegisteredResource> before, PlannedChange after, List<String> flowsGone) {
        this.flowsGone = flowsGone;
        this.sites = after.sites();
        this.before = byUrn(before);
        this.after = byUrn(after.plan().resources());
        this.replacements = new Replacements(after, isGroupReplaced());
    }

    /**
     * Every difference: in the order of the later plan, then what is removed.
     *
     * @param flowsGone the intents that are promised no more
     */
    static List<ResourceChange> between(List<RegisteredResource> before, PlannedChange after, List<String> flowsGone) {
        return new ResourceChanges(before, after, flowsGone).all();
    }

    private static Map<String, RegisteredResource> byUrn(List<RegisteredResource> resources) {
        Map<String, RegisteredResource> byUrn = new LinkedHashMap<>();
        resources.stream()
                .filter(resource -> resource.azureType().isPresent())
                .forEach(resource -> byUrn.put(resource.urn(), resource));
        return byUrn;
    }

    private boolean isGroupReplaced() {
        return after.values().stream()
                .filter(resource -> resource.kind().equals("ResourceGroup"))
                .anyMatch(group -> Optional.ofNullable(before.get(group.urn()))
                        .filter(old -> Replacements.isForced(old, group))
                        .isPresent());
    }

    private List<ResourceChange> all() {
        List<ResourceChange> changes = new ArrayList<>();
        for (RegisteredResource now : after.values()) {
            RegisteredResource old = before.get(now.urn());
            if (old == null) {
                changes.add(added(now));
            } else {
                compare(old, now).ifPresent(changes::add);
            }
        }
        before.values().stream().filter(old -> !after.containsKey(old.urn())).forEach(old -> changes.add(removed(old)));
        return List.copyOf(changes);
    }

    private ResourceChange added(RegisteredResource now) {
        List<Remark> remarks = new ArrayList<>(clash(now));
        Consequence.ofAddition(now).map(Remark::note).ifPresent(remarks::add);
        return new ResourceChange(Kind.ADDED, now, List.of(), remarks);
    }

    private Optional<ResourceChange> compare(RegisteredResource old, RegisteredResource now) {
        List<PropertyChange> properties = new ArrayList<>(PropertyChange.between(old.inputs(), now.inputs()));
        if (old.protect() != now.protect()) {
            properties.add(new PropertyChange("protect", Optional.of(old.protect()), Optional.of(now.protect())));
        }
        Optional<List<Remark>> replaced = replacements.of(old, now);
        if (replaced.isPresent()) {
            return Optional.of(new ResourceChange(Kind.REPLACED, now, properties, replaced.get()));
        }
        if (properties.isEmpty()) {
            return Optional.empty();
        }
        List<Remark> remarks = new ArrayList<>(LostWatch.ofChange(old, now));
        ChangedInPlace.means(now, properties).forEach(text -> remarks.add(Remark.note(text)));
        return Optional.of(new ResourceChange(Kind.CHANGED, now, properties, remarks));
    }

    private ResourceChange removed(RegisteredResource old) {
        List<Remark> remarks = new ArrayList<>();
        Optional<String> consequence = old.kind().equals("ExpressRouteCircuitPeering") && keepsCircuit(old)
                ? Optional.of(Consequence.LEFT_TO_PROVIDER)
                : tunnelGone(old).or(() -> Consequence.in(before.values()).ofRemoval(old));
        consequence
                .map(text -> Consequence.isAtProvider(old) ? Remark.refused(text) : Remark.outage(text))
                .ifPresent(remarks::add);
        remarks.addAll(new LostWatch(before.values(), after.values()).ofRemoval(old));
        if (old.protect()) {
            remarks.add(Remark.refused(Consequence.PROTECTED));
        }
        return new ResourceChange(Kind.REMOVED, old, List.of(), remarks);
    }

    /**
     * Of a tunnel whose device goes as well, and perhaps the site: then it is not its backup that the site loses, but all that is
     * promised of it.
     */
    private Optional<String> tunnelGone(RegisteredResource connection) {
        if (!(connection.inputs().get("localNetworkGateway2") instanceof Map<?, ?> end)) {
            return Optional.empty();
        }
        String id = String.valueOf(end.get("id"));
        String site = ResourceChange.folded(ArmId.name(id));
        boolean stays = after.values().stream()
                .filter(resource -> resource.kind().equals("LocalNetworkGateway"))
                .anyMatch(resource -> ResourceChange.folded(ResourceChange.azureName(resource))
                        .equals(site));
        if (stays) {
            return Optional.empty();
        }
        if (site(connection).filter(sites::contains).isEmpty()) {
            return Optional.of("the site goes, tunnel and routes"
                    + (flowsGone.isEmpty()
                            ? "; no intent goes with it"
                            : "; promised no more: " + String.join(", ", flowsGone)));
        }
        long others = after.values().stream()
                .filter(resource -> site(resource).isPresent() && site(resource).equals(site(connection)))
                .count();
        return others == 0
                ? Optional.empty()
                : Optional.of("the device goes with its tunnel; the site keeps "
                        + (others == 1 ? "another tunnel" : others + " other tunnels"));
    }

    /** The key of a tunnel's site; empty for what is no tunnel. */
    private static Optional<String> site(RegisteredResource connection) {
        return LogicalName.VPN_CONNECTION
                .keyIn(connection.name())
                .map(key -> TunnelName.parse(key).site());
    }

    private boolean keepsCircuit(RegisteredResource peering) {
        return after.values().stream()
                .filter(resource -> resource.kind().equals("ExpressRouteCircuit"))
                .anyMatch(circuit -> ResourceChange.folded(ResourceChange.azureName(circuit))
                        .equals(ResourceChange.folded(peering.inputs().getOrDefault("circuitName", ""))));
    }

    /** The engine creates before it deletes what has another name in the program, and Azure has the old one still. */
    private List<Remark> clash(RegisteredResource now) {
        return before.values().stream()
                .filter(old -> !after.containsKey(old.urn()) && sameInAzure(old, now))
                .map(old -> Remark.refused("`pulumi up` refuses it: Azure still has " + ResourceChange.azureName(now)
                        + ", which the program called " + old.name()
                        + "; keep the old key, or rename in the state first: docs/runbook.md,"
                        + " \"Renaming a site or a circuit\""))
                .toList();
    }

    private static boolean sameInAzure(RegisteredResource one, RegisteredResource other) {
        return one.type().equals(other.type())
                && ArmType.of(one.type()).pathInputs().stream()
                        .allMatch(input -> ResourceChange.folded(one.inputs().getOrDefault(input, ""))
                                .equals(ResourceChange.folded(other.inputs().getOrDefault(input, ""))));
    }
}
