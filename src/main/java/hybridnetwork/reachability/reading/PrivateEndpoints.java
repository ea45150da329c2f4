package hybridnetwork.reachability.reading;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.model.Subnet.Exempt;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads private endpoints. An endpoint's address is a host of its subnet; whether that subnet's group and routes hold for it
 * follows the subnet's {@code privateEndpointNetworkPolicies}, which neither does by default.
 */
final class PrivateEndpoints {
    private final Inventory inventory;
    private final Notes notes;
    private final SubnetFinder finder;
    private final PrefixSet space;
    private final NetworkSpaces spaces;

    /**
     * Prepares to read.
     *
     * @param space of all networks
     */
    PrivateEndpoints(Inventory inventory, Notes notes, SubnetFinder finder, PrefixSet space, NetworkSpaces spaces) {
        this.spaces = spaces;
        this.inventory = inventory;
        this.notes = notes;
        this.finder = finder;
        this.space = space;
    }

    /** What a subnet says holds for the endpoints in it. */
    enum Policies {
        NONE("disabled", false, false),
        GROUP("networksecuritygroupenabled", true, false),
        ROUTES("routetableenabled", false, true),
        BOTH("enabled", true, true);

        private final String text;
        private final boolean groups;
        private final boolean routes;

        Policies(String text, boolean groups, boolean routes) {
            this.text = text;
            this.groups = groups;
            this.routes = routes;
        }

        /** Neither, while nothing else is known. */
        static Policies of(Bag subnet) {
            String text =
                    subnet.text("privateEndpointNetworkPolicies").orElse("").toLowerCase(Locale.ROOT);
            return Stream.of(values())
                    .filter(policies -> policies.text.equals(text))
                    .findFirst()
                    .orElse(NONE);
        }

        static boolean areKnown(Bag subnet) {
            return !subnet.isOpaque("privateEndpointNetworkPolicies");
        }
    }

    /**
     * The subnets with the hosts that are, or may be, endpoints.
     *
     * @param bags what each subnet says, in the same order
     * @param known the addresses of interfaces, which are no endpoints
     */
    List<Subnet> mark(List<Subnet> subnets, List<SubnetBags.Named> bags, PrefixSet known) {
        List<Subnet> marked = new ArrayList<>(subnets);
        for (Resource endpoint : inventory.all("PrivateEndpoint")) {
            Optional<String> id = endpoint.bag().bag("subnet").flatMap(subnet -> subnet.text("id"));
            if (id.isEmpty()) {
                notes.unknown(endpoint, "subnet", "where its address is cannot be said", new Scope.PastGroups(space));
                continue;
            }
            finder.of(id.get())
                    .ifPresent(subnet -> mark(
                            endpoint, subnet.index(), bags.get(subnet.index()).bag(), known, marked));
        }
        return marked;
    }

    private void mark(Resource endpoint, int index, Bag bag, PrefixSet known, List<Subnet> marked) {
        Subnet subnet = marked.get(index);
        Policies policies = Policies.of(bag);
        PrefixSet address = addresses(endpoint.bag()).intersect(subnet.hosts());
        PrefixSet hosts = address.isEmpty() ? subnet.hosts().subtract(known) : address;
        boolean certain = !address.isEmpty() && Policies.areKnown(bag);
        if (!policies.groups) {
            List<Exempt> exempt = new ArrayList<>(subnet.exempt());
            exempt.add(new Exempt(hosts, certain));
            marked.set(index, subnet.exempting(exempt));
        }
        if (!policies.routes) {
            noteRoutes(endpoint, subnet, hosts, marked);
        }
    }

    /**
     * Azure routes packets to an endpoint by a route of its own, past the user routes of whoever sends them, and its replies past
     * those of its subnet: what they would decide is not known.
     */
    private void noteRoutes(Resource endpoint, Subnet subnet, PrefixSet hosts, List<Subnet> subnets) {
        String what = endpoint + ", for which no route table holds";
        if (!subnet.routes().isNone()) {
            notes.doubt(what, "the way of its replies", new Scope.RepliesOf(hosts));
        }
        for (Subnet sender : subnets) {
            if (steers(sender.routes(), subnet.network(), hosts)) {
                notes.doubt(
                        what,
                        "whether " + sender + " steers what is sent to it",
                        new Scope.Towards(sender.isGatewaySubnet() ? space.complement() : sender.hosts(), hosts));
            }
        }
    }

    /** Whether a table has a route for some hosts that is as long as the one to their network. */
    private boolean steers(RouteTable table, int network, PrefixSet hosts) {
        int shortest = spaces.prefixes(network).stream()
                .filter(prefix -> hosts.overlaps(PrefixSet.of(prefix)))
                .mapToInt(Prefix::length)
                .min()
                .orElse(0);
        return table.routes().stream()
                .anyMatch(route -> !route.hop().is(Hop.Kind.VNET_LOCAL)
                        && route.prefix().length() >= shortest
                        && hosts.overlaps(PrefixSet.of(route.prefix())));
    }

    /** The addresses of an endpoint, as it asks for them or Azure shows them. */
    private static PrefixSet addresses(Bag endpoint) {
        List<PrefixSet> addresses = new ArrayList<>();
        endpoint.bags("ipConfigurations")
                .forEach(configuration -> add(configuration.text("privateIPAddress"), addresses));
        for (Bag names : endpoint.bags("customDnsConfigs")) {
            names.texts("ipAddress", "ipAddresses").forEach(text -> add(Optional.of(text), addresses));
        }
        return PrefixSet.unionOf(addresses);
    }

    private static void add(Optional<String> text, List<PrefixSet> addresses) {
        text.flatMap(Ipv4::tryParse).map(PrefixSet::of).ifPresent(addresses::add);
    }
}
