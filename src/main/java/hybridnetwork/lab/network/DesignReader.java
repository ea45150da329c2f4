package hybridnetwork.lab.network;

import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.lab.machine.NoLab;
import hybridnetwork.lab.network.Design.Circuit;
import hybridnetwork.lab.network.Design.Instance;
import hybridnetwork.lab.network.Design.Link;
import hybridnetwork.lab.network.Design.Policy;
import hybridnetwork.lab.network.Design.Vpn;
import hybridnetwork.net.Asn;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.TunnelName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads what a drill builds: from the registered resources whatever they say, from the stack only what no resource does.
 */
public final class DesignReader {
    /** Where Azure's own addresses in the gateways' subnet would be; the lab plays Azure and chooses. */
    private static final int FIRST_INSTANCE = 4;

    private static final Ipv4 PUBLIC = Ipv4.parse("203.0.113.0");
    private static final long DEFAULT_ASN = 65515;

    private final StackConfig config;
    private final List<RegisteredResource> resources;
    private final AzureNames names;
    private final Site site;
    private final Set<String> circuits;
    private final List<String> left = new ArrayList<>();

    private DesignReader(StackConfig config, List<RegisteredResource> resources, Site site, Set<String> circuits) {
        this.circuits = circuits;
        this.config = config;
        this.resources = resources;
        this.names = AzureNames.of(config);
        this.site = site;
    }

    /**
     * The design of a drill of one site.
     *
     * @param circuits those whose private peerings end at the site's router
     */
    public static Design read(StackConfig config, List<RegisteredResource> resources, Site site, Set<String> circuits)
            throws NoLab {
        return new DesignReader(config, resources, site, circuits).read();
    }

    /** The site that a drill is about unless one is named: the first with a device and a circuit, or else the first. */
    public static Optional<Site> firstSite(StackConfig config) {
        return config.sites().values().stream()
                .filter(each -> !each.vpnDevices().isEmpty()
                        && config.circuits().values().stream()
                                .anyMatch(circuit -> circuit.sites().contains(each.name())))
                .findFirst()
                .or(() -> config.sites().values().stream().findFirst());
    }

    private Design read() throws NoLab {
        refuseInspection();
        NetworksReader networks = new NetworksReader(resources, left);
        Prefix gatewaySubnet = networks.gatewaySubnet();
        Optional<Vpn> vpn = site.vpnDevices().isEmpty() ? Optional.empty() : vpn(gatewaySubnet);
        List<Circuit> built = new ArrayList<>();
        for (String name : config.circuits().keySet()) {
            if (config.circuits().get(name).sites().contains(site.name())) {
                circuit(name).ifPresent(built::add);
            }
        }
        config.sites().keySet().stream()
                .filter(name -> !name.equals(site.name()))
                .forEach(name -> left.add("site " + name));
        return new Design(
                site.name(),
                site.addressPrefixes(),
                site.advertisedOverExpressRoute(),
                site.offeredOverVpn(),
                built,
                vpn,
                networks.spaces(),
                gatewaySubnet,
                networks.subnets(config),
                networks.frontends(),
                left);
    }

    /** What passes through a firewall or an appliance is for that to allow, and the lab has none. */
    private void refuseInspection() throws NoLab {
        boolean appliance = all("RouteTable")
                .flatMap(table -> table.bags("routes").stream())
                .anyMatch(route -> route.text("nextHopType").equals(Optional.of("VirtualAppliance")));
        if (appliance || all("AzureFirewall").findFirst().isPresent()) {
            throw new NoLab("the lab has no firewall and no appliance, and routes of this stack lead to one");
        }
    }

    private Stream<Bag> all(String kind) {
        return resources.stream()
                .filter(resource -> resource.isNetwork(kind))
                .map(resource -> new Bag(resource.inputs()));
    }

    /** Empty for a circuit whose peering is disabled: it carries nothing. */
    private Optional<Circuit> circuit(String name) throws NoLab {
        String azureName = names.circuit(name);
        Optional<Bag> peering = all("ExpressRouteCircuitPeering")
                .filter(bag -> bag.text("circuitName").equals(Optional.of(azureName)))
                .findFirst();
        if (peering.isEmpty() || !circuits.contains(name)) {
            throw new NoLab("the lab builds one site, and circuit " + name + " of site " + site.name()
                    + (peering.isEmpty()
                            ? " has no private peering among the resources of this stack"
                            : " ends at another one; drill that one with --site"));
        }
        if (peering.get().text("state").equals(Optional.of("Disabled"))) {
            left.add("circuit " + name + ", whose peering is disabled");
            return Optional.empty();
        }
        Bag bag = peering.get();
        long weight = all("VirtualNetworkGatewayConnection")
                .filter(each -> each.id("peer", "id")
                        .filter(id -> id.name().equals(azureName))
                        .isPresent())
                .flatMap(each -> each.whole("routingWeight").stream())
                .findFirst()
                .orElse(0L);
        return Optional.of(new Circuit(
                name,
                new Asn(bag.whole("peerASN").orElseThrow()),
                bag.whole("vlanId").orElseThrow().intValue(),
                config.peeringKeys().of(name).isPresent(),
                weight,
                List.of(
                        new Link(name, 0, prefix(bag, "primaryPeerAddressPrefix")),
                        new Link(name, 1, prefix(bag, "secondaryPeerAddressPrefix")))));
    }

    private static Prefix prefix(Bag bag, String key) {
        return bag.text(key).map(Prefix::parse).orElseThrow();
    }

    private Optional<Vpn> vpn(Prefix gatewaySubnet) throws NoLab {
        VpnDevice device = site.vpnDevices().get(0);
        site.vpnDevices().stream()
                .skip(1)
                .forEach(other -> left.add("device " + other.name().orElse("?") + " of site " + site.name()));
        TunnelName tunnel = names.tunnel(site, device);
        Optional<Bag> gateway = all("VirtualNetworkGateway")
                .filter(bag -> bag.text("gatewayType").equals(Optional.of("Vpn")))
                .findFirst();
        Optional<Bag> connection = named(
                "VirtualNetworkGatewayConnection", "virtualNetworkGatewayConnectionName", names.vpnConnection(tunnel));
        Optional<Bag> end = named("LocalNetworkGateway", "localNetworkGatewayName", names.localNetworkGateway(tunnel));
        if (gateway.isEmpty() || connection.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        if (connection.get().text("connectionMode").equals(Optional.of("InitiatorOnly"))) {
            throw new NoLab("the lab's VPN gateway does not begin tunnels, and the connection to site " + site.name()
                    + " has the mode InitiatorOnly");
        }
        Optional<Design.Bgp> bgp = connection.get().flag("enableBgp")
                ? end.get()
                        .bag("bgpSettings")
                        .map(bag -> new Design.Bgp(
                                new Asn(bag.whole("asn").orElseThrow()),
                                Ipv4.parse(bag.text("bgpPeeringAddress").orElseThrow())))
                : Optional.empty();
        List<String> own = connection.get().bags("gatewayCustomBgpIpAddresses").stream()
                .flatMap(bag -> bag.text("customBgpIpAddress").stream())
                .toList();
        int instances = gateway.get().flag("activeActive") ? 2 : 1;
        List<Instance> made = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            Ipv4 inside = Ipv4.of(gatewaySubnet.base().number() + FIRST_INSTANCE + i);
            made.add(new Instance(
                    i,
                    Ipv4.of(PUBLIC.number() + 4 + 2L * i),
                    inside,
                    i < own.size() ? Ipv4.parse(own.get(i)) : inside));
        }
        return Optional.of(new Vpn(
                new Asn(gateway.get().whole("bgpSettings", "asn").orElse(DEFAULT_ASN)),
                // A device that is known by a name has whatever address the lab gives it.
                end.get().text("gatewayIpAddress").map(Ipv4::parse).orElse(Ipv4.of(PUBLIC.number() + 100)),
                bgp,
                connection.get().bags("ipsecPolicies").stream().findFirst().map(DesignReader::policy),
                connection.get().whole("dpdTimeoutSeconds").orElse(45L).intValue(),
                made));
    }

    private Optional<Bag> named(String kind, String key, String name) {
        return all(kind).filter(bag -> bag.text(key).equals(Optional.of(name))).findFirst();
    }

    private static Policy policy(Bag bag) {
        return new Policy(
                bag.text("ikeEncryption").orElseThrow(),
                bag.text("ikeIntegrity").orElseThrow(),
                bag.text("dhGroup").orElseThrow(),
                bag.text("ipsecEncryption").orElseThrow(),
                bag.text("ipsecIntegrity").orElseThrow(),
                bag.text("pfsGroup").orElseThrow());
    }
}
