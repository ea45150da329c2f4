package hybridnetwork.observation;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Merged;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the expectation from the deployed resources of a stack of this program. Of the configuration it takes what no resource says:
 * which sites there are, at which devices and circuits, and what they advertise.
 */
public final class ExpectationReader {
    /** Microsoft's default, where a gateway shows none. */
    private static final long DEFAULT_ASN = 65515;

    private static final String CONNECTION = "VirtualNetworkGatewayConnection";

    private final StackConfig config;
    private final Map<ArmId, Known> known = new LinkedHashMap<>();

    private ExpectationReader(StackConfig config, List<RegisteredResource> resources) {
        this.config = config;
        for (RegisteredResource resource : resources) {
            resource.id()
                    .flatMap(ArmId::tryParse)
                    .ifPresent(id -> known.put(
                            id,
                            new Known(
                                    resource,
                                    id,
                                    Merged.of(resource.inputs(), resource.outputs())
                                            .bag())));
        }
    }

    /** What the program asked for, and what Azure answered where it did not say. */
    private record Known(RegisteredResource resource, ArmId id, Bag bag) {
        private boolean is(String kind) {
            return resource.isNetwork(kind);
        }
    }

    /** What is expected of a deployed stack; nothing of what is not deployed. */
    public static Expectation of(StackConfig config, List<RegisteredResource> resources) {
        return new ExpectationReader(config, resources).read();
    }

    private Expectation read() {
        Map<ArmId, Expectation.Circuit> circuits = new LinkedHashMap<>();
        all(CONNECTION)
                .flatMap(connection -> connection.bag().id("peer", "id").stream())
                .forEach(id -> circuits.put(id, circuit(id)));
        List<Expectation.Gateway> gateways = all("VirtualNetworkGateway")
                .map(gateway -> gateway(gateway, circuits))
                .toList();
        List<String> waiting = all("ExpressRouteCircuit")
                .filter(circuit -> !circuits.containsKey(circuit.id()))
                .map(circuit -> "circuit:" + name(circuit.id()))
                .toList();
        return new Expectation(gateways, List.copyOf(circuits.values()), waiting);
    }

    private Stream<Known> all(String kind) {
        return known.values().stream().filter(resource -> resource.is(kind));
    }

    private Expectation.Circuit circuit(ArmId id) {
        Optional<Expectation.Peering> peering = all("ExpressRouteCircuitPeering")
                .filter(it -> it.id().parent().equals(Optional.of(id)))
                .findFirst()
                .map(it -> new Expectation.Peering(
                        !it.bag().text("state").orElse("Enabled").equalsIgnoreCase("Disabled"),
                        it.bag().whole("peerASN").orElse(0L),
                        it.bag().text("primaryPeerAddressPrefix").flatMap(Prefix::tryParse),
                        it.bag().text("secondaryPeerAddressPrefix").flatMap(Prefix::tryParse)));
        return new Expectation.Circuit(name(id), id, peering);
    }

    /** The configuration's name of a circuit: by the id of somebody else's, otherwise by the resource's name in the program. */
    private String name(ArmId id) {
        return config.circuits().values().stream()
                .filter(circuit ->
                        circuit instanceof Circuit.Existing existing && new ArmId(existing.circuitId()).equals(id))
                .map(Circuit::name)
                .findFirst()
                .or(() -> Optional.ofNullable(known.get(id))
                        .map(it -> it.resource().name().replaceFirst("^circuit-(.*)-circuit$", "$1")))
                .orElse(id.name());
    }

    private Expectation.Gateway gateway(Known gateway, Map<ArmId, Expectation.Circuit> circuits) {
        boolean expressRoute = gateway.bag().text("gatewayType").orElse("").equalsIgnoreCase("ExpressRoute");
        Set<Prefix> told = new LinkedHashSet<>();
        Set<Prefix> mayTell = new LinkedHashSet<>();
        network(gateway).ifPresent(network -> space(network, told, mayTell));
        List<Known> connections = all(CONNECTION)
                .filter(it -> it.bag().id("virtualNetworkGateway1", "id").equals(Optional.of(gateway.id())))
                .toList();
        return new Expectation.Gateway(
                expressRoute ? "er-gateway" : "vpn-gateway",
                gateway.id(),
                expressRoute,
                gateway.bag().whole("bgpSettings", "asn").orElse(DEFAULT_ASN),
                gateway.bag().flag("activeActive") ? 2 : 1,
                told,
                mayTell,
                connections.stream()
                        .map(it -> expressRoute ? overCircuit(it, circuits) : tunnel(it, connections))
                        .toList());
    }

    private Optional<ArmId> network(Known gateway) {
        return gateway.bag().bags("ipConfigurations").stream()
                .flatMap(configuration -> configuration.id("subnet", "id").stream())
                .flatMap(subnet -> subnet.parent().stream())
                .findFirst();
    }

    /** A spoke's own side says that it uses the gateway; of somebody else's network that side is not in the stack. */
    private void space(ArmId network, Set<Prefix> told, Set<Prefix> mayTell) {
        Optional.ofNullable(known.get(network))
                .ifPresent(it -> told.addAll(prefixes(it.bag(), "addressSpace", "addressPrefixes")));
        all("VirtualNetworkPeering")
                .filter(it -> it.id().parent().equals(Optional.of(network))
                        && it.bag().flag("allowGatewayTransit"))
                .forEach(hubSide -> (usesGateway(hubSide) ? told : mayTell)
                        .addAll(prefixes(hubSide.bag(), "remoteAddressSpace", "addressPrefixes")));
    }

    private boolean usesGateway(Known hubSide) {
        Optional<ArmId> spoke = hubSide.bag().id("remoteVirtualNetwork", "id");
        return all("VirtualNetworkPeering")
                .anyMatch(it -> it.id().parent().equals(spoke) && it.bag().flag("useRemoteGateways"));
    }

    private Expectation.Connection overCircuit(Known connection, Map<ArmId, Expectation.Circuit> circuits) {
        Optional<Expectation.Circuit> circuit =
                connection.bag().id("peer", "id").map(circuits::get);
        Optional<Circuit> declared =
                circuit.flatMap(it -> Optional.ofNullable(config.circuits().get(it.name())));
        Set<Prefix> learned = new LinkedHashSet<>();
        declared.ifPresent(it -> it.sites().stream()
                .flatMap(site -> Optional.ofNullable(config.sites().get(site)).stream())
                .forEach(site -> learned.addAll(site.advertisedOverExpressRoute())));
        return new Expectation.Connection(
                circuit.map(Expectation.Circuit::title).orElse(connection.id().name()),
                connection.id(),
                circuit.map(Expectation.Circuit::carries).orElse(true),
                Optional.empty(),
                learned,
                Set.of(),
                declared.isPresent());
    }

    private Expectation.Connection tunnel(Known connection, List<Known> all) {
        Optional<Known> local = local(connection);
        Optional<Device> device = local.flatMap(this::device);
        Bag bag = local.map(Known::bag).orElse(Bag.EMPTY);
        Optional<Expectation.Speaker> speaker = connection.bag().flag("enableBgp")
                ? bag.text("bgpSettings", "bgpPeeringAddress")
                        .flatMap(Ipv4::tryParse)
                        .flatMap(address ->
                                bag.whole("bgpSettings", "asn").map(asn -> new Expectation.Speaker(address, asn)))
                : Optional.empty();
        return new Expectation.Connection(
                title(connection, device, all),
                connection.id(),
                true,
                speaker,
                speaker.isEmpty()
                        ? Set.of()
                        : device.map(it -> Set.copyOf(it.site().advertisedOverVpn()))
                                .orElse(Set.of()),
                prefixes(bag, "localNetworkAddressSpace", "addressPrefixes"),
                device.isPresent());
    }

    private Optional<Known> local(Known connection) {
        return connection.bag().id("localNetworkGateway2", "id").flatMap(id -> Optional.ofNullable(known.get(id)));
    }

    private record Device(Site site, VpnDevice device) {}

    private Optional<Device> device(Known local) {
        return config.sites().values().stream()
                .flatMap(site -> site.vpnDevices().stream()
                        .filter(device -> Stream.of("gatewayIpAddress", "fqdn")
                                .anyMatch(key -> local.bag()
                                        .text(key)
                                        .filter(device::isAt)
                                        .isPresent()))
                        .map(device -> new Device(site, device)))
                .findFirst();
    }

    /** The proof names a device only where its site has several. */
    private String title(Known connection, Optional<Device> device, List<Known> all) {
        if (device.isEmpty()) {
            return "tunnel:"
                    + local(connection)
                            .map(it -> it.id().name())
                            .orElse(connection.id().name());
        }
        Site site = device.get().site();
        long ofSite = all.stream()
                .filter(it -> local(it)
                        .flatMap(this::device)
                        .filter(other -> other.site().equals(site))
                        .isPresent())
                .count();
        String tunnel = "tunnel:" + site.name();
        return ofSite > 1
                ? device.get().device().name().map(name -> tunnel + "/" + name).orElse(tunnel)
                : tunnel;
    }

    private static Set<Prefix> prefixes(Bag bag, String... path) {
        List<Prefix> prefixes = new ArrayList<>();
        bag.textsAt(path).forEach(text -> Prefix.tryParse(text).ifPresent(prefixes::add));
        return new LinkedHashSet<>(prefixes);
    }
}
