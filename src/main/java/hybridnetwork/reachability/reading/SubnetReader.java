package hybridnetwork.reachability.reading;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.SecurityGroup;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the subnets of the hub. */
final class SubnetReader {
    private final Inventory inventory;
    private final ProofInputs inputs;
    private final Notes notes;
    private final RouteTableReader tables;
    private final List<Gateway> gateways;
    private final List<SubnetBags.Named> bags = new ArrayList<>();

    SubnetReader(
            Inventory inventory, ProofInputs inputs, Notes notes, RouteTableReader tables, List<Gateway> gateways) {
        this.inventory = inventory;
        this.inputs = inputs;
        this.notes = notes;
        this.tables = tables;
        this.gateways = gateways;
    }

    /** The subnets with their addresses and routes, before any group is read. */
    List<Subnet> bare(Resource network) {
        if (network.bag().isOpaque("subnets")) {
            notes.unknown(network, "subnets", "they are left out of the proof", Scope.EVERYTHING);
        }
        bags.addAll(SubnetBags.of(inventory, network));
        notes.shown(
                network,
                "subnets",
                bags.stream()
                        .filter(named -> named.owner().equals(network))
                        .map(SubnetBags.Named::name)
                        .toList());
        List<Subnet> subnets = new ArrayList<>();
        for (SubnetBags.Named named : bags) {
            subnets.add(bare(network, named, subnets.size()));
        }
        return subnets;
    }

    private Subnet bare(Resource network, SubnetBags.Named named, int index) {
        String name = outputName(named.name());
        boolean unnamed =
                named.bag().isOpaque("subnetName") && named.owner().id().isEmpty();
        if (named.bag().isOpaque("name") || unnamed) {
            notes.unknown(network, "the name of a subnet", "no intent can name it", Scope.EVERYTHING);
        }
        Scope balancers = Scope.EVERY_BALANCER;
        List<Prefix> prefixes =
                Prefixes.of("subnet " + name, named.bag(), "addressPrefix", "addressPrefixes", notes, balancers);
        boolean opaque = named.bag().isAnyOpaque(List.of("addressPrefix", "addressPrefixes"));
        if (prefixes.isEmpty() && !named.bag().isAnyOpaque(List.of("addressPrefix", "addressPrefixes"))) {
            // Azure allocates them from a pool, or something is amiss; no subnet is without.
            notes.unknown("subnet " + name, "addressPrefixes", "its addresses are left out of the proof", balancers);
        }
        return new Subnet(
                index,
                name,
                named.name(),
                prefixes,
                !opaque && !prefixes.isEmpty(),
                PrefixSet.unionOf(prefixes.stream().map(Prefix::usableHosts).toList()),
                Optional.empty(),
                List.of(),
                tables.of(named.owner(), named.bag(), name));
    }

    /** The subnets with the groups that judge their packets. */
    List<Subnet> guarded(List<Subnet> subnets, SecurityGroupReader groups, Interfaces interfaces) {
        List<Subnet> guarded = new ArrayList<>();
        for (Subnet subnet : subnets) {
            SubnetBags.Named named = bags.get(subnet.index());
            if (subnet.isGatewaySubnet()) {
                noteGroup(named.bag());
            }
            Optional<SecurityGroup> group =
                    subnet.isAzures() ? Optional.empty() : groups.of(named.owner(), named.bag(), subnet.toString());
            guarded.add(subnet.guarded(group, interfaces.groups(subnet, groups)));
        }
        return guarded;
    }

    private void noteGroup(Bag bag) {
        if (bag.has("networkSecurityGroup")) {
            notes.add(Finding.error(
                    "gw-subnet-no-nsg",
                    "GatewaySubnet has a network security group: Azure does not support it, and gateways may stop"
                            + " working"));
            Set<Integer> all = gateways.stream()
                    .filter(gateway -> gateway.network() == 0)
                    .map(Gateway::index)
                    .collect(Collectors.toSet());
            notes.doubt("GatewaySubnet", "what its network security group does", new Scope.Gateways(all));
        }
    }

    /** What the subnets say of the way out. */
    EgressReader egress(List<Subnet> subnets) {
        EgressReader egress = new EgressReader(inventory, notes);
        subnets.forEach(subnet -> {
            SubnetBags.Named named = bags.get(subnet.index());
            egress.subnet(subnet, named.owner(), named.bag());
        });
        return egress;
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
