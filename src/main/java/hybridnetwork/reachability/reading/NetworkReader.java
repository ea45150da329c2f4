package hybridnetwork.reachability.reading;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.Bag;
import hybridnetwork.reachability.Frontend;
import hybridnetwork.reachability.Network;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.model.Doubt;
import hybridnetwork.reachability.model.SecurityGroup;
import hybridnetwork.reachability.model.Space;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the network from registered resources; what it cannot read becomes a note. */
public final class NetworkReader {
    /** As ids spell it, in lower case. */
    private static final String VIRTUAL_NETWORKS = "virtualnetworks";

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

    public Network read() {
        new Strangers(inventory, notes).note();
        new OtherModules(notes).note(resources);
        noteOrphans();
        Optional<Resource> network = virtualNetwork();
        List<Prefix> space = network.map(vnet -> Space.prefixes(
                        vnet,
                        vnet.bag().bag("addressSpace").orElse(Bag.EMPTY),
                        "addressPrefix",
                        "addressPrefixes",
                        notes,
                        Doubt.SPACE))
                .orElse(List.of());
        if (space.isEmpty()) {
            notes.add(Finding.error(
                    "no-virtual-network", "the resources hold no virtual network with a known address space"));
        }
        network.filter(vnet -> vnet.bag().isOpaque("addressSpace"))
                .ifPresent(vnet -> notes.unknown(vnet, "addressSpace", "nothing in it can be proved", Doubt.SPACE));
        List<Subnet> subnets = network.map(this::subnets).orElse(List.of());
        FrontendReader frontendReader = new FrontendReader(inventory, notes, bag -> isElsewhere(network, bag));
        PrefixSet frontendAddresses = frontendReader.allocated();
        List<Subnet> withHosts = subnets.stream()
                .map(subnet -> subnet.without(frontendAddresses))
                .toList();
        List<Frontend> frontends = frontendReader.read(withHosts);
        PrefixSet publicHosts =
                new PublicHostReader(inventory, notes, withHosts, bag -> isElsewhere(network, bag)).read();
        return new ConnectivityReader(inventory, inputs, notes)
                .read(network.map(Resource::name).orElse(""), space, withHosts, frontends, publicHosts);
    }

    private void noteOrphans() {
        for (Parentage parentage : Parentage.values()) {
            // Of a peering each circuit asks.
            if (parentage != Parentage.PEERING) {
                inventory
                        .orphans(parentage)
                        .forEach(orphan -> notes.unknown(
                                orphan, parentage.parentProperty(), "it is left out of the proof", Doubt.EVERY_FLOW));
            }
        }
    }

    /** The virtual network that the gateways are in, else the one with a GatewaySubnet, else the first. */
    private Optional<Resource> virtualNetwork() {
        List<Resource> all = inventory.all("VirtualNetwork");
        Optional<Resource> chosen = all.stream()
                .filter(this::holdsGateway)
                .findFirst()
                .or(() -> all.stream().filter(vnet -> hasGatewaySubnet(vnet)).findFirst())
                .or(() -> all.stream().findFirst());
        all.stream()
                .filter(vnet -> !Optional.of(vnet).equals(chosen))
                .forEach(vnet -> notes.notUnderstood(vnet, "only the virtual network of the gateways is proved"));
        return chosen;
    }

    private boolean holdsGateway(Resource vnet) {
        return inventory.all("VirtualNetworkGateway").stream()
                .flatMap(gateway -> gateway.bag().bags("ipConfigurations").stream())
                .flatMap(configuration -> configuration.bag("subnet").stream())
                .flatMap(subnet -> subnet.text("id").stream())
                .anyMatch(id -> vnet.mayContain(id, VIRTUAL_NETWORKS));
    }

    /** Whether what refers to a subnet by a known id is in another virtual network, where a subnet may have the same name. */
    private static boolean isElsewhere(Optional<Resource> network, Bag configuration) {
        Optional<String> id = configuration.bag("subnet").flatMap(subnet -> subnet.text("id"));
        return id.filter(text -> text.toLowerCase(Locale.ROOT).contains("/" + VIRTUAL_NETWORKS + "/"))
                .filter(text -> network.filter(vnet -> vnet.mayContain(text, VIRTUAL_NETWORKS))
                        .isEmpty())
                .isPresent();
    }

    private boolean hasGatewaySubnet(Resource vnet) {
        return subnetBags(vnet).stream().anyMatch(s -> s.name().equalsIgnoreCase(Subnet.GATEWAY_SUBNET));
    }

    private record NamedBag(String name, Resource owner, Bag bag) {}

    private List<NamedBag> subnetBags(Resource vnet) {
        Set<String> names = new HashSet<>();
        List<NamedBag> bags = new ArrayList<>();
        for (Bag inline : vnet.bag().bags("subnets")) {
            String name = inline.text("name").orElse("(unnamed)");
            if (names.add(name.toLowerCase(Locale.ROOT))) {
                bags.add(new NamedBag(name, vnet, inline));
            }
        }
        // A subnet that is a resource of its own knows more than its shadow in the network's outputs.
        for (Resource child : inventory.children(Parentage.SUBNET, vnet)) {
            bags.removeIf(known -> known.name().equalsIgnoreCase(child.name()));
            bags.add(new NamedBag(child.name(), child, child.bag()));
        }
        return bags;
    }

    private List<Subnet> subnets(Resource vnet) {
        if (vnet.bag().isOpaque("subnets")) {
            notes.unknown(vnet, "subnets", "they are left out of the proof", Doubt.EVERY_FLOW);
        }
        SecurityGroupReader groups = new SecurityGroupReader(inventory, notes);
        RouteTableReader tables = new RouteTableReader(inventory, notes);
        List<NamedBag> bags = subnetBags(vnet);
        notes.shown(
                vnet,
                "subnets",
                bags.stream()
                        .filter(named -> named.owner().equals(vnet))
                        .map(NamedBag::name)
                        .toList());
        List<Subnet> subnets = new ArrayList<>();
        for (NamedBag named : bags) {
            String name = outputName(named.name());
            Doubt.Scope scope = Doubt.subnet(subnets.size());
            boolean unnamed =
                    named.bag().isOpaque("subnetName") && named.owner().id().isEmpty();
            if (named.bag().isOpaque("name") || unnamed) {
                notes.unknown(vnet, "the name of a subnet", "no intent can name it", Doubt.EVERY_FLOW);
            }
            List<Prefix> prefixes =
                    Space.prefixes("subnet " + name, named.bag(), "addressPrefix", "addressPrefixes", notes, scope);
            if (prefixes.isEmpty() && !named.bag().isAnyOpaque(List.of("addressPrefix", "addressPrefixes"))) {
                // Azure allocates them from a pool, or something is amiss; no subnet is without.
                notes.unknown("subnet " + name, "addressPrefixes", "its addresses are left out of the proof", scope);
            }
            boolean gateway = named.name().equalsIgnoreCase(Subnet.GATEWAY_SUBNET);
            Optional<SecurityGroup> group = gateway ? Optional.empty() : groups.of(named.owner(), named.bag(), name);
            noteWhatIsNotModelled("subnet " + name, named.bag(), gateway);
            subnets.add(new Subnet(
                    subnets.size(),
                    name,
                    named.name(),
                    prefixes,
                    PrefixSet.unionOf(prefixes.stream().map(Prefix::usableHosts).toList()),
                    group,
                    tables.of(named.owner(), named.bag(), name)));
        }
        return subnets;
    }

    private void noteWhatIsNotModelled(String subnet, Bag bag, boolean gateway) {
        if (bag.has("natGateway")) {
            notes.notUnderstood(
                    subnet, "its NAT gateway changes the source of packets to the internet; that is not modelled");
        }
        if (gateway && bag.has("networkSecurityGroup")) {
            notes.notUnderstood(
                    subnet, "Azure supports no network security group there, and what it filters is not modelled");
        }
        if (bag.mayHave("serviceEndpoints")) {
            notes.notUnderstood(
                    subnet,
                    "its service endpoints are routes to Azure's services past all others; they are not modelled");
        }
        if (bag.isOpaque("defaultOutboundAccess")
                || Boolean.FALSE.equals(bag.values().get("defaultOutboundAccess"))) {
            notes.notUnderstood(
                    subnet,
                    "it has no default outbound access; that packets to the internet need another is not modelled");
        }
    }

    /** The configuration's key of a subnet that is named after one, otherwise its own name. */
    private String outputName(String azureName) {
        String start = inputs.baseName() + "-";
        String end = "-subnet";
        boolean ours = azureName.length() > start.length() + end.length()
                && azureName.regionMatches(true, 0, start, 0, start.length())
                && azureName.regionMatches(true, azureName.length() - end.length(), end, 0, end.length());
        return ours ? azureName.substring(start.length(), azureName.length() - end.length()) : azureName;
    }
}
