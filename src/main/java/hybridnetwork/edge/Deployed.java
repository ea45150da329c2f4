package hybridnetwork.edge;

import hybridnetwork.config.ConnectionSettings;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.net.Asn;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a deployed stack's export says of Azure's ends: the addresses that Azure chose, and settings as they are and not as the
 * stack file has them. What it does not say is empty.
 */
public final class Deployed {
    /** Where no export is given. */
    public static final Deployed NOTHING = new Deployed(List.of(), List.of());

    private static final Prefix LINK_LOCAL = Prefix.parse("169.254.0.0/16");

    private final List<RegisteredResource> resources;
    private final List<Instance> ofOutputs;

    private Deployed(List<RegisteredResource> resources, List<Instance> ofOutputs) {
        this.resources = List.copyOf(resources);
        this.ofOutputs = List.copyOf(ofOutputs);
    }

    public static Deployed of(List<RegisteredResource> resources) {
        return new Deployed(resources, List.of());
    }

    /**
     * Takes the gateway's addresses from a stack's outputs, which say nothing else of it.
     *
     * @return nothing where they are not those of a stack with a VPN gateway
     */
    public static Optional<Deployed> ofOutputs(Bag outputs) {
        List<Ipv4> publicIps = addresses(outputs.texts("vpnGatewayPublicIps"));
        List<Ipv4> bgp = addresses(outputs.texts("bgpPeerAddresses")).stream()
                .filter(address -> !LINK_LOCAL.contains(address))
                .toList();
        boolean paired = bgp.size() == publicIps.size();
        List<Instance> instances = IntStream.range(0, publicIps.size())
                .mapToObj(index -> new Instance(
                        Optional.of(publicIps.get(index)), paired ? Optional.of(bgp.get(index)) : Optional.empty()))
                .toList();
        return instances.isEmpty() ? Optional.empty() : Optional.of(new Deployed(List.of(), instances));
    }

    private static List<Ipv4> addresses(List<String> texts) {
        return texts.stream().flatMap(text -> Ipv4.tryParse(text).stream()).toList();
    }

    /** Whether there are resources of a deployed stack. */
    public boolean hasResources() {
        return !resources.isEmpty();
    }

    /** Whether the addresses come from outputs, which do not say which of them belong together. */
    public boolean isOfOutputs() {
        return !ofOutputs.isEmpty();
    }

    /**
     * An instance of the VPN gateway.
     *
     * @param bgpAddress the one inside the gateways' subnet
     */
    public record Instance(Optional<Ipv4> publicIp, Optional<Ipv4> bgpAddress) {}

    /**
     * The tunnel to a device.
     *
     * @param settings what the connection negotiates
     * @param device the BGP speaker that Azure expects; empty where the connection has no BGP
     * @param linkLocal the address that each instance, counted from 0, has for it ({@code apipa})
     */
    public record Tunnel(ConnectionSettings settings, Optional<VpnDevice.Bgp> device, Map<Integer, Ipv4> linkLocal) {}

    /** A private peering. */
    public record Peering(
            Optional<Asn> asn, Optional<Integer> vlan, Optional<Prefix> primary, Optional<Prefix> secondary) {}

    /** The gateway's instances that carry tunnels, in the order of its IP configurations. */
    public List<Instance> instances() {
        return gateway().map(this::instances).orElse(ofOutputs);
    }

    /** The gateway's AS number. */
    public Optional<Asn> asn() {
        return gateway().flatMap(gateway -> asn(known(gateway), "bgpSettings", "asn"));
    }

    private Optional<RegisteredResource> gateway() {
        List<RegisteredResource> gateways = of("VirtualNetworkGateway")
                .filter(it -> known(it)
                        .text("gatewayType")
                        .filter("Vpn"::equalsIgnoreCase)
                        .isPresent())
                .toList();
        return gateways.size() == 1 ? Optional.of(gateways.get(0)) : Optional.empty();
    }

    private List<Instance> instances(RegisteredResource gateway) {
        Bag bag = known(gateway);
        // A third configuration is of point-to-site connections.
        return bag.bags("ipConfigurations").stream()
                .limit(bag.flag("activeActive") ? 2 : 1)
                .map(configuration -> new Instance(publicIp(configuration), bgpAddress(bag, configuration)))
                .toList();
    }

    private Optional<Ipv4> publicIp(Bag configuration) {
        return configuration
                .text("publicIPAddress", "id")
                .flatMap(this::byId)
                .flatMap(it -> known(it).text("ipAddress").flatMap(Ipv4::tryParse));
    }

    private static Optional<Ipv4> bgpAddress(Bag gateway, Bag configuration) {
        Optional<String> name = configuration.text("name");
        return gateway.bags("bgpSettings", "bgpPeeringAddresses").stream()
                .filter(it -> name.isPresent()
                        && lastPart(it.text("ipconfigurationId")).equals(name.map(Deployed::lower)))
                .flatMap(it -> it.texts("defaultBgpIpAddresses").stream())
                .findFirst()
                .flatMap(Ipv4::tryParse);
    }

    /** The tunnel whose local network gateway has the device's address or domain name. */
    public Optional<Tunnel> tunnel(VpnDevice device) {
        return of("LocalNetworkGateway")
                .filter(local -> Stream.of("gatewayIpAddress", "fqdn")
                        .anyMatch(key ->
                                known(local).text(key).filter(device::isAt).isPresent()))
                .findFirst()
                .flatMap(this::tunnel);
    }

    private Optional<Tunnel> tunnel(RegisteredResource local) {
        Optional<String> id = local.id().map(Deployed::lower);
        return of("VirtualNetworkGatewayConnection")
                .map(Deployed::known)
                .filter(it -> id.isPresent()
                        && it.text("localNetworkGateway2", "id")
                                .map(Deployed::lower)
                                .equals(id))
                .findFirst()
                .map(connection -> new Tunnel(
                        DeployedSettings.of(connection), speaker(connection, known(local)), linkLocal(connection)));
    }

    private static Optional<VpnDevice.Bgp> speaker(Bag connection, Bag local) {
        Optional<Asn> asn = asn(local, "bgpSettings", "asn");
        Optional<Ipv4> address = local.text("bgpSettings", "bgpPeeringAddress").flatMap(Ipv4::tryParse);
        return connection.flag("enableBgp") && asn.isPresent() && address.isPresent()
                ? Optional.of(new VpnDevice.Bgp(asn.get(), address.get()))
                : Optional.empty();
    }

    private Map<Integer, Ipv4> linkLocal(Bag connection) {
        List<Optional<String>> configurations = gateway()
                .map(it -> known(it).bags("ipConfigurations").stream()
                        .map(configuration -> configuration.text("name").map(Deployed::lower))
                        .toList())
                .orElse(List.of());
        Map<Integer, Ipv4> addresses = new TreeMap<>();
        for (Bag custom : connection.bags("gatewayCustomBgpIpAddresses")) {
            int instance = configurations.indexOf(lastPart(custom.text("ipConfigurationId")));
            custom.text("customBgpIpAddress")
                    .flatMap(Ipv4::tryParse)
                    .filter(address -> instance >= 0)
                    .ifPresent(address -> addresses.put(instance, address));
        }
        return addresses;
    }

    /** The private peering of a circuit that this program ordered. */
    public Optional<Peering> peering(String circuit) {
        return named("circuit-" + circuit + "-private-peering")
                .map(bag -> new Peering(
                        asn(bag, "peerASN"),
                        bag.whole("vlanId").map(Long::intValue),
                        bag.text("primaryPeerAddressPrefix").flatMap(Prefix::tryParse),
                        bag.text("secondaryPeerAddressPrefix").flatMap(Prefix::tryParse)));
    }

    /** The weight of the connection to a circuit. */
    public Optional<Integer> routingWeight(String circuit) {
        return named("er-connection-" + circuit + "-connection")
                .flatMap(bag -> bag.whole("routingWeight"))
                .map(Long::intValue);
    }

    private Optional<Bag> named(String logicalName) {
        return resources.stream()
                .filter(it -> it.name().equals(logicalName))
                .findFirst()
                .map(Deployed::known);
    }

    private Stream<RegisteredResource> of(String kind) {
        return resources.stream().filter(it -> it.isNetwork(kind));
    }

    private Optional<RegisteredResource> byId(String id) {
        return resources.stream()
                .filter(it -> it.id().filter(id::equalsIgnoreCase).isPresent())
                .findFirst();
    }

    /** What Azure answered, and what the program asked for where it did not say. */
    private static Bag known(RegisteredResource resource) {
        Map<String, Object> known = new TreeMap<>(resource.inputs());
        known.putAll(resource.outputs());
        return new Bag(known);
    }

    private static Optional<Asn> asn(Bag bag, String... path) {
        return bag.whole(path).filter(it -> it >= 0 && it <= Asn.HIGHEST).map(Asn::new);
    }

    private static Optional<String> lastPart(Optional<String> id) {
        return id.map(it -> lower(it.substring(it.lastIndexOf('/') + 1)));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
