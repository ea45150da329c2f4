package hybridnetwork.lifecycle;

import com.pulumi.azurenative.authorization.AuthorizationFunctions;
import com.pulumi.azurenative.network.NetworkFunctions;
import com.pulumi.azurenative.network.inputs.GetAzureFirewallPlainArgs;
import com.pulumi.azurenative.network.inputs.GetExpressRouteCircuitPlainArgs;
import com.pulumi.azurenative.network.inputs.GetPublicIPAddressPlainArgs;
import com.pulumi.azurenative.network.inputs.GetVirtualNetworkGatewayConnectionPlainArgs;
import com.pulumi.azurenative.network.inputs.GetVirtualNetworkGatewayPlainArgs;
import com.pulumi.azurenative.network.outputs.AzureFirewallSkuResponse;
import com.pulumi.azurenative.network.outputs.ExpressRouteCircuitServiceProviderPropertiesResponse;
import com.pulumi.azurenative.network.outputs.ExpressRouteCircuitSkuResponse;
import com.pulumi.azurenative.network.outputs.GetAzureFirewallResult;
import com.pulumi.azurenative.network.outputs.GetExpressRouteCircuitResult;
import com.pulumi.azurenative.network.outputs.GetPublicIPAddressResult;
import com.pulumi.azurenative.network.outputs.GetVirtualNetworkGatewayConnectionResult;
import com.pulumi.azurenative.network.outputs.GetVirtualNetworkGatewayResult;
import com.pulumi.azurenative.network.outputs.SubResourceResponse;
import com.pulumi.azurenative.network.outputs.VirtualNetworkGatewaySkuResponse;
import com.pulumi.azurenative.resources.ResourcesFunctions;
import com.pulumi.azurenative.resources.inputs.GetResourceGroupPlainArgs;
import com.pulumi.azurenative.resources.outputs.GetResourceGroupResult;
import hybridnetwork.config.Circuit;
import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.Ipv4;
import hybridnetwork.resources.AbsentResource;
import hybridnetwork.topology.AzureNames;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks Azure, by provider calls at the start of the program, what exists of the stack's resource group, gateways, circuits and firewall.
 *
 * <p>A call that finds nothing is an ordinary answer. Any other failure, such as missing credentials, is the caller's to
 * report: not knowing what exists must never read as "nothing exists". Nor must an answer from another subscription:
 * {@link #subscription} tells where was asked.
 */
public final class AzureLookup {
    private final AzureNames names;
    private final Optional<String> configured;
    private final CompletableFuture<GetResourceGroupResult> group;
    private final CompletableFuture<Optional<ExistingResource>> resourceGroup;
    private final Map<String, CompletableFuture<Optional<ExistingCircuit>>> circuits = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<Boolean>> connections = new LinkedHashMap<>();
    private final CompletableFuture<Optional<ExistingGateway>> expressRouteGateway;
    private final CompletableFuture<Optional<ExistingGateway>> vpnGateway;
    private final CompletableFuture<Optional<ExistingFirewall>> firewall;
    private final Map<String, CompletableFuture<Optional<GetPublicIPAddressResult>>> publicIps = new LinkedHashMap<>();

    private AzureLookup(StackConfig config, AzureNames names) {
        this.names = names;
        this.configured = config.subscriptionId();
        group = ResourcesFunctions.getResourceGroupPlain(GetResourceGroupPlainArgs.builder()
                .resourceGroupName(names.resourceGroup())
                .build());
        resourceGroup =
                orAbsent(group).thenApply(found -> found.map(it -> new ExistingResource(it.id(), orEmpty(it.tags()))));
        config.circuits().forEach((name, circuit) -> {
            connections.put(name, connection(names.erConnection(name)).thenApply(Optional::isPresent));
            if (circuit instanceof Circuit.Owned) {
                circuits.put(name, circuit(names.circuit(name)));
            }
        });
        expressRouteGateway = gateway(names.erGateway());
        vpnGateway = gateway(names.vpnGateway());
        Optional<InspectionConfig.Firewall> inspecting = config.inspection().flatMap(InspectionConfig::firewall);
        firewall = inspecting.isPresent()
                ? firewall(names.firewall())
                : CompletableFuture.completedFuture(Optional.empty());
        inspecting.ifPresent(
                section -> names.firewallPublicIps(section).forEach(name -> publicIps.put(name, publicIp(name))));
        names.gatewayPublicIps(config.vpnInstances()).forEach(name -> publicIps.put(name, publicIp(name)));
        config.networks().stream()
                .filter(network -> network.natGateway().isPresent())
                .map(names::natPublicIp)
                .forEach(name -> publicIps.put(name, publicIp(name)));
    }

    /** Azure leaves out tags where there are none, though the SDK calls them required. */
    static Map<String, String> orEmpty(@Nullable Map<String, String> tags) {
        return tags == null ? Map.of() : tags;
    }

    /** Asks for everything of the stack at once. */
    public static AzureLookup begin(StackConfig config, AzureNames names) {
        return new AzureLookup(config, names);
    }

    /**
     * The subscription in which Azure was asked: azure-native names it in the id of what it found, or in its words about
     * what it did not. Where it does neither, the configuration says it, or azure-native's own answer to who is logged in,
     * which is the last resort because it asks Microsoft Entra for more than that, and fails where it may not. Blocks until
     * Azure has answered.
     */
    Optional<Subscription> subscription() {
        return group.handle((found, failure) -> Subscription.in(failure == null ? found.id() : words(failure)))
                .join()
                .or(() -> configured.map(Subscription::new))
                .or(AzureLookup::loggedIn);
    }

    private static Optional<Subscription> loggedIn() {
        return AuthorizationFunctions.getClientConfigPlain()
                .handle((client, failure) -> failure == null
                        ? Optional.of(client.subscriptionId())
                                .filter(id -> !id.isEmpty())
                                .map(Subscription::new)
                        : Optional.<Subscription>empty())
                .join();
    }

    /**
     * Everything of the stack that exists. Blocks until Azure has answered.
     *
     * @throws AzureUnavailable when Azure gave another answer than a resource or its absence
     */
    public AzureState await() {
        Map<String, ExistingCircuit> existing = new LinkedHashMap<>();
        circuits.forEach((name, answer) -> await(answer).ifPresent(circuit -> existing.put(name, circuit)));
        Set<String> connected = new LinkedHashSet<>();
        connections.forEach((name, answer) -> {
            if (await(answer)) {
                connected.add(name);
            }
        });
        Map<String, List<String>> zones = new LinkedHashMap<>();
        publicIps.forEach((name, answer) -> await(answer)
                .ifPresent(publicIp ->
                        zones.put(name, publicIp.zones().stream().sorted().toList())));
        return new AzureState(
                await(resourceGroup),
                existing,
                connected,
                await(expressRouteGateway),
                await(vpnGateway),
                await(firewall),
                zones);
    }

    /**
     * The state in which a provider keeps Azure from deleting a circuit ({@code er-delete-state}); empty where nothing does:
     * there is no such circuit, or its provider has let go of it, or it is on the customer's own port. Blocks until Azure has
     * answered.
     */
    static Optional<String> heldByProvider(AzureNames names, String circuitName) {
        return await(orAbsent(NetworkFunctions.getExpressRouteCircuitPlain(GetExpressRouteCircuitPlainArgs.builder()
                        .resourceGroupName(names.resourceGroup())
                        .circuitName(circuitName)
                        .build())))
                .filter(circuit -> circuit.expressRoutePort().isEmpty())
                .map(circuit -> circuit.serviceProviderProvisioningState().orElse(ExistingCircuit.NOT_PROVISIONED))
                .filter(state -> !state.equals(ExistingCircuit.NOT_PROVISIONED));
    }

    private CompletableFuture<Optional<ExistingCircuit>> circuit(String circuitName) {
        return orAbsent(NetworkFunctions.getExpressRouteCircuitPlain(GetExpressRouteCircuitPlainArgs.builder()
                        .resourceGroupName(names.resourceGroup())
                        .circuitName(circuitName)
                        .build()))
                .thenApply(found -> found.map(AzureLookup::existing));
    }

    private CompletableFuture<Optional<GetVirtualNetworkGatewayConnectionResult>> connection(String name) {
        return orAbsent(NetworkFunctions.getVirtualNetworkGatewayConnectionPlain(
                GetVirtualNetworkGatewayConnectionPlainArgs.builder()
                        .resourceGroupName(names.resourceGroup())
                        .virtualNetworkGatewayConnectionName(name)
                        .build()));
    }

    private static ExistingCircuit existing(GetExpressRouteCircuitResult circuit) {
        var provider = circuit.serviceProviderProperties();
        return new ExistingCircuit(
                circuit.serviceProviderProvisioningState().orElse(ExistingCircuit.NOT_PROVISIONED),
                circuit.location(),
                circuit.sku().flatMap(ExpressRouteCircuitSkuResponse::tier),
                circuit.sku().flatMap(ExpressRouteCircuitSkuResponse::family),
                provider.flatMap(ExpressRouteCircuitServiceProviderPropertiesResponse::serviceProviderName),
                provider.flatMap(ExpressRouteCircuitServiceProviderPropertiesResponse::peeringLocation),
                provider.flatMap(ExpressRouteCircuitServiceProviderPropertiesResponse::bandwidthInMbps),
                circuit.expressRoutePort().map(SubResourceResponse::id),
                circuit.bandwidthInGbps(),
                circuit.peerings().stream()
                        .anyMatch(peering -> peering.name()
                                .map(name -> name.equals(AzureNames.PRIVATE_PEERING))
                                .orElse(false)));
    }

    private CompletableFuture<Optional<ExistingGateway>> gateway(String name) {
        return orAbsent(NetworkFunctions.getVirtualNetworkGatewayPlain(GetVirtualNetworkGatewayPlainArgs.builder()
                        .resourceGroupName(names.resourceGroup())
                        .virtualNetworkGatewayName(name)
                        .build()))
                .thenApply(found -> found.map(AzureLookup::existing));
    }

    private CompletableFuture<Optional<ExistingFirewall>> firewall(String name) {
        return orAbsent(NetworkFunctions.getAzureFirewallPlain(GetAzureFirewallPlainArgs.builder()
                        .resourceGroupName(names.resourceGroup())
                        .azureFirewallName(name)
                        .build()))
                .thenApply(found -> found.map(AzureLookup::existing));
    }

    private static ExistingFirewall existing(GetAzureFirewallResult firewall) {
        return new ExistingFirewall(
                firewall.ipConfigurations().stream()
                        // Of a firewall that is stopped Azure shows none, though the SDK calls it required.
                        .flatMap(ip -> Stream.ofNullable(ip.privateIPAddress()))
                        .flatMap(address -> Ipv4.tryParse(address).stream())
                        .findFirst(),
                firewall.sku().flatMap(AzureFirewallSkuResponse::tier),
                firewall.location(),
                firewall.zones().stream().sorted().toList(),
                firewall.managementIpConfiguration().isPresent());
    }

    private CompletableFuture<Optional<GetPublicIPAddressResult>> publicIp(String name) {
        return orAbsent(NetworkFunctions.getPublicIPAddressPlain(GetPublicIPAddressPlainArgs.builder()
                .resourceGroupName(names.resourceGroup())
                .publicIpAddressName(name)
                .build()));
    }

    private static ExistingGateway existing(GetVirtualNetworkGatewayResult gateway) {
        return new ExistingGateway(
                gateway.gatewayType(),
                gateway.sku().flatMap(VirtualNetworkGatewaySkuResponse::name),
                gateway.vpnType(),
                gateway.vpnGatewayGeneration(),
                gateway.location(),
                gateway.ipConfigurations().stream()
                        .flatMap(ip -> ip.name().stream())
                        .toList(),
                gateway.ipConfigurations().stream()
                        .flatMap(ip -> ip.publicIPAddress().map(SubResourceResponse::id).stream())
                        .toList(),
                orEmpty(gateway.tags()));
    }

    /** What was found; a failure other than that nothing was is an {@link AzureUnavailable}. */
    static <T> CompletableFuture<Optional<T>> orAbsent(CompletableFuture<T> answer) {
        return answer.handle((found, failure) -> {
            if (failure == null) {
                return Optional.of(found);
            }
            if (AbsentResource.isTold(words(failure))) {
                return Optional.empty();
            }
            throw new AzureUnavailable(cause(failure));
        });
    }

    private static String words(Throwable failure) {
        return String.valueOf(cause(failure).getMessage());
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Blocks until Azure has answered. */
    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof AzureUnavailable unavailable ? unavailable : new AzureUnavailable(e);
        }
    }
}
