package hybridnetwork.rehearsal;

import hybridnetwork.azuresim.AzureSettings;
import hybridnetwork.azuresim.ExpressRouteAddresses;
import hybridnetwork.azuresim.SimulatedAzure;
import hybridnetwork.config.Circuit;
import hybridnetwork.config.ExpressRouteConfig;
import hybridnetwork.config.ExpressRouteConfig.PublicIp;
import hybridnetwork.config.Spoke;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.topology.AzureNames;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Azure and its surroundings before the stack exists: what the sites advertise, and what belongs to others. */
final class Scene {
    /** A gateway's 45 minutes take a third of a second: the two that the engine starts side by side meet. */
    private static final Duration MINUTE = Duration.ofMillis(8);

    private static final String CIRCUITS = "Microsoft.Network/expressRouteCircuits";

    private final StackConfig config;
    private final AzureNames names;
    private final SimulatedAzure azure;

    Scene(StackConfig config, GeneratedKeys keys) {
        this(config, keys, () -> config);
    }

    /** @param now what the stack's file says by now, which is what the sites advertise */
    Scene(StackConfig config, GeneratedKeys keys, Supplier<StackConfig> now) {
        this.config = config;
        this.names = AzureNames.of(config);
        this.azure = new SimulatedAzure(AzureSettings.defaults()
                .withSubscription(config.subscriptionId().orElse(AzureSettings.SUBSCRIPTION))
                .withMinute(MINUTE)
                .withExpressRouteAddresses(
                        config.expressRoute()
                                        .flatMap(ExpressRouteConfig::publicIp)
                                        .equals(Optional.of(PublicIp.managed))
                                ? ExpressRouteAddresses.MANAGED
                                : ExpressRouteAddresses.OWN)
                .withRegionsWithoutZones(config.zones().isEmpty() ? Set.of(config.location()) : Set.of()));
        azure.outside().follow(new AdvertisedBySites(azure, now));
        config.circuits().values().forEach(circuit -> addForeign(circuit, keys));
        config.monitoring()
                .flatMap(monitoring -> monitoring.workspaceId())
                .ifPresent(id -> add("azure-native:operationalinsights:Workspace", ArmId.parse(id)));
        config.monitoring()
                .flatMap(monitoring -> monitoring.actionGroupId())
                .ifPresent(id -> azure.outside()
                        .add(
                                "azure-native:insights:ActionGroup",
                                ArmId.parse(id),
                                Map.of("location", "global", "groupShortName", "others", "enabled", true),
                                Map.of()));
        config.spokes().values().forEach(this::addForeign);
    }

    /** A network of somebody else's, as its owner says it is. */
    private void addForeign(Spoke spoke) {
        if (spoke instanceof Spoke.Existing existing) {
            azure.outside()
                    .add(
                            "azure-native:network:VirtualNetwork",
                            ArmId.parse(existing.networkId()),
                            Map.of(
                                    "location",
                                    config.location(),
                                    "addressSpace",
                                    Map.of(
                                            "addressPrefixes",
                                            existing.addressSpace().stream()
                                                    .map(Prefix::toString)
                                                    .toList())),
                            Map.of());
        }
    }

    private void addForeign(Circuit circuit, GeneratedKeys keys) {
        if (circuit instanceof Circuit.OnDirectPort direct) {
            add("azure-native:network:ExpressRoutePort", ArmId.parse(direct.portId()));
        } else if (circuit instanceof Circuit.Existing existing) {
            ArmId id = ArmId.parse(existing.circuitId());
            azure.outside()
                    .add(
                            "azure-native:network:ExpressRouteCircuit",
                            id,
                            Map.of("location", config.location()),
                            Map.of("serviceProviderProvisioningState", "Provisioned"));
            addPeering(id);
            azure.outside()
                    .add(
                            "azure-native:network:ExpressRouteCircuitAuthorization",
                            id.child("authorizations", "rehearsal"),
                            Map.of(),
                            Map.of("authorizationKey", keys.authorization(circuit.name())));
        }
    }

    private void add(String token, ArmId id) {
        azure.outside().add(token, id, Map.of("location", config.location()), Map.of());
    }

    /** A peering that is set by whoever runs the circuit. */
    private void addPeering(ArmId circuit) {
        azure.outside()
                .add(
                        "azure-native:network:ExpressRouteCircuitPeering",
                        circuit.child("peerings", AzureNames.PRIVATE_PEERING),
                        Map.of(
                                "peeringType", AzureNames.PRIVATE_PEERING,
                                "state", "Enabled",
                                "peerASN", 65010.0,
                                "primaryPeerAddressPrefix", "192.0.2.0/30",
                                "secondaryPeerAddressPrefix", "192.0.2.4/30"),
                        Map.of());
    }

    /** What packets are led through. */
    InspectedRoutes inspected() {
        return new InspectedRoutes(azure, group(), config, names);
    }

    SimulatedAzure azure() {
        return azure;
    }

    private ArmId group() {
        return ArmId.ofGroup(config.subscriptionId().orElse(AzureSettings.SUBSCRIPTION), names.resourceGroup());
    }

    ArmId circuit(String name) {
        return group().resource(CIRCUITS, names.circuit(name));
    }

    /** The stack's own circuits that a provider has to provision. */
    List<String> atProviders() {
        return config.circuits().values().stream()
                .filter(Circuit.AtProvider.class::isInstance)
                .map(Circuit::name)
                .toList();
    }

    /** The circuits whose peering the stack sets, and so can disable. */
    List<String> withOwnPeering() {
        return config.circuits().values().stream()
                .filter(circuit -> circuit instanceof Circuit.Owned owned
                        && owned.privatePeering().isPresent())
                .map(Circuit::name)
                .toList();
    }

    /** The providers do their part; where a service is layer 3 that includes the peering. */
    void provision() {
        for (String name : atProviders()) {
            provision(circuit(name), withOwnPeering().contains(name));
        }
    }

    private void provision(ArmId circuit, boolean ownPeering) {
        azure.outside().provision(circuit);
        if (!ownPeering) {
            addPeering(circuit);
        }
    }

    /** The provider of one circuit does its part. */
    void provision(ArmId id, Circuit circuit) {
        provision(
                id,
                circuit instanceof Circuit.Owned owned && owned.privatePeering().isPresent());
    }

    void deprovision() {
        atProviders().forEach(name -> azure.outside().deprovision(circuit(name)));
    }

    /** Lines fail where a circuit's peering is not the stack's to disable. */
    void failOtherCircuits(boolean failed) {
        config.circuits().values().stream()
                .filter(circuit -> !withOwnPeering().contains(circuit.name()))
                .map(circuit -> circuit instanceof Circuit.Existing existing
                        ? ArmId.parse(existing.circuitId())
                        : circuit(circuit.name()))
                .forEach(id -> {
                    if (failed) {
                        azure.outside().fail(id);
                    } else {
                        azure.outside().restore(id);
                    }
                });
    }

    Set<Prefix> learnedOverExpressRoute() {
        return config.expressRoute().isPresent() ? learned(names.erGateway()) : Set.of();
    }

    Set<Prefix> learnedOverVpn() {
        return config.vpn().isPresent() ? learned(names.vpnGateway()) : Set.of();
    }

    private Set<Prefix> learned(String gateway) {
        return azure.learned(group().resource("Microsoft.Network/virtualNetworkGateways", gateway));
    }

    /** What the stack left behind: everything in its resource group. */
    List<ArmId> leftBehind() {
        return azure.resources().stream()
                .filter(id -> id.toString().startsWith(group().toString()))
                .toList();
    }

    /** The keys that Azure has issued for the stack's circuits, by names for them. */
    Map<String, String> issuedKeys() {
        Map<String, String> keys = new LinkedHashMap<>();
        for (ArmId id : leftBehind()) {
            for (String property : List.of("serviceKey", "authorizationKey")) {
                if (azure.properties(id).get(property) instanceof String key) {
                    keys.put(property + " of " + id.name(), key);
                }
            }
        }
        return keys;
    }
}
