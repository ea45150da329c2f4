package hybridnetwork.reachability.reading;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.SecurityGroup;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the subnets of all networks. */
final class SubnetReader {
    private final Inventory inventory;
    private final ProofInputs inputs;
    private final Notes notes;
    private final RouteTableReader tables;
    private final List<SubnetBags.Named> bags = new ArrayList<>();

    SubnetReader(Inventory inventory, ProofInputs inputs, Notes notes, RouteTableReader tables) {
        this.inventory = inventory;
        this.inputs = inputs;
        this.notes = notes;
        this.tables = tables;
    }

    /** The subnets with their addresses and routes, before any group is read: the hub's first. */
    List<Subnet> bare(List<Resource> networks, NetworkSpaces spaces) {
        List<Subnet> subnets = new ArrayList<>();
        PrefixSet before = PrefixSet.EMPTY;
        for (int i = 0; i < networks.size(); i++) {
            bare(networks.get(i), i, spaces, before, subnets);
            before = before.union(spaces.addresses().get(i));
        }
        return subnets;
    }

    private void bare(Resource network, int index, NetworkSpaces spaces, PrefixSet before, List<Subnet> subnets) {
        String networkName = spaces.names().get(index);
        List<SubnetBags.Named> own = new ArrayList<>(SubnetBags.of(inventory, network));
        if (network.bag().isOpaque("subnets")) {
            notes.unknown(network, "subnets", "they are left out of the proof", ofUnknownSubnets(index, spaces));
            if (index > 0) {
                // Whoever asks about the network is to learn that there may be more than is known.
                own.add(new SubnetBags.Named("(unknown)", network, Bag.EMPTY));
            }
        }
        bags.addAll(own);
        notes.shown(
                network,
                "subnets",
                own.stream()
                        .filter(named -> named.owner().equals(network))
                        .map(SubnetBags.Named::name)
                        .toList());
        for (SubnetBags.Named named : own) {
            subnets.add(bare(network, index, networkName, named, before, subnets.size()));
        }
    }

    /** Nothing is known of the hub then; of a spoke, nothing of what has an address in it. */
    private static Scope ofUnknownSubnets(int network, NetworkSpaces spaces) {
        return network == 0
                ? Scope.EVERYTHING
                : new Scope.PastGroups(spaces.addresses().get(network));
    }

    private Subnet bare(
            Resource network,
            int networkIndex,
            String networkName,
            SubnetBags.Named named,
            PrefixSet before,
            int index) {
        String key = KeyedNames.key(named.name(), inputs.baseName(), "subnet");
        String name = networkIndex == 0 ? key : networkName + "/" + key;
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
        PrefixSet hosts =
                PrefixSet.unionOf(prefixes.stream().map(Prefix::usableHosts).toList());
        return new Subnet(
                index,
                networkIndex,
                name,
                key,
                named.name(),
                prefixes,
                !opaque && !prefixes.isEmpty() && !hosts.overlaps(before),
                hosts.subtract(before),
                Optional.empty(),
                List.of(),
                List.of(),
                tables.of(networkIndex, named.owner(), named.bag(), name));
    }

    /** The subnets with the groups that judge their packets. */
    List<Subnet> guarded(List<Subnet> subnets, SecurityGroupReader groups, Interfaces interfaces) {
        List<Subnet> guarded = new ArrayList<>();
        for (Subnet subnet : subnets) {
            SubnetBags.Named named = bags.get(subnet.index());
            Optional<SecurityGroup> group =
                    subnet.isAzures() ? Optional.empty() : groups.of(named.owner(), named.bag(), subnet.toString());
            guarded.add(subnet.guarded(group, interfaces.groups(subnet, groups)));
        }
        return guarded;
    }

    /** What each subnet says, in their order. */
    List<SubnetBags.Named> bags() {
        return bags;
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
}
