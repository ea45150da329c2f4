package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Balancer;
import hybridnetwork.reachability.oracle.World.Frontend;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Subnet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Section 2: which addresses an end of a flow is. Of the internet one address stands for all that nothing tells apart. */
final class Ends {
    private static final List<Block> PRIVATE =
            Block.all(List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"));
    private static final List<Block> NO_INTERNET =
            Block.all(List.of("168.63.129.16", "0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3"));

    /** What an end that is a service tag begins with. */
    private static final String TAG = "tag:";

    /** Paragraph 8: the service tag that an end is; empty where it is none. */
    static Optional<String> tag(String end) {
        return end.startsWith(TAG) ? Optional.of(end.substring(TAG.length())) : Optional.empty();
    }

    /** A subnet of a network. */
    record Place(Network network, Subnet subnet) {}

    /** A frontend of a balancer. */
    record Front(Balancer balancer, Frontend frontend, Network network) {}

    private final World world;
    private final NavigableSet<Long> internet = new TreeSet<>();
    private final Map<Long, Place> hosts = new HashMap<>();
    private final Map<Long, Front> fronts = new HashMap<>();

    Ends(World world) {
        this.world = world;
        for (Balancer balancer : world.balancers) {
            for (Frontend frontend : balancer.frontends()) {
                if (frontend.subnet() != null && frontend.address() != null) {
                    Network network = world.network(
                            frontend.subnet().substring(0, frontend.subnet().indexOf('/')));
                    fronts.put(Block.address(frontend.address()), new Front(balancer, frontend, network));
                }
            }
        }
        for (Network network : world.networks) {
            for (Subnet subnet : network.subnets()) {
                // Section 3, paragraph 2: an address in two spaces is the hub's.
                usable(Block.of(subnet.prefix())).stream()
                        .filter(it ->
                                world.networkOf(it).filter(network::equals).isPresent())
                        .forEach(it -> hosts.put(it, new Place(network, subnet)));
            }
        }
        hosts.keySet().removeAll(fronts.keySet());
        boundaries().filter(this::isInternet).forEach(internet::add);
    }

    /** Paragraph 1: without the first four and the last address, which Azure keeps. */
    private static List<Long> usable(Block subnet) {
        List<Long> all = subnet.addresses();
        return all.subList(Math.min(4, all.size()), Math.max(all.size() - 1, Math.min(4, all.size())));
    }

    /** Where any prefix that something mentions begins, and where it has ended. */
    private Stream<Long> boundaries() {
        TreeSet<Block> blocks =
                new TreeSet<>(Comparator.comparingLong(Block::first).thenComparingInt(Block::length));
        blocks.add(Block.of("0.0.0.0/0"));
        blocks.addAll(PRIVATE);
        blocks.addAll(NO_INTERNET);
        world.networks.forEach(it -> blocks.addAll(Block.all(it.space())));
        world.tables.forEach(table -> table.routes().forEach(route -> blocks.add(Block.of(route.prefix()))));
        world.localGateways.forEach(it -> blocks.addAll(Block.all(it.prefixes())));
        world.sites.forEach(site -> Stream.of(site.prefixes(), site.overExpressRoute(), site.overVpn())
                .forEach(prefixes -> blocks.addAll(Block.all(prefixes))));
        world.intents.forEach(intent ->
                Stream.of(intent.from(), intent.to()).filter(Ends::isCidr).forEach(cidr -> blocks.add(Block.of(cidr))));
        world.groups.forEach(group -> group.rules()
                .forEach(rule -> Stream.of(rule.sources(), rule.destinations())
                        .flatMap(Collection::stream)
                        .filter(Ends::isCidr)
                        .forEach(cidr -> blocks.add(Block.of(cidr)))));
        Stream<Long> ofRules = FirewallRules.spans(world).flatMap(it -> Stream.of(it.first(), it.last() + 1));
        return Stream.concat(ofRules, blocks.stream().flatMap(block -> Stream.of(block.first(), block.last() + 1)));
    }

    private static boolean isCidr(String text) {
        return Character.isDigit(text.charAt(0));
    }

    static boolean isPrivate(long address) {
        return PRIVATE.stream().anyMatch(block -> block.has(address));
    }

    /** Paragraph 3. */
    boolean isInternet(long address) {
        return address < 1L << 32
                && !isPrivate(address)
                && NO_INTERNET.stream().noneMatch(block -> block.has(address))
                && world.networkOf(address).isEmpty()
                && world.siteOf(address).isEmpty();
    }

    Optional<Place> host(long address) {
        return Optional.ofNullable(hosts.get(address));
    }

    Optional<Front> front(long address) {
        return Optional.ofNullable(fronts.get(address));
    }

    /** Every usable host of a subnet, named NETWORK/SUBNET. */
    List<Long> hostsOf(String subnet) {
        return hosts.entrySet().stream()
                .filter(it -> subnet.equals(it.getValue().network().name()
                        + "/"
                        + it.getValue().subnet().name()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    NavigableSet<Long> sources(String end) {
        return end.startsWith("load-balancer") ? new TreeSet<>() : addresses(end);
    }

    /** Paragraphs 4 and 5: as a destination a CIDR has frontends too. */
    NavigableSet<Long> destinations(String end) {
        if (end.startsWith("load-balancer")) {
            String name = end.indexOf(':') < 0 ? "" : end.substring(end.indexOf(':') + 1);
            TreeSet<Long> all = new TreeSet<>();
            fronts.forEach((address, front) -> {
                if (name.isEmpty() || front.balancer().name().equals(name)) {
                    all.add(address);
                }
            });
            return all;
        }
        NavigableSet<Long> all = addresses(end);
        if (isCidr(end)) {
            fronts.keySet().stream().filter(Block.of(end)::has).forEach(all::add);
        }
        return all;
    }

    private NavigableSet<Long> addresses(String end) {
        NavigableSet<Long> all = new TreeSet<>();
        if (end.equals("internet") || end.startsWith(TAG)) {
            all.addAll(internet);
        } else if (end.equals("on-premises")) {
            world.sites.forEach(site ->
                    site.prefixes().forEach(it -> all.addAll(Block.of(it).addresses())));
        } else if (world.sites.stream().anyMatch(site -> site.name().equals(end))) {
            world.site(end).prefixes().forEach(it -> all.addAll(Block.of(it).addresses()));
        } else if (end.equals("network")) {
            all.addAll(hostsOf(world.hub()));
        } else if (end.equals("spokes")) {
            spokes().forEach(it -> all.addAll(hostsOf(it)));
        } else if (spoke(end).isPresent()) {
            all.addAll(hostsOf(spoke(end).get()));
        } else if (isCidr(end)) {
            Block block = Block.of(end);
            internet.stream().filter(block::has).forEach(all::add);
            hosts.keySet().stream().filter(block::has).forEach(all::add);
            world.sites.forEach(site -> site.prefixes()
                    .forEach(it ->
                            Block.of(it).addresses().stream().filter(block::has).forEach(all::add)));
        } else {
            all.addAll(hostsOf(subnet(end)));
        }
        return all;
    }

    /** Paragraph 2: every network but the hub, peered or not. */
    private List<Network> spokes() {
        return world.networks.stream().filter(it -> !it.equals(world.hub())).toList();
    }

    private Optional<Network> spoke(String end) {
        return spokes().stream().filter(it -> it.name().equalsIgnoreCase(end)).findFirst();
    }

    /** Section 3, paragraph 2: whether an end names a subnet whose addresses are the hub's as well, so that it is not proved. */
    boolean isPartlyTheHubs(String end) {
        return (end.equals("spokes") ? spokes().stream() : spoke(end).stream())
                .anyMatch(network -> network.subnets().stream()
                        .anyMatch(subnet -> !subnet.isAzures()
                                && usable(Block.of(subnet.prefix())).stream()
                                        .anyMatch(it -> world.networkOf(it)
                                                .filter(network::equals)
                                                .isEmpty())));
    }

    /** All of a network but Azure's own subnets. */
    private List<Long> hostsOf(Network network) {
        return network.subnets().stream()
                .filter(subnet -> !subnet.isAzures())
                .flatMap(subnet -> hostsOf(network.name() + "/" + subnet.name()).stream())
                .toList();
    }

    /** Paragraph 2: the subnet that an end names, without case: the hub's, or with a spoke's name before it that spoke's. */
    private String subnet(String end) {
        int slash = end.indexOf('/');
        Network network =
                slash < 0 ? world.hub() : spoke(end.substring(0, slash)).orElseThrow();
        String name = end.substring(slash + 1);
        return network.name() + "/"
                + network.subnets().stream()
                        .map(Subnet::name)
                        .filter(name::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow();
    }
}
