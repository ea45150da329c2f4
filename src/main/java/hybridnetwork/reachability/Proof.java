package hybridnetwork.reachability;

import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.built.BuiltRules;
import hybridnetwork.reachability.filter.PolicyDifference;
import hybridnetwork.reachability.finding.Examples;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.finding.NetworkFindings;
import hybridnetwork.reachability.finding.RouteFindings;
import hybridnetwork.reachability.finding.Subject;
import hybridnetwork.reachability.forwarding.Network;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.reading.Hub;
import hybridnetwork.reachability.reading.Inventory;
import hybridnetwork.reachability.reading.NetworkReader;
import hybridnetwork.reachability.reading.Notes;
import hybridnetwork.reachability.route.Routing;
import hybridnetwork.reachability.route.State;
import hybridnetwork.reachability.verdict.Outage;
import hybridnetwork.reachability.verdict.Verdicts;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Proves, offline, which path every flow takes in every outage.
 *
 * <p>The network is read from the resources alone. Its packets are pushed from place to place, many at once, and split where
 * any route, rule or outage makes a difference, so a verdict is about all packets.
 */
public final class Proof {
    private static final int MOST_NAMED = 12;

    private Proof() {}

    /**
     * Proves the intents.
     *
     * @param resources as registered, without those that are marked for deletion
     */
    public static ProofResult of(List<RegisteredResource> resources, ProofInputs inputs, Outages outages) {
        Notes notes = new Notes();
        Snapshot snapshot = new NetworkReader(resources, inputs, notes).read();
        return of(snapshot, inputs, outages, notes);
    }

    /**
     * Proves the intents on resources that this program may not have made: what holds for its own networks, by how they are
     * built or by the rules of the configuration, is asked of them as well.
     *
     * @param resources as registered, without those that are marked for deletion
     */
    public static ProofResult ofExport(List<RegisteredResource> resources, ProofInputs inputs, Outages outages) {
        Notes notes = new Notes();
        NetworkReader reader = new NetworkReader(resources, inputs, notes);
        Snapshot snapshot = reader.read();
        Inventory inventory = reader.inventory();
        BuiltRules.note(inventory, notes, new Hub(inventory, inputs).first(), snapshot);
        return of(snapshot, inputs, outages, notes);
    }

    /**
     * The network as the proof reads it, before anything fails: what paths and outages name, for a drawing of it.
     *
     * @param resources as registered, without those that are marked for deletion
     */
    public static Snapshot read(List<RegisteredResource> resources, ProofInputs inputs) {
        return new NetworkReader(resources, inputs, new Notes()).read();
    }

    /**
     * The intents after something has happened, then with each further outage.
     *
     * @param resources as registered, without those that are marked for deletion
     */
    public static List<Scenario> during(List<RegisteredResource> resources, ProofInputs inputs, Incident incident) {
        Snapshot snapshot = incident.in(new NetworkReader(resources, inputs, new Notes()).read());
        State whole = Outage.state(snapshot, List.of());
        return new Verdicts(Network.of(snapshot, whole), inputs.intents(), whole).during(incident.failed());
    }

    private static ProofResult of(Snapshot snapshot, ProofInputs inputs, Outages outages, Notes notes) {
        State healthy = Outage.state(snapshot, List.of());
        Network network = Network.of(snapshot, healthy);
        Verdicts verdicts = new Verdicts(network, inputs.intents(), healthy);
        List<Scenario> scenarios = verdicts.in(outages);
        verdicts.missingEnds()
                .forEach(end -> notes.add(Finding.error(
                                "unknown-end",
                                "an intent names \"" + end + "\", which is no site, subnet of the resources, or prefix"
                                        + ends(snapshot))
                        .about(naming(end, inputs))));
        verdicts.ambiguousEnds()
                .forEach(end -> notes.add(
                        Finding.error("unknown-end", "an intent names \"" + end + "\", which is the name of two things")
                                .fix("name one of the two so that no other has its name: NETWORK/SUBNET, or a prefix")
                                .about(naming(end, inputs))));
        notes.addAll(Tolerances.needless(inputs.intents(), scenarios));
        notes.addAll(new RouteFindings(network, healthy.up(), Outage.singleStates(snapshot)).all());
        notes.addAll(new NetworkFindings(network).all());
        return new ProofResult(
                scenarios, notes.inOrder(), Assumptions.of(snapshot, inputs, scenarios, notes.assumed()));
    }

    /** The intents that name an end. */
    private static List<Subject> naming(String end, ProofInputs inputs) {
        return inputs.intents().stream()
                .flatMap(intent -> Stream.of(Map.entry("from", intent.from()), Map.entry("to", intent.to()))
                        .filter(side -> side.getValue().toString().equals(end))
                        .map(side -> Subject.of(Subject.FLOW, intent.name(), side.getKey())))
                .toList();
    }

    /** The names that there are, to choose from. */
    private static String ends(Snapshot snapshot) {
        return named("sites", snapshot.sites().stream().map(Site::name).toList())
                + named(
                        "subnets",
                        snapshot.subnets().stream()
                                .filter(subnet -> !subnet.isAzures())
                                .map(Subnet::azureName)
                                .toList());
    }

    private static String named(String what, List<String> names) {
        return "; " + what + ": "
                + (names.isEmpty()
                        ? "none"
                        : Examples.of(names.stream().sorted().toList(), MOST_NAMED));
    }

    /**
     * What the security groups of a network let through after a change and did not before, and the other way round.
     *
     * @param inputs of the later network; of them, only what sites are and advertise plays a part, in what
     *     {@code VirtualNetwork} means
     */
    public static PolicyDifference policyDifference(
            List<RegisteredResource> before, List<RegisteredResource> after, ProofInputs inputs) {
        Snapshot then = new NetworkReader(before, inputs, new Notes()).read();
        Snapshot now = new NetworkReader(after, inputs, new Notes()).read();
        return PolicyDifference.between(then, offered(then), now, offered(now));
    }

    private static Map<Integer, Set<Prefix>> offered(Snapshot snapshot) {
        return new Routing(snapshot).offered(Outage.state(snapshot, List.of()).up());
    }
}
