package hybridnetwork.lifecycle;

import com.pulumi.azurenative.network.NetworkFunctions;
import com.pulumi.azurenative.network.inputs.GetExpressRouteCircuitPlainArgs;
import com.pulumi.azurenative.network.inputs.GetPublicIPAddressPlainArgs;
import com.pulumi.azurenative.network.inputs.GetVirtualNetworkGatewayConnectionPlainArgs;
import com.pulumi.azurenative.network.inputs.GetVirtualNetworkGatewayPlainArgs;
import com.pulumi.azurenative.network.outputs.ExpressRouteCircuitServiceProviderPropertiesResponse;
import com.pulumi.azurenative.network.outputs.ExpressRouteCircuitSkuResponse;
import com.pulumi.azurenative.network.outputs.GetExpressRouteCircuitResult;
import com.pulumi.azurenative.network.outputs.GetPublicIPAddressResult;
import com.pulumi.azurenative.network.outputs.GetVirtualNetworkGatewayConnectionResult;
import com.pulumi.azurenative.network.outputs.GetVirtualNetworkGatewayResult;
import com.pulumi.azurenative.network.outputs.SubResourceResponse;
import com.pulumi.azurenative.network.outputs.VirtualNetworkGatewaySkuResponse;
import hybridnetwork.config.Circuit;
import hybridnetwork.config.StackConfig;
import hybridnetwork.topology.AzureNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Asks Azure, by provider calls at the start of the program, what exists of the stack's gateways and circuits.
 *
 * <p>A call that finds nothing is an ordinary answer. Any other failure, such as missing credentials, is the caller's to
 * report: not knowing what exists must never read as "nothing exists".
 */
public final class AzureLookup {
    /** How the provider words that a resource is absent. A subscription that is not found is another matter. */
    private static final Pattern NOT_FOUND =
            Pattern.compile("\\b(ResourceNotFound|ResourceGroupNotFound)\\b|Code=\"NotFound\"");

    private final AzureNames names;

    private AzureLookup(AzureNames names) {
        this.names = names;
    }

    /**
     * Everything of the stack that exists, asked at once. Blocks until Azure has answered.
     *
     * @throws AzureUnavailable when Azure gave another answer than a resource or its absence
     */
    public static AzureState ask(StackConfig config, AzureNames names) {
        AzureLookup lookup = new AzureLookup(names);
        Map<String, CompletableFuture<Optional<ExistingCircuit>>> circuits = new LinkedHashMap<>();
        config.expressRoute().circuits().forEach((name, circuit) -> {
            if (circuit instanceof Circuit.Owned) {
                circuits.put(name, lookup.circuit(names.circuit(name), names.erConnection(name)));
            }
        });
        var expressRouteGateway = lookup.gateway(names.erGateway());
        var vpnGateway = lookup.gateway(names.vpnGateway());
        Map<String, CompletableFuture<Optional<GetPublicIPAddressResult>>> publicIps = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of(names.erPublicIp()),
                        names.vpnPublicIps(config.vpn().instances()).stream())
                .forEach(name -> publicIps.put(name, lookup.publicIp(name)));
        Map<String, ExistingCircuit> existing = new LinkedHashMap<>();
        circuits.forEach((name, answer) -> await(answer).ifPresent(circuit -> existing.put(name, circuit)));
        Map<String, List<String>> zones = new LinkedHashMap<>();
        publicIps.forEach((name, answer) -> await(answer)
                .ifPresent(publicIp ->
                        zones.put(name, publicIp.zones().stream().sorted().toList())));
        return new AzureState(existing, await(expressRouteGateway), await(vpnGateway), zones);
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

    private CompletableFuture<Optional<ExistingCircuit>> circuit(String circuitName, String connectionName) {
        var circuit = orAbsent(NetworkFunctions.getExpressRouteCircuitPlain(GetExpressRouteCircuitPlainArgs.builder()
                .resourceGroupName(names.resourceGroup())
                .circuitName(circuitName)
                .build()));
        var connection = connection(connectionName);
        return circuit.thenCombine(
                connection, (found, connected) -> found.map(result -> existing(result, connected.isPresent())));
    }

    private CompletableFuture<Optional<GetVirtualNetworkGatewayConnectionResult>> connection(String name) {
        return orAbsent(NetworkFunctions.getVirtualNetworkGatewayConnectionPlain(
                GetVirtualNetworkGatewayConnectionPlainArgs.builder()
                        .resourceGroupName(names.resourceGroup())
                        .virtualNetworkGatewayConnectionName(name)
                        .build()));
    }

    private static ExistingCircuit existing(GetExpressRouteCircuitResult circuit, boolean connected) {
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
                                .orElse(false)),
                connected);
    }

    private CompletableFuture<Optional<ExistingGateway>> gateway(String name) {
        return orAbsent(NetworkFunctions.getVirtualNetworkGatewayPlain(GetVirtualNetworkGatewayPlainArgs.builder()
                        .resourceGroupName(names.resourceGroup())
                        .virtualNetworkGatewayName(name)
                        .build()))
                .thenApply(found -> found.map(AzureLookup::existing));
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
                        .flatMap(ip -> ip.publicIPAddress().map(SubResourceResponse::id).stream())
                        .toList());
    }

    static <T> CompletableFuture<Optional<T>> orAbsent(CompletableFuture<T> answer) {
        return answer.handle((found, failure) -> {
            if (failure == null) {
                return Optional.of(found);
            }
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (NOT_FOUND.matcher(String.valueOf(cause.getMessage())).find()) {
                return Optional.empty();
            }
            throw new AzureUnavailable(cause);
        });
    }

    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof AzureUnavailable unavailable ? unavailable : new AzureUnavailable(e);
        }
    }
}
