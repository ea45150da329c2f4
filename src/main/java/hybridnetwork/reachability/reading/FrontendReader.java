package hybridnetwork.reachability.reading;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.Bag;
import hybridnetwork.reachability.Frontend;
import hybridnetwork.reachability.Frontend.Backends;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.model.Doubt;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Subnet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads the frontends of load balancers and their rules. */
public final class FrontendReader {
    private static final double NO_PORT = -1;

    private final Inventory inventory;
    private final Notes notes;
    private final Predicate<Bag> elsewhere;

    /** @param elsewhere whether a frontend is in another virtual network */
    public FrontendReader(Inventory inventory, Notes notes, Predicate<Bag> elsewhere) {
        this.inventory = inventory;
        this.notes = notes;
        this.elsewhere = elsewhere;
    }

    /** The addresses of all frontends in the virtual network, as far as they are known. */
    public PrefixSet allocated() {
        return PrefixSet.unionOf(inventory.all("LoadBalancer").stream()
                .flatMap(balancer -> balancer.bag().bags("frontendIPConfigurations").stream())
                .filter(elsewhere.negate())
                .flatMap(frontend -> frontend.text("privateIPAddress").flatMap(Ipv4::tryParse).stream())
                .map(PrefixSet::of)
                .toList());
    }

    /** @param withHosts the subnets without the frontends' addresses among their hosts */
    public List<Frontend> read(List<Subnet> withHosts) {
        List<Frontend> frontends = new ArrayList<>();
        for (Resource balancer : inventory.all("LoadBalancer")) {
            noteWhatIsNotModelled(balancer);
            for (Bag configuration : balancer.bag().bags("frontendIPConfigurations")) {
                read(balancer, configuration, frontends.size(), withHosts).ifPresent(frontends::add);
            }
        }
        return frontends;
    }

    private void noteWhatIsNotModelled(Resource balancer) {
        for (String property : List.of("frontendIPConfigurations", "loadBalancingRules", "backendAddressPools")) {
            if (balancer.bag().isOpaque(property)) {
                notes.unknown(
                        balancer,
                        property,
                        "it is left out of the proof",
                        property.startsWith("frontend") ? Doubt.EVERY_FLOW : Doubt.BALANCERS);
            }
        }
        for (String property : List.of("frontendIPConfigurations", "backendAddressPools")) {
            if (balancer.bag().bags(property).stream().anyMatch(part -> part.isOpaque("name"))) {
                notes.unknown(balancer, "a name among " + property, "no rule can refer to it", Doubt.BALANCERS);
            }
        }
        if (balancer.bag().mayHave("inboundNatRules") || balancer.bag().mayHave("inboundNatPools")) {
            notes.notUnderstood(balancer, "inbound NAT rules are not modelled");
        }
        if (balancer.bag().bags("frontendIPConfigurations").stream().anyMatch(f -> f.has("gatewayLoadBalancer"))) {
            notes.notUnderstood(balancer, "the gateway load balancer that its packets pass first is not modelled");
        }
        for (Bag rule : balancer.bag().bags("loadBalancingRules")) {
            if (rule.mayBe("enableFloatingIP")) {
                notes.notUnderstood(balancer, "the floating IP of rule " + name(rule) + " is not modelled");
            }
        }
    }

    private Optional<Frontend> read(Resource balancer, Bag configuration, int index, List<Subnet> withHosts) {
        String name = balancer.name() + "/" + name(configuration);
        boolean isPublic = configuration.has("publicIPAddress") || configuration.has("publicIPPrefix");
        Optional<Ipv4> address = configuration.text("privateIPAddress").flatMap(Ipv4::tryParse);
        Optional<Subnet> subnet =
                subnet(configuration, withHosts).or(() -> address.flatMap(a -> holding(a, withHosts)));
        if (elsewhere.test(configuration) || (subnet.isEmpty() && !isPublic)) {
            notes.notUnderstood("frontend " + name, "it is in no subnet of the virtual network and is left out");
            if (configuration.isReferenceOpaque("subnet") || configuration.isOpaque("privateIPAddress")) {
                notes.doubt("frontend " + name, "its subnet", Doubt.BALANCERS);
            }
            return Optional.empty();
        }
        PrefixSet addresses;
        if (address.isPresent()) {
            addresses = PrefixSet.of(address.get());
        } else if (subnet.isPresent()) {
            addresses = subnet.get().hosts();
            notes.doubt("frontend " + name, "its address", Doubt.frontendAmong(addresses));
            notes.add(Finding.advice(
                    "frontend-address-allocated",
                    "the address of frontend " + name
                            + " is allocated by Azure; the proof covers every address of subnet "
                            + subnet.get().name()));
        } else {
            addresses = publicAddress(balancer, configuration, name);
        }
        return Optional.of(new Frontend(
                index,
                name,
                addresses,
                isPublic,
                subnet.map(Subnet::index).orElse(Frontend.NO_SUBNET),
                rules(balancer, configuration, subnet, withHosts)));
    }

    private PrefixSet publicAddress(Resource balancer, Bag configuration, String name) {
        Reference reference = inventory.follow(balancer, configuration, "publicIPAddress", "PublicIPAddress");
        Optional<Ipv4> address = reference instanceof Reference.Found found
                ? found.resource().bag().text("ipAddress").flatMap(Ipv4::tryParse)
                : Optional.empty();
        if (address.isEmpty()) {
            notes.unknown(
                    "frontend " + name, "its public IP", "the proof shows 0.0.0.0 in its place", Doubt.PUBLIC_ADDRESS);
        }
        return PrefixSet.of(address.orElse(Ipv4.LOWEST));
    }

    /** The subnet that a frontend is in; one that is not known yet is the only one that it can be. */
    private static Optional<Subnet> subnet(Bag configuration, List<Subnet> subnets) {
        if (configuration.isReferenceOpaque("subnet")) {
            List<Subnet> candidates =
                    subnets.stream().filter(s -> !s.isGatewaySubnet()).toList();
            return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
        }
        return configuration
                .bag("subnet")
                .flatMap(r -> r.text("id").map(Resource::lastSegment).or(() -> r.text("name")))
                .flatMap(name -> subnets.stream()
                        .filter(s -> s.azureName().equalsIgnoreCase(name))
                        .findFirst());
    }

    private static Optional<Subnet> holding(Ipv4 address, List<Subnet> subnets) {
        return subnets.stream()
                .filter(subnet -> subnet.prefixes().stream().anyMatch(prefix -> prefix.contains(address)))
                .findFirst();
    }

    private List<Frontend.Rule> rules(
            Resource balancer, Bag configuration, Optional<Subnet> subnet, List<Subnet> withHosts) {
        List<Frontend.Rule> rules = new ArrayList<>();
        for (Bag rule : balancer.bag().bags("loadBalancingRules")) {
            if (isFor(rule, configuration, balancer)) {
                read(balancer, rule, subnet, withHosts).ifPresent(rules::add);
            }
        }
        return rules;
    }

    /** Whether a rule names the frontend; an id that is not known yet means the only one. */
    private boolean isFor(Bag rule, Bag configuration, Resource balancer) {
        Optional<String> id = rule.bag("frontendIPConfiguration").flatMap(reference -> reference.text("id"));
        if (id.isPresent()) {
            return Resource.lastSegment(id.get()).equalsIgnoreCase(name(configuration));
        }
        boolean only = balancer.bag().bags("frontendIPConfigurations").size() == 1;
        if (!only) {
            notes.unknown(
                    balancer,
                    "the frontend of rule " + name(rule),
                    "the rule is left out of the proof",
                    Doubt.BALANCERS);
        }
        return only;
    }

    private Optional<Frontend.Rule> read(Resource balancer, Bag rule, Optional<Subnet> subnet, List<Subnet> withHosts) {
        if (rule.isOpaque("protocol") || rule.isOpaque("frontendPort") || rule.isOpaque("backendPort")) {
            notes.unknown(
                    balancer, "a property of rule " + name(rule), "the rule is left out of the proof", Doubt.BALANCERS);
            return Optional.empty();
        }
        Set<Protocol> protocols = switch (rule.text("protocol").orElse("").toLowerCase(Locale.ROOT)) {
            case "tcp" -> EnumSet.of(Protocol.TCP);
            case "udp" -> EnumSet.of(Protocol.UDP);
            case "all" -> EnumSet.of(Protocol.TCP, Protocol.UDP);
            default -> EnumSet.noneOf(Protocol.class);
        };
        double frontendPort = rule.number("frontendPort").orElse(NO_PORT);
        double backendPort = rule.number("backendPort").orElse(frontendPort == 0 ? 0 : NO_PORT);
        // HA ports: all of them, each to itself.
        boolean every = frontendPort == 0
                && backendPort == 0
                && rule.text("protocol").orElse("").equalsIgnoreCase("All");
        if (protocols.isEmpty() || !(every || (isPort(frontendPort, 1) && isPort(backendPort, 0)))) {
            notes.notUnderstood(balancer, "rule " + name(rule) + " has no known protocol or port and is left out");
            return Optional.empty();
        }
        return Optional.of(new Frontend.Rule(
                name(rule),
                protocols,
                every ? PortSet.ALL : PortSet.of(PortRange.of((int) frontendPort)),
                every ? Frontend.Rule.SAME_PORT : (int) backendPort,
                backends(balancer, rule, subnet, withHosts)));
    }

    private static boolean isPort(double number, int lowest) {
        return number >= lowest && number <= PortRange.HIGHEST;
    }

    private List<Backends> backends(Resource balancer, Bag rule, Optional<Subnet> subnet, List<Subnet> withHosts) {
        boolean none = rule.bag("backendAddressPool")
                        .map(pool -> pool.values().isEmpty())
                        .orElse(true)
                && !rule.isOpaque("backendAddressPool")
                && !rule.mayHave("backendAddressPools");
        if (none) {
            notes.notUnderstood(balancer, "rule " + name(rule) + " names no backend pool and hands on nothing");
            return List.of();
        }
        PrefixSet explicit = explicitAddresses(balancer, rule);
        if (!explicit.isEmpty()) {
            List<Backends> backends = new ArrayList<>();
            PrefixSet rest = explicit;
            for (Subnet candidate : withHosts) {
                PrefixSet inside = rest.intersect(candidate.hosts());
                if (!inside.isEmpty()) {
                    backends.add(new Backends(candidate.index(), inside));
                    rest = rest.subtract(inside);
                }
            }
            if (!rest.isEmpty()) {
                backends.add(new Backends(Backends.NOWHERE, rest));
            }
            return backends;
        }
        if (subnet.isPresent()) {
            return List.of(new Backends(subnet.get().index(), subnet.get().hosts()));
        }
        notes.notUnderstood(
                balancer, "its backends have no addresses in the pool; every subnet's hosts may be among them");
        return withHosts.stream()
                .filter(s -> !s.isGatewaySubnet())
                .map(s -> new Backends(s.index(), s.hosts()))
                .toList();
    }

    private PrefixSet explicitAddresses(Resource balancer, Bag rule) {
        List<String> pools = new ArrayList<>();
        rule.bag("backendAddressPool").flatMap(pool -> pool.text("id")).ifPresent(pools::add);
        rule.bags("backendAddressPools").forEach(pool -> pool.text("id").ifPresent(pools::add));
        boolean open = rule.isReferenceOpaque("backendAddressPool")
                || rule.isOpaque("backendAddressPools")
                || rule.bags("backendAddressPools").stream().anyMatch(pool -> pool.isOpaque("id"));
        List<String> names = pools.stream().map(Resource::lastSegment).toList();
        List<PrefixSet> addresses = new ArrayList<>();
        pools(balancer).forEach((name, pool) -> {
            if ((open && names.isEmpty()) || names.stream().anyMatch(name::equalsIgnoreCase)) {
                addresses.add(addresses(balancer, pool));
            }
        });
        // A pool that is not known is the only one, or any: of several, one without addresses would be missed.
        if (open && addresses.size() != 1) {
            notes.unknown(
                    balancer,
                    "the backend pool of rule " + name(rule),
                    "its backends are taken from every pool",
                    Doubt.BALANCERS);
        }
        return PrefixSet.unionOf(addresses);
    }

    /** By name; a pool that is a resource of its own knows more than its shadow in the balancer's outputs. */
    private Map<String, Bag> pools(Resource balancer) {
        Map<String, Bag> pools = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Resource pool : inventory.children(Parentage.BACKEND_POOL, balancer)) {
            pools.put(pool.name(), pool.bag());
        }
        List<String> others = new ArrayList<>();
        for (Bag inline : balancer.bag().bags("backendAddressPools")) {
            if (pools.putIfAbsent(name(inline), inline) == null) {
                others.add(name(inline));
            }
        }
        notes.shown(balancer, "backendAddressPools", others);
        return pools;
    }

    private PrefixSet addresses(Resource balancer, Bag pool) {
        List<PrefixSet> addresses = new ArrayList<>();
        if (pool.isOpaque("loadBalancerBackendAddresses")) {
            notes.unknown(
                    balancer, "the addresses of a backend pool", "they are left out of the proof", Doubt.BALANCERS);
        }
        for (Bag address : pool.bags("loadBalancerBackendAddresses")) {
            if (address.isOpaque("ipAddress")) {
                notes.unknown(balancer, "an address of a backend pool", "it is left out of the proof", Doubt.BALANCERS);
            }
            address.text("ipAddress").flatMap(Ipv4::tryParse).map(PrefixSet::of).ifPresent(addresses::add);
        }
        return PrefixSet.unionOf(addresses);
    }

    private static String name(Bag bag) {
        return bag.text("name").orElse("(unnamed)");
    }
}
