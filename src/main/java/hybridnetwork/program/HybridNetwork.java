package hybridnetwork.program;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import hybridnetwork.components.ExpressRouteCircuit;
import hybridnetwork.components.ExpressRouteConnection;
import hybridnetwork.components.ExpressRouteGateway;
import hybridnetwork.components.GatewayPublicIp;
import hybridnetwork.components.InternalLoadBalancer;
import hybridnetwork.components.IpsecConnection;
import hybridnetwork.components.LocalNetworkGateway;
import hybridnetwork.components.Placement;
import hybridnetwork.components.VirtualNetwork;
import hybridnetwork.components.VpnGateway;
import hybridnetwork.config.Circuit;
import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.StackConfig.GatewayOrder;
import hybridnetwork.config.VpnDevice.Bgp;
import hybridnetwork.lifecycle.AzureState;
import hybridnetwork.lifecycle.CircuitSteps;
import hybridnetwork.lifecycle.DeployedStack;
import hybridnetwork.lifecycle.ExpressRoutePublicIp;
import hybridnetwork.lifecycle.KeptGeneration;
import hybridnetwork.net.Ipv4;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.TrafficPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The hybrid network: the blueprint's steps from the circuit to the load balancer, in its order.
 *
 * <p>Declared under the engine, under a recording and under a test alike.
 */
public final class HybridNetwork {
    private final StackConfig config;
    private final AzureNames names;
    private final CircuitSteps steps;
    private final DeployedStack deployed;
    private final AzureState azure;
    private final Set<String> replaced;
    private final ExpressRoutePublicIp erPublicIp;

    private final Placement placement;
    private final Map<String, ExpressRouteCircuit> circuits = new LinkedHashMap<>();

    private final List<Resource> gateways = new ArrayList<>();

    /** What the next connection waits for: Azure refuses two at once. */
    private Optional<Resource> lastConnection = Optional.empty();

    /** Declares the network as far as it can be built now. */
    public static void declare(Context context, StackConfig config, Readiness readiness) {
        new HybridNetwork(config, readiness).declare(new StackOutputs(context));
    }

    private HybridNetwork(StackConfig config, Readiness readiness) {
        this.config = config;
        this.names = readiness.names();
        this.steps = readiness.steps();
        this.deployed = readiness.deployed();
        this.azure = readiness.azure();
        this.replaced = readiness.replaced();
        this.erPublicIp = readiness.erPublicIp();
        this.placement = Placement.inNewResourceGroup(names.resourceGroup(), config.location(), config.tags());
    }

    private void declare(StackOutputs outputs) {
        config.expressRoute().circuits().values().forEach(this::orderCircuit);
        var network = virtualNetwork();
        var erGateway = expressRouteGateway(network);
        var vpnGateway = vpnGateway(network, erGateway);
        gateways.addAll(List.of(erGateway.resource(), vpnGateway.resource()));
        config.sites().values().forEach(site -> connectSite(site, vpnGateway));
        config.expressRoute().circuits().values().stream()
                .filter(circuit -> steps.of(circuit.name()).connection())
                .forEach(circuit -> connectCircuit(circuit, erGateway));
        outputs.circuits(circuits, azure);
        outputs.gateways(erGateway, vpnGateway);
        config.loadBalancer().ifPresent(section -> outputs.loadBalancer(loadBalancer(section, network)));
        outputs.stage(steps.stage(), NextStep.of(config, steps));
    }

    private void orderCircuit(Circuit circuit) {
        if (circuit instanceof Circuit.Owned owned) {
            String name = owned.name();
            var args = new ExpressRouteCircuit.Args(
                    placement,
                    names.circuit(name),
                    owned,
                    steps.of(name).peering(),
                    config.peeringKeys().of(name),
                    config.protect(),
                    mayBeReplaced(names.circuit(name)));
            circuits.put(name, new ExpressRouteCircuit("circuit-" + name, args, options()));
        }
    }

    private VirtualNetwork virtualNetwork() {
        List<VirtualNetwork.Subnet> subnets = config.network().subnets().entrySet().stream()
                .map(subnet -> new VirtualNetwork.Subnet(
                        subnet.getKey(),
                        names.subnet(subnet.getKey()),
                        subnet.getValue(),
                        names.networkSecurityGroup(subnet.getKey()),
                        TrafficPolicy.rules(config, subnet.getKey())))
                .toList();
        var args = new VirtualNetwork.Args(
                placement,
                names.virtualNetwork(),
                config.network().addressSpace(),
                config.network().gatewaySubnet(),
                subnets);
        return new VirtualNetwork("network", args, options());
    }

    private ExpressRouteGateway expressRouteGateway(VirtualNetwork network) {
        var args = new ExpressRouteGateway.Args(
                placement,
                names.erGateway(),
                erPublicIp.declared()
                        ? Optional.of(publicIp(
                                names.erPublicIp(),
                                config.expressRoute().gatewaySku().isZoneRedundant()))
                        : Optional.empty(),
                erPublicIp.attached(),
                network.gatewaySubnetId(),
                config.expressRoute().gatewaySku(),
                config.protect(),
                mayBeReplaced(names.erGateway()));
        return new ExpressRouteGateway("er-gateway", args, options());
    }

    private GatewayPublicIp publicIp(String name, boolean zoneRedundantGateway) {
        return new GatewayPublicIp(name, azure.zonesOf(name, config.zones().ofPublicIp(zoneRedundantGateway)));
    }

    private VpnGateway vpnGateway(VirtualNetwork network, ExpressRouteGateway erGateway) {
        var args = new VpnGateway.Args(
                placement,
                names.vpnGateway(),
                names.vpnPublicIps(config.vpn().instances()).stream()
                        .map(name -> publicIp(name, config.vpn().gatewaySku().isZoneRedundant()))
                        .toList(),
                network.gatewaySubnetId(),
                config.vpn(),
                KeptGeneration.of(config, azure.vpnGateway().filter(existing -> !mayBeReplaced(names.vpnGateway()))),
                config.sites().values().stream()
                        .anyMatch(site -> site.vpnDevice().bgp().isPresent()),
                config.gatewayOrder() == GatewayOrder.serial ? List.of(erGateway.resource()) : List.of(),
                config.protect(),
                mayBeReplaced(names.vpnGateway()));
        return new VpnGateway("vpn-gateway", args, options());
    }

    private void connectSite(Site site, VpnGateway gateway) {
        var local = new LocalNetworkGateway(
                "site-" + site.name(),
                new LocalNetworkGateway.Args(placement, names.localNetworkGateway(site.name()), site),
                options());
        Optional<Bgp> bgp = site.vpnDevice().bgp();
        List<Ipv4> apipa = bgp.filter(Bgp::usesLinkLocalAddress)
                .map(peer -> config.vpn().apipaInUse())
                .orElse(List.of());
        var args = new IpsecConnection.Args(
                placement,
                names.vpnConnection(site.name()),
                gateway.id(),
                names.vpnGateway(),
                local.id(),
                config.sharedKeys().of(site.name()),
                site.connection(),
                bgp.isPresent(),
                apipa,
                beforeNextConnection());
        var connection = new IpsecConnection("vpn-connection-" + site.name(), args, options());
        lastConnection = Optional.of(connection.resource());
    }

    private void connectCircuit(Circuit circuit, ExpressRouteGateway gateway) {
        String name = circuit.name();
        Optional<ExpressRouteCircuit> owned = Optional.ofNullable(circuits.get(name));
        Output<String> circuitId = circuit instanceof Circuit.Existing existing
                ? Output.of(existing.circuitId())
                : owned.orElseThrow().id();
        List<Resource> after = new ArrayList<>(beforeNextConnection());
        owned.ifPresent(own -> after.addAll(own.ready()));
        var args = new ExpressRouteConnection.Args(
                placement,
                names.erConnection(name),
                gateway.id(),
                circuitId,
                circuit instanceof Circuit.Existing ? config.authorizationKeys().of(name) : Optional.empty(),
                circuit.connection(),
                after);
        var connection = new ExpressRouteConnection("er-connection-" + name, args, options());
        lastConnection = Optional.of(connection.resource());
    }

    private InternalLoadBalancer loadBalancer(LoadBalancerConfig section, VirtualNetwork network) {
        var args = new InternalLoadBalancer.Args(
                placement,
                names.loadBalancer(),
                network.subnetId(names.subnet(section.subnet())),
                deployed.frontendZones(names.loadBalancer(), section.zonesIn(config.zones())),
                section);
        return new InternalLoadBalancer("load-balancer", args, options());
    }

    private List<Resource> beforeNextConnection() {
        List<Resource> before = new ArrayList<>(gateways);
        lastConnection.ifPresent(before::add);
        return before;
    }

    private boolean mayBeReplaced(String azureName) {
        return replaced.contains(azureName);
    }

    private static ComponentResourceOptions options() {
        return ComponentResourceOptions.builder().build();
    }
}
