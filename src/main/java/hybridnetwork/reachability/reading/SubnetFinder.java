package hybridnetwork.reachability.reading;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Finds the subnet that an id or an address is about: two networks may each have a subnet of one name. */
final class SubnetFinder {
    private static final String NETWORKS = "virtualNetworks";

    private final List<Resource> networks;
    private final List<PrefixSet> addresses;
    private final List<Subnet> subnets;

    /**
     * Prepares to find.
     *
     * @param networks the hub first
     * @param addresses of each network
     */
    SubnetFinder(List<Resource> networks, List<PrefixSet> addresses, List<Subnet> subnets) {
        this.networks = networks;
        this.addresses = addresses;
        this.subnets = subnets;
    }

    /** The index of the network that an id is in. */
    OptionalInt network(String id) {
        return IntStream.range(0, networks.size())
                .filter(index -> networks.get(index).mayContain(id, NETWORKS))
                .findFirst();
    }

    /** The index of a network. */
    OptionalInt network(Resource network) {
        int index = networks.indexOf(network);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** The subnet of an id; of one that names no network the first of its name. */
    Optional<Subnet> of(String id) {
        OptionalInt network = network(id);
        if (network.isEmpty() && namesNetwork(id)) {
            return Optional.empty();
        }
        return named(ArmId.name(id), network);
    }

    /** The first subnet of a name. */
    Optional<Subnet> named(String name, OptionalInt network) {
        return subnets.stream()
                .filter(subnet -> isIn(subnet, network) && subnet.azureName().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The subnet that has an address, in the network of a configuration's subnet where that is known. */
    Optional<Subnet> holding(Ipv4 address, Bag configuration) {
        OptionalInt network = network(configuration);
        return subnets.stream()
                .filter(subnet -> isIn(subnet, network))
                .filter(subnet -> subnet.prefixes().stream().anyMatch(prefix -> prefix.contains(address)))
                .findFirst();
    }

    /** Whether a subnet may be what a resource refers to by an id that is not known: one of the networks that it depends on. */
    boolean mayBeOf(Resource owner, Subnet subnet) {
        return networks.stream().noneMatch(network -> owner.dependencies().contains(network.urn()))
                || owner.dependencies().contains(networks.get(subnet.network()).urn());
    }

    /** Whether an address is another network's than the configuration's subnet is in, because spaces overlap. */
    boolean isOfAnother(Ipv4 address, Bag configuration) {
        OptionalInt network = network(configuration);
        return network.isPresent()
                && IntStream.range(0, network.getAsInt())
                        .anyMatch(before -> addresses.get(before).contains(address));
    }

    private static boolean isIn(Subnet subnet, OptionalInt network) {
        return network.isEmpty() || network.getAsInt() == subnet.network();
    }

    private OptionalInt network(Bag configuration) {
        Optional<String> id = id(configuration);
        return id.isPresent() ? network(id.get()) : OptionalInt.empty();
    }

    private static Optional<String> id(Bag configuration) {
        return configuration.bag("subnet").flatMap(subnet -> subnet.text("id"));
    }

    private static boolean namesNetwork(String id) {
        return new ArmId(id).after(NETWORKS).isPresent();
    }

    /** Whether what refers to a subnet by a known id is in a virtual network that is not among the resources. */
    boolean isElsewhere(Bag configuration) {
        return id(configuration)
                .filter(text -> namesNetwork(text) && network(text).isEmpty())
                .isPresent();
    }
}
