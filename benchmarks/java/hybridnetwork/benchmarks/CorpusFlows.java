package hybridnetwork.benchmarks;

import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.ProofInputs.FlowProtocol;
import hybridnetwork.reachability.ProofInputs.Intent;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.reachability.reading.Hub;
import hybridnetwork.reachability.reading.Inventory;
import hybridnetwork.reachability.reading.Notes;
import hybridnetwork.reachability.reading.Resource;
import hybridnetwork.reachability.reading.SubnetBags;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The flows that a network is asked for: between every two of its ends, TCP to ports 443 and 22. Ends are the subnets of all its
 * networks but Azure's own, its frontends, the sites behind its local network gateways, and the internet.
 */
final class CorpusFlows {
    private static final Set<String> AZURES_OWN = Set.of(
            "gatewaysubnet",
            "azurefirewallsubnet",
            "azurefirewallmanagementsubnet",
            "azurebastionsubnet",
            "routeserversubnet");
    private static final List<Integer> PORTS = List.of(443, 22);

    private final List<ProofInputs.Site> sites = new ArrayList<>();
    private final List<ProofInputs.Circuit> circuits = new ArrayList<>();
    private final List<FlowEnd> ends = new ArrayList<>();
    private PrefixSet space = PrefixSet.EMPTY;
    private int networks;

    private CorpusFlows() {}

    static CorpusFlows of(List<RegisteredResource> resources) {
        CorpusFlows flows = new CorpusFlows();
        Inventory inventory = new Inventory(resources, new Notes());
        List<Resource> networks = new Hub(inventory, new ProofInputs("", List.of(), List.of(), List.of())).first();
        for (Resource network : networks) {
            flows.space = PrefixSet.unionOf(List.of(
                    flows.space,
                    PrefixSet.of(prefixes(network.bag().bag("addressSpace").orElse(Bag.EMPTY)))));
            boolean isHub = flows.networks++ == 0;
            for (SubnetBags.Named subnet : SubnetBags.of(inventory, network)) {
                if (!AZURES_OWN.contains(subnet.name().toLowerCase(Locale.ROOT))) {
                    flows.ends.add(
                            isHub
                                    ? new FlowEnd.Subnet(subnet.name())
                                    : new FlowEnd.SpokeSubnet(network.name(), subnet.name()));
                }
            }
        }
        inventory
                .all("LoadBalancer")
                .forEach(balancer -> flows.ends.add(new FlowEnd.LoadBalancer(Optional.of(balancer.name()))));
        inventory.all("LocalNetworkGateway").forEach(flows::site);
        inventory.all("VirtualNetworkGatewayConnection").stream()
                .flatMap(it -> it.bag().text("peer", "id").stream())
                .distinct()
                .forEach(flows::circuit);
        flows.ends.add(new FlowEnd.Internet());
        return flows;
    }

    int networks() {
        return networks;
    }

    private static List<Prefix> prefixes(Bag bag) {
        return bag.texts("addressPrefix", "addressPrefixes").stream()
                .flatMap(text -> Prefix.tryParse(text).stream())
                .toList();
    }

    /**
     * What a local network gateway leads to; nothing where that is one of the template's own networks. Addresses that the template
     * does not say are made up, as whoever runs the network knows them.
     */
    private void site(Resource gateway) {
        Bag bag = gateway.bag();
        List<Prefix> known = prefixes(bag.bag("localNetworkAddressSpace").orElse(Bag.EMPTY));
        if (!PrefixSet.of(known).overlaps(space)) {
            Optional<String> endpoint = bag.text("gatewayIpAddress").or(() -> bag.text("fqdn"));
            site(
                    gateway.name(),
                    known.isEmpty() ? List.of(free()) : known,
                    endpoint.map(it -> List.of(new ProofInputs.Device(Optional.empty(), it)))
                            .orElse(List.of()));
        }
    }

    private void site(String name, List<Prefix> prefixes, List<ProofInputs.Device> devices) {
        sites.add(new ProofInputs.Site(name, prefixes, Optional.empty(), Optional.empty(), devices));
        ends.add(new FlowEnd.Site(name));
    }

    /** Who uses a circuit no resource says: one site of its own. */
    private void circuit(String id) {
        String name = "circuit" + circuits.size();
        site(name, List.of(free()), List.of());
        circuits.add(new ProofInputs.Circuit(name, List.of(name), Optional.of(id)));
    }

    /** A prefix that no network and no site has. */
    private Prefix free() {
        return IntStream.range(0, 256)
                .mapToObj(i -> Prefix.parse("172." + (16 + i % 16) + "." + (255 - i / 16) + ".0/24"))
                .filter(it -> !space.overlaps(PrefixSet.of(it)))
                .filter(it -> sites.stream()
                        .noneMatch(site -> PrefixSet.of(site.addressPrefixes()).overlaps(PrefixSet.of(it))))
                .findFirst()
                .orElseThrow();
    }

    /** The flows, and what no resource says: the sites, those of circuits too, and the subscription's implicit way out. */
    ProofInputs inputs(ImplicitOutbound outbound) {
        List<Intent> intents = new ArrayList<>();
        for (FlowEnd from : ends) {
            for (FlowEnd to : ends) {
                boolean asked = !from.equals(to) && !(from instanceof FlowEnd.LoadBalancer);
                for (int port : asked ? PORTS : List.<Integer>of()) {
                    intents.add(new Intent(
                            from + " to " + to + " " + port,
                            Action.ALLOW,
                            from,
                            to,
                            FlowProtocol.TCP,
                            List.of(new PortRange(port, port)),
                            List.of()));
                }
            }
        }
        return new ProofInputs("", sites, circuits, intents, outbound);
    }
}
