package hybridnetwork.program;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import hybridnetwork.components.GatewayPublicIp;
import hybridnetwork.components.NatGateway;
import hybridnetwork.components.Peering;
import hybridnetwork.components.Placement;
import hybridnetwork.components.SpokeNetwork;
import hybridnetwork.components.Subnet;
import hybridnetwork.components.VirtualNetwork;
import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.NatGatewayConfig;
import hybridnetwork.config.Spoke;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.SubnetConfig;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.FlowEnds;
import hybridnetwork.topology.RouteTables;
import hybridnetwork.topology.TrafficPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The hub, the spokes beside it, and the peerings between them. */
final class Networks {
    private final StackConfig config;
    private final Readiness readiness;
    private final AzureNames names;
    private final FlowEnds ends;
    private final RouteTables tables;
    private final Placement placement;

    /** By the keys of the networks in outputs. */
    private final Map<String, NatGateway> natGateways = new TreeMap<>();

    private final VirtualNetwork hub;
    private final Map<String, SpokeNetwork> spokes = new TreeMap<>();

    /** Declares the networks with all that is in them. */
    Networks(StackConfig config, Readiness readiness, Placement placement) {
        this.config = config;
        this.readiness = readiness;
        this.names = readiness.names();
        this.ends = new FlowEnds(config);
        this.tables = new RouteTables(config, readiness.hop().address());
        this.placement = placement;
        this.hub = declareHub();
        config.ownSpokes().forEach(spoke -> spokes.put(spoke.name(), declare(spoke)));
    }

    VirtualNetwork hub() {
        return hub;
    }

    /** Those that the stack declares, by their keys. */
    Map<String, SpokeNetwork> spokes() {
        return spokes;
    }

    /** By the spoke; that of the hub by {@link Spoke#HUB}. */
    Map<String, NatGateway> natGateways() {
        return natGateways;
    }

    /** The ARM ids of all subnets, by the ends of flows that name them. */
    Map<String, Output<String>> subnetIds() {
        Map<String, Output<String>> ids = new TreeMap<>();
        config.network()
                .subnets()
                .keySet()
                .forEach(key -> ids.put(key, hub.subnetId(names.subnet(config.network(), key))));
        for (Spoke.Owned spoke : config.ownSpokes()) {
            SpokeNetwork network = declared(spoke.name()).orElseThrow();
            spoke.subnets()
                    .keySet()
                    .forEach(key -> ids.put(spoke.end(key).toString(), network.subnetId(names.subnet(spoke, key))));
        }
        return ids;
    }

    private Optional<SpokeNetwork> declared(String spoke) {
        return Optional.ofNullable(spokes.get(spoke));
    }

    private VirtualNetwork declareHub() {
        var args = new VirtualNetwork.Args(
                placement,
                names.virtualNetwork(),
                config.network().addressSpace(),
                config.network().gatewaySubnet(),
                routes(config.network(), AzureNames.GATEWAY_SUBNET),
                subnets(config.network()),
                config.network().dnsServers());
        return new VirtualNetwork("network", args, options());
    }

    private SpokeNetwork declare(Spoke.Owned spoke) {
        var args = new SpokeNetwork.Args(
                placement, names.virtualNetwork(spoke), spoke.addressSpace(), subnets(spoke), spoke.dnsServers());
        return new SpokeNetwork("spoke-" + spoke.name(), args, options());
    }

    private List<Subnet> subnets(DeclaredNetwork network) {
        Optional<Output<String>> nat =
                network.natGateway().map(section -> natGateway(network, section).id());
        return network.subnets().entrySet().stream()
                .map(subnet -> subnet(network, subnet.getKey(), subnet.getValue(), nat))
                .toList();
    }

    private Subnet subnet(DeclaredNetwork network, String key, SubnetConfig subnet, Optional<Output<String>> nat) {
        return new Subnet(
                key,
                names.subnet(network, key),
                subnet,
                securityGroup(network, key),
                routes(network, key),
                subnet.nat() ? nat : Optional.empty());
    }

    private Optional<Subnet.Routes> routes(DeclaredNetwork network, String subnet) {
        return tables.of(network, subnet).map(table -> new Subnet.Routes(names.routeTable(network, subnet), table));
    }

    private Optional<Subnet.SecurityGroup> securityGroup(DeclaredNetwork network, String subnet) {
        return Optional.ofNullable(network.workloads().get(subnet))
                .filter(SubnetConfig::securityGroup)
                .map(it -> new Subnet.SecurityGroup(
                        names.networkSecurityGroup(network, subnet),
                        TrafficPolicy.rules(config, ends, network, subnet)));
    }

    private NatGateway natGateway(DeclaredNetwork network, NatGatewayConfig section) {
        Optional<String> zone = readiness.deployed().natZone(names.natGateway(network), section.zone());
        List<String> zones = zone.map(List::of).orElseGet(() -> config.zones().ofPublicIp(true));
        String address = names.natPublicIp(network);
        var args = new NatGateway.Args(
                placement,
                names.natGateway(network),
                new GatewayPublicIp(address, readiness.azure().zonesOf(address, zones)),
                zone,
                config.protect());
        var gateway = new NatGateway(
                "nat-gateway" + network.spoke().map(spoke -> "-" + spoke).orElse(""), args, options());
        natGateways.put(network.spoke().orElse(Spoke.HUB), gateway);
        return gateway;
    }

    /**
     * Joins the spokes to the hub, one after another: Azure works on one peering of a network at a time.
     *
     * @return the last peering, which what follows in the hub waits for
     */
    Optional<Resource> peer(List<Resource> gateways) {
        Optional<Resource> last = Optional.empty();
        for (Spoke spoke : config.spokes().values()) {
            List<Resource> after = new ArrayList<>(List.of(hub.resource()));
            declared(spoke.name()).map(SpokeNetwork::resource).ifPresent(after::add);
            after.addAll(gateways);
            last.ifPresent(after::add);
            last = Optional.of(peering(spoke, after).resource());
        }
        return last;
    }

    private Peering peering(Spoke spoke, List<Resource> after) {
        Optional<SpokeNetwork> own = declared(spoke.name());
        var args = new Peering.Args(
                placement,
                names.hubPeering(spoke.name()),
                own.map(it -> names.spokePeering(spoke.name())),
                new Peering.Network(
                        names.virtualNetwork(), hub.id(), config.network().addressSpace()),
                remote(spoke, own),
                config.hasGateway(),
                after);
        return new Peering("peering-" + spoke.name(), args, options());
    }

    private Peering.Network remote(Spoke spoke, Optional<SpokeNetwork> own) {
        return spoke instanceof Spoke.Existing others
                ? new Peering.Network(others.networkName(), Output.of(others.networkId()), others.addressSpace())
                : new Peering.Network(
                        names.virtualNetwork((Spoke.Owned) spoke),
                        own.orElseThrow().id(),
                        spoke.addressSpace());
    }

    private static ComponentResourceOptions options() {
        return ComponentResourceOptions.builder().build();
    }
}
