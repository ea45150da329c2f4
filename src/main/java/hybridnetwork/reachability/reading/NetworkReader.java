package hybridnetwork.reachability.reading;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.model.Circuit;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Doubt;
import hybridnetwork.reachability.model.Egress;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.model.VirtualNetwork;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
        List<Resource> networkResources = new Hub(inventory, inputs).first();
        List<VirtualNetwork> networks = networkResources.stream()
                .map(resource -> network(resource, networkResources.indexOf(resource)))
                .toList();
        Optional<Resource> hub = networkResources.stream().findFirst();
        if (networks.isEmpty() || networks.get(0).space().isEmpty()) {
            notes.add(Finding.error(
                    "no-virtual-network", "the resources hold no virtual network with a known address space"));
            notes.doubt("the network", "its address space", Scope.EVERYTHING);
        }
        PrefixSet allSpace = PrefixSet.unionOf(
                networks.stream().map(VirtualNetwork::addresses).toList());
        PrefixSet outside = allSpace.complement();
        PeeringNotes peerings = new PeeringNotes(inventory, notes, networkResources, networks);
        peerings.note();

        List<ProofInputs.Circuit> circuits = inputs.circuits().stream()
                .sorted(Comparator.comparing(ProofInputs.Circuit::name))
                .toList();
        List<Site> sites = sites(circuits);
        RouteTableReader tables = new RouteTableReader(inventory, notes);
        Gateways gatewayReader = new Gateways(inventory, notes, networkResources, outside);
        List<Gateway> gateways = gatewayReader.read(tables);

        SubnetReader subnetReader = new SubnetReader(inventory, inputs, notes, tables, gateways);
        List<Subnet> bare = hub.map(subnetReader::bare).orElse(List.of());
        BalancerReader balancers = new BalancerReader(inventory, notes, bag -> isElsewhere(hub, bag));
        PrefixSet allocated = balancers.allocated();
        List<Subnet> withHosts =
                bare.stream().map(subnet -> subnet.without(allocated)).toList();
        PrefixSet space = networks.isEmpty() ? PrefixSet.EMPTY : networks.get(0).addresses();
        Interfaces interfaces = new Interfaces(inventory, notes, withHosts, space, bag -> isElsewhere(hub, bag));
        interfaces.noteUnknownPools();
        PrefixSet internet = new Snapshot(
                        networks,
                        List.of(),
                        List.of(),
                        List.of(),
                        new Egress(List.of(), PrefixSet.EMPTY, PrefixSet.EMPTY, inputs.implicitOutbound()),
                        List.of(),
                        List.of(),
                        sites,
                        List.of(),
                        PrefixSet.EMPTY,
                        List.of())
                .internet();
        SecurityGroupReader groups = new SecurityGroupReader(inventory, notes, interfaces, internet);
        List<Subnet> subnets = subnetReader.guarded(withHosts, groups, interfaces);
        List<Frontend> frontends = balancers.read(subnets, interfaces);
        EgressReader egress = subnetReader.egress(subnets);
        CircuitMatcher matcher = new CircuitMatcher(inventory, inputs, notes);
        boolean steered = subnets.stream()
                .anyMatch(subnet -> subnet.isGatewaySubnet() && !subnet.routes().equals(RouteTable.NONE));
        List<Connection> connections = new ConnectionReader(
                        inventory,
                        inputs,
                        notes,
                        gatewayReader,
                        matcher,
                        sites,
                        circuits,
                        outside,
                        peerings.elsewhere(),
                        steered)
                .read();
        List<Circuit> described = circuits.stream().map(matcher::describe).toList();
        new OtherResources(inventory, notes, space, gateways, id -> hosts(hub, subnets, id)).note();
        Referrals referrals = new Referrals(inventory, notes, hub, space, id -> hosts(hub, subnets, id));
        new OtherModules(notes, referrals, space, id -> hosts(hub, subnets, id)).note(resources);
        peerings.noteSharedCircuits(gateways, connections);
        Egress waysOut = egress.read(subnets, interfaces, frontends, inputs.implicitOutbound());
        return new Snapshot(
                networks,
                subnets,
                frontends,
                interfaces.publicHosts(),
                waysOut,
                gateways,
                connections,
                sites,
                described,
                maybeTagged(peerings.spaces(), outside),
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

    private VirtualNetwork network(Resource network, int index) {
        if (network.bag().isOpaque("addressSpace")) {
            notes.unknown(network, "addressSpace", "nothing in it can be proved", Scope.EVERYTHING);
        }
        if (network.bag().has("summarizedGatewayPrefixes")) {
            notes.notUnderstood(
                    network, "its summarizedGatewayPrefixes replace what sites are taught", new Scope.FromSites(index));
        }
        List<Prefix> space = Prefixes.of(
                network,
                network.bag().bag("addressSpace").orElse(Bag.EMPTY),
                "addressPrefix",
                "addressPrefixes",
                notes,
                Scope.EVERYTHING);
        encryption(network, PrefixSet.of(space));
        return new VirtualNetwork(network.name(), space);
    }

    /** An encrypted network lets everything pass, unless it is to drop the packets of machines that do not encrypt. */
    private void encryption(Resource network, PrefixSet space) {
        String dropped = "which machines encrypt, and so whose packets are dropped, is not known";
        Scope scope = new Scope.Ends(space);
        if (network.bag().isOpaque("encryption")) {
            notes.unknown(network, "encryption", dropped, scope);
            return;
        }
        Bag encryption = network.bag().bag("encryption").orElse(Bag.EMPTY);
        if (!encryption.mayBe("enabled")) {
            return;
        }
        if (encryption.isOpaque("enforcement")) {
            notes.unknown(network, "enforcement of its encryption", dropped, scope);
        } else if (encryption
                .text("enforcement")
                .filter("DropUnencrypted"::equalsIgnoreCase)
                .isPresent()) {
            notes.notUnderstood(network, "its encryption drops what is not encrypted; " + dropped, scope);
        }
    }

    /** Whether what refers to a subnet by a known id is in another virtual network, where a subnet may have the same name. */
    private static boolean isElsewhere(Optional<Resource> network, Bag configuration) {
        Optional<String> id = configuration.bag("subnet").flatMap(subnet -> subnet.text("id"));
        return id.filter(text -> new ArmId(text).after("virtualNetworks").isPresent())
                .filter(text -> network.filter(vnet -> vnet.mayContain(text, "virtualNetworks"))
                        .isEmpty())
                .isPresent();
    }

    private static Optional<PrefixSet> hosts(Optional<Resource> hub, List<Subnet> subnets, String id) {
        return hub.filter(network -> network.mayContain(id, "virtualNetworks"))
                .flatMap(network -> subnets.stream()
                        .filter(subnet -> subnet.azureName().equalsIgnoreCase(ArmId.name(id)))
                        .findFirst())
                .map(Subnet::hosts);
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
    private PrefixSet maybeTagged(PrefixSet peered, PrefixSet outside) {
        boolean open = notes.doubts().stream()
                .map(Doubt::scope)
                .anyMatch(scope ->
                        scope instanceof Scope.Ends ends && ends.addresses().contains(outside));
        return open ? PrefixSet.ALL : peered;
    }
}
