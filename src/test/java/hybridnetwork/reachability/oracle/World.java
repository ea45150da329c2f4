package hybridnetwork.reachability.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A small network, its sites and its intents, as plain records. Things refer to each other by name; a name is unique among
 * things of its kind. A subnet is named {@code NETWORK/SUBNET} and a pool {@code BALANCER/POOL} where others refer to it.
 */
final class World {
    static final String BASE_NAME = "t";
    static final String GATEWAY_SUBNET = "GatewaySubnet";

    /** Azure's own subnets, which are no ends of a flow by name. */
    static final List<String> AZURES_OWN = List.of(
            GATEWAY_SUBNET,
            "AzureFirewallSubnet",
            "AzureFirewallManagementSubnet",
            "AzureBastionSubnet",
            "RouteServerSubnet");

    enum Hop {
        None,
        Internet,
        VnetLocal,
        VirtualNetworkGateway,
        VirtualAppliance
    }

    record Network(String name, List<String> space, List<Subnet> subnets) {}

    /**
     * A subnet.
     *
     * @param outbound {@code defaultOutboundAccess}; null where it is not said
     */
    record Subnet(
            String name,
            String prefix,
            @Nullable String group,
            @Nullable String table,
            boolean natGateway,
            @Nullable Boolean outbound) {
        static Subnet of(String name, String prefix) {
            return new Subnet(name, prefix, null, null, false, null);
        }

        Subnet group(@Nullable String other) {
            return new Subnet(name, prefix, other, table, natGateway, outbound);
        }

        Subnet table(@Nullable String other) {
            return new Subnet(name, prefix, group, other, natGateway, outbound);
        }

        Subnet natGateway(boolean other) {
            return new Subnet(name, prefix, group, table, other, outbound);
        }

        Subnet outbound(@Nullable Boolean other) {
            return new Subnet(name, prefix, group, table, natGateway, other);
        }

        boolean isAzures() {
            return AZURES_OWN.contains(name);
        }
    }

    record Table(String name, boolean propagation, List<Route> routes) {}

    /** A user route; an address is the next hop of {@code VirtualAppliance} alone. */
    record Route(String prefix, Hop hop, @Nullable String address) {
        Route(String prefix, Hop hop) {
            this(prefix, hop, null);
        }

        static Route via(String prefix, String address) {
            return new Route(prefix, Hop.VirtualAppliance, address);
        }
    }

    record Group(String name, List<Rule> rules) {}

    /**
     * A rule of a group.
     *
     * @param protocol Tcp, Udp, Icmp, Esp, Ah or *
     * @param sources prefixes, addresses, tags, * or asg:NAME
     * @param sourcePorts *, a port or FROM-TO, as destinationPorts
     */
    record Rule(
            String name,
            int priority,
            boolean allow,
            boolean inbound,
            String protocol,
            List<String> sources,
            List<String> destinations,
            List<String> sourcePorts,
            List<String> destinationPorts) {
        static Rule of(
                int priority, String access, String direction, String protocol, String from, String to, String port) {
            return new Rule(
                    "r" + priority,
                    priority,
                    access.equals("Allow"),
                    direction.equals("Inbound"),
                    protocol,
                    List.of(from),
                    List.of(to),
                    List.of("*"),
                    List.of(port));
        }
    }

    /** An interface with one address; {@code subnet} is NETWORK/SUBNET, {@code pools} are BALANCER/POOL. */
    record Interface(
            String name,
            String subnet,
            String address,
            @Nullable String group,
            List<String> asgs,
            List<String> pools,
            @Nullable Sku publicIp) {}

    /** What a public IP, or a balancer, is: {@code Unsaid} has no SKU and counts as Basic. */
    enum Sku {
        Basic,
        Standard,
        Unsaid;

        boolean isStandard() {
            return this == Standard;
        }
    }

    /** A balancer: internal where its frontends are in a subnet, public where they are not. */
    record Balancer(
            String name,
            Sku sku,
            List<Frontend> frontends,
            List<Pool> pools,
            List<Probe> probes,
            List<Balancing> rules,
            List<Outbound> outbound) {}

    /** An internal frontend has a subnet (NETWORK/SUBNET) and an address; a public one has neither. */
    record Frontend(
            String name, @Nullable String subnet, @Nullable String address) {}

    record Pool(String name, List<String> addresses) {}

    record Probe(String name, String protocol, int port) {}

    /** A rule; protocol All with ports 0 is HA ports. */
    record Balancing(
            String name,
            String frontend,
            @Nullable String pool,
            String protocol,
            int frontendPort,
            int backendPort,
            @Nullable String probe,
            boolean disableOutboundSnat,
            boolean floatingIp) {}

    record Outbound(String name, String frontend, String pool, String protocol) {}

    record Gateway(
            String name,
            String network,
            boolean vpn,
            boolean enableBgp,
            @Nullable Integer asn,
            boolean activeActive) {}

    /**
     * A local network gateway.
     *
     * @param site the site whose device it is; null for nobody's that the stack file knows
     * @param asn of its BGP settings; null without them
     */
    record LocalGateway(
            String name,
            @Nullable String site,
            List<String> prefixes,
            @Nullable Integer asn) {}

    record Tunnel(String name, String gateway, String localGateway, boolean enableBgp) {}

    /**
     * A circuit.
     *
     * @param sites who reach Azure over it, as the stack file says
     * @param declared whether the stack file knows it
     * @param peering Enabled, Disabled, or null where there is no peering among the resources
     */
    record Circuit(
            String name,
            List<String> sites,
            boolean declared,
            @Nullable String peering) {}

    record CircuitConnection(String circuit, String gateway, int weight, boolean fastPath) {}

    record Site(String name, List<String> prefixes, List<String> overExpressRoute, List<String> overVpn, int asn) {}

    /**
     * One side of a peering.
     *
     * @param access {@code allowVirtualNetworkAccess}; null where it is not said, as the other flags
     * @param connected whether Azure's answer calls it connected
     */
    record Peering(
            String network,
            String remote,
            @Nullable Boolean access,
            @Nullable Boolean forwarded,
            @Nullable Boolean transit,
            @Nullable Boolean remoteGateways,
            boolean connected) {
        static Peering of(String network, String remote) {
            return new Peering(network, remote, null, null, null, null, false);
        }

        Peering access(@Nullable Boolean other) {
            return new Peering(network, remote, other, forwarded, transit, remoteGateways, connected);
        }

        Peering forwarded(@Nullable Boolean other) {
            return new Peering(network, remote, access, other, transit, remoteGateways, connected);
        }

        Peering transit(@Nullable Boolean other) {
            return new Peering(network, remote, access, forwarded, other, remoteGateways, connected);
        }

        Peering remoteGateways(@Nullable Boolean other) {
            return new Peering(network, remote, access, forwarded, transit, other, connected);
        }

        Peering connected(boolean other) {
            return new Peering(network, remote, access, forwarded, transit, remoteGateways, other);
        }
    }

    /** A private endpoint in a subnet (NETWORK/SUBNET); the address is null where nobody knows it yet. */
    record PrivateEndpoint(
            String name, String subnet, @Nullable String address) {}

    record Intent(
            String name,
            boolean allow,
            String from,
            String to,
            String protocol,
            List<String> ports,
            List<String> mayFailIn) {
        static Intent allow(String name, String from, String to, String protocol, String... ports) {
            return new Intent(name, true, from, to, protocol, List.of(ports), List.of());
        }

        static Intent deny(String name, String from, String to, String protocol, String... ports) {
            return new Intent(name, false, from, to, protocol, List.of(ports), List.of());
        }

        Intent between(String otherFrom, String otherTo) {
            return new Intent(name, allow, otherFrom, otherTo, protocol, ports, mayFailIn);
        }

        Intent mayFailIn(List<String> outages) {
            return new Intent(name, allow, from, to, protocol, ports, outages);
        }
    }

    final List<Network> networks = new ArrayList<>();
    final List<Table> tables = new ArrayList<>();
    final List<Group> groups = new ArrayList<>();
    final List<Interface> interfaces = new ArrayList<>();
    final List<Balancer> balancers = new ArrayList<>();
    final List<Gateway> gateways = new ArrayList<>();
    final List<LocalGateway> localGateways = new ArrayList<>();
    final List<Tunnel> tunnels = new ArrayList<>();
    final List<Circuit> circuits = new ArrayList<>();
    final List<CircuitConnection> circuitConnections = new ArrayList<>();
    final List<Site> sites = new ArrayList<>();
    final List<Intent> intents = new ArrayList<>();
    final List<Peering> peerings = new ArrayList<>();
    final List<PrivateEndpoint> privateEndpoints = new ArrayList<>();
    final List<Firewall> firewalls = new ArrayList<>();
    final List<Firewall.Policy> policies = new ArrayList<>();

    /** The addresses of each IP group. */
    final Map<String, List<String>> ipGroups = new TreeMap<>();

    /** The tables as their owner meant them, where something went wrong after that. */
    final List<Table> meant = new ArrayList<>();

    /** Interfaces with {@code enableIPForwarding}. */
    final Set<String> forwarding = new TreeSet<>();

    /** {@code privateEndpointNetworkPolicies} by subnet, as NETWORK/SUBNET; not where it is not said. */
    final Map<String, String> endpointPolicies = new TreeMap<>();

    /** Whether a connection of type Vnet2Vnet joins the first two VPN gateways. */
    boolean vnetToVnet;

    /** {@code open} or {@code closed} where the stack file says so. */
    @Nullable
    String implicitOutbound;

    /** Networks with {@code summarizedGatewayPrefixes}. */
    final Set<String> summarized = new TreeSet<>();

    /** VPN gateways with NAT rules. */
    final Set<String> translating = new TreeSet<>();

    /** Subnets, as NETWORK/SUBNET, with service endpoints. */
    final Set<String> serviceEndpoints = new TreeSet<>();

    World copy() {
        World copy = new World();
        copy.networks.addAll(networks);
        copy.tables.addAll(tables);
        copy.groups.addAll(groups);
        copy.interfaces.addAll(interfaces);
        copy.balancers.addAll(balancers);
        copy.gateways.addAll(gateways);
        copy.localGateways.addAll(localGateways);
        copy.tunnels.addAll(tunnels);
        copy.circuits.addAll(circuits);
        copy.circuitConnections.addAll(circuitConnections);
        copy.sites.addAll(sites);
        copy.intents.addAll(intents);
        copy.peerings.addAll(peerings);
        copy.privateEndpoints.addAll(privateEndpoints);
        copy.firewalls.addAll(firewalls);
        copy.policies.addAll(policies);
        copy.ipGroups.putAll(ipGroups);
        copy.meant.addAll(meant);
        copy.forwarding.addAll(forwarding);
        copy.endpointPolicies.putAll(endpointPolicies);
        copy.summarized.addAll(summarized);
        copy.translating.addAll(translating);
        copy.serviceEndpoints.addAll(serviceEndpoints);
        copy.vnetToVnet = vnetToVnet;
        copy.implicitOutbound = implicitOutbound;
        return copy;
    }

    Network network(String name) {
        return networks.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Optional<Gateway> gateway(Network network, boolean vpn) {
        return gateways.stream()
                .filter(it -> it.network().equals(network.name()) && it.vpn() == vpn)
                .findFirst();
    }

    Gateway gateway(String name) {
        return gateways.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    LocalGateway localGateway(Tunnel tunnel) {
        return localGateways.stream()
                .filter(it -> it.name().equals(tunnel.localGateway()))
                .findFirst()
                .orElseThrow();
    }

    Circuit circuit(String name) {
        return circuits.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Site site(String name) {
        return sites.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }

    @Nullable
    Table table(@Nullable String name) {
        return tables.stream().filter(it -> it.name().equals(name)).findFirst().orElse(null);
    }

    @Nullable
    Group group(@Nullable String name) {
        return groups.stream().filter(it -> it.name().equals(name)).findFirst().orElse(null);
    }

    Optional<Subnet> gatewaySubnet(Network network) {
        return network.subnets().stream()
                .filter(it -> it.name().equals(GATEWAY_SUBNET))
                .findFirst();
    }

    /**
     * Section 2, paragraph 2: the network of the stack file's name, else the one with a gateway, of several the first by name
     * with an ExpressRoute gateway, else the only one.
     */
    Network hub() {
        List<Network> sorted =
                networks.stream().sorted(Comparator.comparing(Network::name)).toList();
        return sorted.stream()
                .filter(it -> it.name().equals(BASE_NAME + "-vnet"))
                .findFirst()
                .or(() -> sorted.stream()
                        .filter(it -> gateway(it, false).isPresent())
                        .findFirst())
                .or(() -> sorted.stream()
                        .filter(it -> gateway(it, true).isPresent())
                        .findFirst())
                .orElse(sorted.get(0));
    }

    /** The network that has an address in its space: of several the hub (section 3, paragraph 2). */
    Optional<Network> networkOf(long address) {
        Network only = null;
        for (Network network : networks) {
            if (Block.anyHas(network.space(), address)) {
                if (only != null) {
                    return Optional.of(hub());
                }
                only = network;
            }
        }
        return Optional.ofNullable(only);
    }

    /** The VPN gateways that a connection of type Vnet2Vnet joins. */
    List<Gateway> joinedByConnection() {
        return vnetToVnet ? gateways.stream().filter(Gateway::vpn).limit(2).toList() : List.of();
    }

    Optional<Site> siteOf(long address) {
        for (Site site : sites) {
            if (Block.anyHas(site.prefixes(), address)) {
                return Optional.of(site);
            }
        }
        return Optional.empty();
    }

    /** Puts a changed subnet in the place of the one of its name. */
    void change(String network, Subnet subnet) {
        networks.replaceAll(it -> it.name().equals(network)
                ? new Network(
                        it.name(),
                        it.space(),
                        it.subnets().stream()
                                .map(old -> old.name().equals(subnet.name()) ? subnet : old)
                                .toList())
                : it);
    }
}
