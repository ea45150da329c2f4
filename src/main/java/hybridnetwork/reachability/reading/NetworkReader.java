package hybridnetwork.reachability.reading;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.model.Circuit;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Doubt;
import hybridnetwork.reachability.model.Egress;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.model.VirtualNetwork;
import hybridnetwork.reachability.reading.ApplianceReader.Candidate;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the network from registered resources; what it cannot read becomes a note. The one door of this room. */
public final class NetworkReader {
    private final List<RegisteredResource> resources;
    private final Inventory inventory;
    private final ProofInputs inputs;
    private final Notes notes;

    public NetworkReader(List<RegisteredResource> resources, ProofInputs inputs, Notes notes) {
        this.resources = resources;
        this.inventory = new Inventory(resources, notes);
        this.inputs = inputs;
        this.notes = notes;
    }

    /** The resources as they were read. */
    public Inventory inventory() {
        return inventory;
    }

    /** The network, before anything fails. */
    public Snapshot read() {
        noteOrphans();
        new ShownByOutputs(inventory, notes).note();
        List<Resource> resourcesOfNetworks = new Hub(inventory, inputs).first();
        NetworkSpaces spaces = new NetworkSpaces(inputs, notes, resourcesOfNetworks);
        spaces.read();
        PrefixSet allSpace = PrefixSet.unionOf(spaces.addresses());
        PrefixSet outside = allSpace.complement();

        List<ProofInputs.Circuit> circuits = inputs.circuits().stream()
                .sorted(Comparator.comparing(ProofInputs.Circuit::name))
                .toList();
        List<Site> sites = sites(circuits);
        RouteTableReader tables = new RouteTableReader(inventory, notes);
        Gateways gatewayReader = new Gateways(inventory, notes, resourcesOfNetworks, spaces.names(), outside);
        List<Gateway> gateways = gatewayReader.read(tables);
        Peerings peerings = new PeeringReader(
                        inventory,
                        notes,
                        resourcesOfNetworks,
                        spaces.addresses(),
                        gateways.stream().map(Gateway::network).collect(Collectors.toSet()))
                .read();
        PrefixSet onPremises =
                PrefixSet.unionOf(sites.stream().map(Site::addresses).toList());
        spaces.noteTaughtTwice(peerings, onPremises);
        spaces.noteSharedWithSites(peerings, onPremises);

        SubnetReader subnetReader = new SubnetReader(inventory, inputs, notes, tables);
        List<Subnet> bare = subnetReader.bare(resourcesOfNetworks, spaces);
        SubnetFinder bareFinder = new SubnetFinder(resourcesOfNetworks, spaces.addresses(), bare);
        BalancerReader balancers = new BalancerReader(inventory, notes, inputs.baseName(), bareFinder);
        PrefixSet allocated = balancers.allocated();
        List<Subnet> withHosts =
                bare.stream().map(subnet -> subnet.without(allocated)).toList();
        SubnetFinder finder = new SubnetFinder(resourcesOfNetworks, spaces.addresses(), withHosts);
        Interfaces interfaces =
                new Interfaces(inventory, ScaleSets.interfaces(resources, notes), notes, withHosts, allSpace, finder);
        interfaces.noteUnknownPools();
        PrefixSet internet = Space.internetBeside(allSpace.union(onPremises));
        SecurityGroupReader groups = new SecurityGroupReader(inventory, notes, interfaces, internet);
        List<Subnet> subnets = new PrivateEndpoints(inventory, notes, finder, allSpace, spaces)
                .mark(subnetReader.guarded(withHosts, groups, interfaces), subnetReader.bags(), interfaces.addresses());
        List<Frontend> frontends = balancers.read(subnets, interfaces);
        EgressReader egress = subnetReader.egress(subnets);
        List<VirtualNetwork> networks = IntStream.range(0, resourcesOfNetworks.size())
                .mapToObj(index -> spaces.network(index, peerings))
                .toList();
        networks.stream().filter(VirtualNetwork::isTakenAtItsWord).forEach(egress::ofOthers);
        CircuitMatcher matcher = new CircuitMatcher(inventory, inputs, notes);
        Set<Integer> steered = subnets.stream()
                .filter(subnet -> subnet.isGatewaySubnet() && !subnet.routes().isNone())
                .map(Subnet::network)
                .collect(Collectors.toSet());
        List<Connection> connections = new ConnectionReader(
                        inventory,
                        inputs,
                        notes,
                        gatewayReader,
                        matcher,
                        sites,
                        circuits,
                        outside,
                        new JoinedNetworks(notes, networks),
                        steered)
                .read();
        List<Circuit> described = circuits.stream().map(matcher::describe).toList();
        Function<String, Optional<PrefixSet>> hosts = id -> finder.of(id).map(Subnet::hosts);
        new OtherResources(inventory, notes, allSpace, gateways, interfaces).note();
        Referrals referrals = new Referrals(inventory, notes, resourcesOfNetworks, allSpace, hosts);
        new OtherModules(notes, referrals, new AppServices(notes, hosts, internet), allSpace, hosts).note(resources);
        new PrivateLinkServices(inventory, notes, hosts, interfaces.addresses(), allSpace, internet).note(frontends);
        Egress waysOut = egress.read(subnets, finder, interfaces, frontends, inputs.implicitOutbound());
        Map<Ipv4, Candidate> candidates = new ApplianceReader(
                        inventory,
                        notes,
                        new FirewallPolicyReader(inventory, notes, internet, allSpace),
                        groups,
                        finder,
                        subnets,
                        interfaces,
                        new Machines(resources, interfaces.cards()),
                        allSpace)
                .read(frontends, inputs.appliances());
        List<VirtualNetwork> open =
                networks.stream().map(network -> openly(network, outside)).toList();
        ApplianceHops hops = new ApplianceHops(notes, open, candidates, subnets);
        return new Snapshot(
                open,
                subnets.stream().map(hops::resolve).toList(),
                frontends,
                interfaces.publicHosts(),
                waysOut,
                gateways,
                connections,
                sites,
                described,
                hops.appliances(),
                notes.doubts());
    }

    private void noteOrphans() {
        for (Parentage parentage : Parentage.values()) {
            // Of a circuit's peering each circuit asks.
            if (parentage != Parentage.PEERING) {
                inventory
                        .orphans(parentage)
                        .forEach(orphan -> notes.unknown(
                                orphan, parentage.parentProperty(), "it is left out of the proof", Scope.EVERYTHING));
            }
        }
    }

    private List<Site> sites(List<ProofInputs.Circuit> circuits) {
        List<Site> sites = new ArrayList<>();
        for (ProofInputs.Site site : inputs.sites().stream()
                .sorted(Comparator.comparing(ProofInputs.Site::name))
                .toList()) {
            List<Integer> used = new ArrayList<>();
            for (int i = 0; i < circuits.size(); i++) {
                if (circuits.get(i).sites().contains(site.name())) {
                    used.add(i);
                }
            }
            List<Prefix> prefixes = site.addressPrefixes();
            sites.add(new Site(sites.size(), site.name(), prefixes, PrefixSet.of(prefixes), used));
        }
        return sites;
    }

    /** While it is not known how networks are peered, anything may be in the tag {@code VirtualNetwork}. */
    private VirtualNetwork openly(VirtualNetwork network, PrefixSet outside) {
        boolean open = notes.doubts().stream()
                .map(Doubt::scope)
                .anyMatch(scope ->
                        scope instanceof Scope.Ends ends && ends.addresses().contains(outside));
        return open ? network.maybeTagging(PrefixSet.ALL) : network;
    }
}
