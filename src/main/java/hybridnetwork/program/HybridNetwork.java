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
import hybridnetwork.config.ExpressRouteConfig;
import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.StackConfig.GatewayOrder;
import hybridnetwork.config.VpnConfig;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.config.VpnDevice.Bgp;
import hybridnetwork.lifecycle.AzureState;
import hybridnetwork.lifecycle.CircuitSteps;
import hybridnetwork.lifecycle.DeployedStack;
import hybridnetwork.lifecycle.ExpressRoutePublicIp;
import hybridnetwork.lifecycle.KeptGeneration;
import hybridnetwork.net.Ipv4;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.TunnelName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The hybrid network: the blueprint's steps from the circuit to the load balancer, in its order.
 *
 * <p>Declared under the engine, under a recording and under a test alike.
 */
public final class HybridNetwork {
    private final StackConfig config;
    private final Readiness readiness;
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
        this.readiness = readiness;
        this.names = readiness.names();
        this.steps = readiness.steps();
        this.deployed = readiness.deployed();
        this.azure = readiness.azure();
        this.replaced = readiness.replaced();
        this.erPublicIp = readiness.erPublicIp();
        this.placement = Placement.inNewResourceGroup(
                names.resourceGroup(), config.groupLocation(), config.location(), config.tags());
    }

    private void declare(StackOutputs outputs) {
        config.circuits().values().forEach(this::orderCircuit);
        var networks = new Networks(config, readiness, placement);
        var network = networks.hub();
        var erGateway = config.expressRoute().map(section -> expressRouteGateway(section, network));
        erGateway.ifPresent(gateway -> gateways.add(gateway.resource()));
        var vpnGateway = config.vpn().map(section -> vpnGateway(section, network, erGateway));
        vpnGateway.ifPresent(gateway -> gateways.add(gateway.resource()));
        vpnGateway.ifPresent(gateway -> config.sites().values().forEach(site -> connectSite(site, gateway)));
        erGateway.ifPresent(gateway -> config.circuits().values().stream()
                .filter(circuit -> steps.of(circuit.name()).connection())
                .forEach(circuit -> connectCircuit(circuit, gateway)));
        Optional<Resource> lastPeering = networks.peer(gateways);
        var firewall = config.inspection()
                .flatMap(InspectionConfig::firewall)
                .map(section -> InspectingFirewall.declare(
                        config,
                        section,
                        readiness,
                        placement,
                        networks,
                        Stream.concat(gateways.stream(), lastPeering.stream()).toList()));
        Map<String, Output<String>> subnetIds = networks.subnetIds();
        outputs.networks(placement.resourceGroupId(), networks, subnetIds);
        erGateway.ifPresent(gateway -> outputs.expressRoute(gateway, circuits, azure));
        vpnGateway.ifPresent(outputs::vpn);
        firewall.ifPresent(outputs::firewall);
        Map<Optional<String>, InternalLoadBalancer> loadBalancers = new LinkedHashMap<>();
        config.loadBalancers().forEach(section -> loadBalancers.put(section.name(), loadBalancer(section, subnetIds)));
        outputs.loadBalancers(loadBalancers);
        config.monitoring().ifPresent(section -> {
            var watched = new WatchedNetwork();
            watched.circuits(circuits);
            watched.networks(networks);
            erGateway.ifPresent(watched::erGateway);
            vpnGateway.ifPresent(watched::vpnGateway);
            firewall.ifPresent(watched::firewall);
            watched.loadBalancers(loadBalancers);
            outputs.monitoring(watched.declare(config, section, readiness, placement));
        });
        outputs.stage(readiness.stage(), NextStep.of(config, readiness, network.id()));
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

    private ExpressRouteGateway expressRouteGateway(ExpressRouteConfig section, VirtualNetwork network) {
        var args = new ExpressRouteGateway.Args(
                placement,
                names.erGateway(),
                names.erIpConfiguration(),
                erPublicIp.declared()
                        ? Optional.of(publicIp(
                                names.erPublicIp(), section.gatewaySku().isZoneRedundant()))
                        : Optional.empty(),
                erPublicIp.attached(),
                network.gatewaySubnetId(),
                section.gatewaySku(),
                config.protect(),
                mayBeReplaced(names.erGateway()));
        return new ExpressRouteGateway("er-gateway", args, options());
    }

    private GatewayPublicIp publicIp(String name, boolean zoneRedundantGateway) {
        return new GatewayPublicIp(name, azure.zonesOf(name, config.zones().ofPublicIp(zoneRedundantGateway)));
    }

    private VpnGateway vpnGateway(VpnConfig section, VirtualNetwork network, Optional<ExpressRouteGateway> erGateway) {
        var args = new VpnGateway.Args(
                placement,
                names.vpnGateway(),
                names.vpnPublicIps(section.instances()).stream()
                        .map(name -> publicIp(name, section.gatewaySku().isZoneRedundant()))
                        .toList(),
                names.vpnIpConfigurations(section.instances()),
                network.gatewaySubnetId(),
                section,
                KeptGeneration.of(section, azure.vpnGateway().filter(existing -> !mayBeReplaced(names.vpnGateway()))),
                config.sites().values().stream().anyMatch(Site::speaksBgp),
                config.gatewayOrder() == GatewayOrder.serial
                        ? erGateway.stream().map(ExpressRouteGateway::resource).toList()
                        : List.of(),
                config.protect(),
                mayBeReplaced(names.vpnGateway()));
        return new VpnGateway("vpn-gateway", args, options());
    }

    private void connectSite(Site site, VpnGateway gateway) {
        site.vpnDevices().forEach(device -> connectDevice(site, device, gateway));
    }

    private void connectDevice(Site site, VpnDevice device, VpnGateway gateway) {
        TunnelName tunnel = names.tunnel(site, device);
        var local = new LocalNetworkGateway(
                "site-" + tunnel.key(),
                new LocalNetworkGateway.Args(
                        placement, names.localNetworkGateway(tunnel), device, site.staticPrefixes(device)),
                options());
        Optional<Bgp> bgp = device.bgp();
        SortedMap<Integer, Ipv4> apipa = bgp.filter(Bgp::usesLinkLocalAddress)
                .flatMap(peer -> config.vpn().map(section -> section.apipa().facing(peer.peerAddress())))
                .orElseGet(TreeMap::new);
        var args = new IpsecConnection.Args(
                placement,
                names.vpnConnection(tunnel),
                gateway.id(),
                names.vpnGateway(),
                names.vpnIpConfigurations(config.vpnInstances()),
                local.id(),
                config.sharedKeys().of(site.name()),
                site.connection(),
                bgp.isPresent(),
                apipa,
                beforeNextConnection());
        var connection = new IpsecConnection("vpn-connection-" + tunnel.key(), args, options());
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

    private InternalLoadBalancer loadBalancer(LoadBalancerConfig section, Map<String, Output<String>> subnetIds) {
        String azureName = names.loadBalancer(section);
        var args = new InternalLoadBalancer.Args(
                placement,
                azureName,
                new InternalLoadBalancer.Parts(
                        names.frontend(section), names.backendPool(section), names.probe(section)),
                Optional.ofNullable(subnetIds.get(section.subnet())).orElseThrow(),
                deployed.frontendZones(azureName, section.zonesIn(config.zones())),
                section);
        return new InternalLoadBalancer(
                "load-balancer" + section.name().map(name -> "-" + name).orElse(""), args, options());
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
