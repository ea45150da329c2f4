package hybridnetwork.lifecycle;

import com.pulumi.azurenative.network.NetworkFunctions;
import com.pulumi.azurenative.network.inputs.GetLoadBalancerPlainArgs;
import com.pulumi.azurenative.network.inputs.GetVirtualNetworkPlainArgs;
import com.pulumi.azurenative.network.outputs.ApplicationGatewayIPConfigurationResponse;
import com.pulumi.azurenative.network.outputs.FrontendIPConfigurationResponse;
import com.pulumi.azurenative.network.outputs.GetLoadBalancerResult;
import com.pulumi.azurenative.network.outputs.GetVirtualNetworkResult;
import com.pulumi.azurenative.network.outputs.IPConfigurationProfileResponse;
import com.pulumi.azurenative.network.outputs.IPConfigurationResponse;
import com.pulumi.azurenative.network.outputs.PrivateEndpointResponse;
import com.pulumi.azurenative.network.outputs.SubnetResponse;
import hybridnetwork.lifecycle.ExistingNetwork.Frontend;
import hybridnetwork.lifecycle.ExistingNetwork.Subnet;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.topology.AzureNames;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks Azure, by provider calls at the start of the program, for the virtual network, and for who is in its subnets. */
public final class NetworkLookup {
    /** The resource that an id is of or lies in; what lies in a network names the network, and not who uses it. */
    private static final Pattern RESOURCE = Pattern.compile("(?i)/providers/[^/]+/(?!virtualNetworks/)[^/]+/([^/]+)");

    private final CompletableFuture<Optional<GetVirtualNetworkResult>> network;
    private final CompletableFuture<Optional<GetLoadBalancerResult>> loadBalancer;

    private NetworkLookup(
            CompletableFuture<Optional<GetVirtualNetworkResult>> network,
            CompletableFuture<Optional<GetLoadBalancerResult>> loadBalancer) {
        this.network = network;
        this.loadBalancer = loadBalancer;
    }

    /** Asks without waiting for the answer. */
    public static NetworkLookup begin(AzureNames names) {
        return new NetworkLookup(
                AzureLookup.orAbsent(NetworkFunctions.getVirtualNetworkPlain(GetVirtualNetworkPlainArgs.builder()
                        .resourceGroupName(names.resourceGroup())
                        .virtualNetworkName(names.virtualNetwork())
                        .build())),
                AzureLookup.orAbsent(NetworkFunctions.getLoadBalancerPlain(GetLoadBalancerPlainArgs.builder()
                        .resourceGroupName(names.resourceGroup())
                        .loadBalancerName(names.loadBalancer())
                        .build())));
    }

    /**
     * What there is; empty where there is no such network. Blocks until Azure has answered.
     *
     * @throws AzureUnavailable when Azure gave another answer than a resource or its absence
     */
    public Optional<ExistingNetwork> await() {
        Optional<GetVirtualNetworkResult> found = AzureLookup.await(network);
        Optional<Frontend> frontend = AzureLookup.await(loadBalancer).flatMap(NetworkLookup::frontend);
        return found.map(it -> new ExistingNetwork(
                it.addressSpace().stream()
                        .flatMap(space -> prefixes(space.addressPrefixes()))
                        .collect(Collectors.toSet()),
                it.subnets().stream().map(NetworkLookup::subnet).toList(),
                AzureLookup.orEmpty(it.tags()),
                frontend));
    }

    private static Subnet subnet(SubnetResponse subnet) {
        return new Subnet(
                subnet.name().orElse(""),
                Stream.concat(prefixes(subnet.addressPrefix().stream().toList()), prefixes(subnet.addressPrefixes()))
                        .distinct()
                        .toList(),
                users(subnet).map(NetworkLookup::resourceIn).distinct().sorted().toList());
    }

    /** Those of IPv4: the program declares no others. */
    private static Stream<Prefix> prefixes(Collection<String> texts) {
        return texts.stream().flatMap(text -> Prefix.tryParse(text).stream());
    }

    /** Everything for which Azure holds a subnet to be in use, by id or name. */
    private static Stream<String> users(SubnetResponse subnet) {
        return Stream.of(
                        each(subnet.ipConfigurations(), IPConfigurationResponse::id),
                        each(subnet.ipConfigurationProfiles(), IPConfigurationProfileResponse::id),
                        each(subnet.privateEndpoints(), PrivateEndpointResponse::id),
                        each(
                                subnet.applicationGatewayIPConfigurations(),
                                ApplicationGatewayIPConfigurationResponse::id),
                        each(
                                subnet.resourceNavigationLinks(),
                                link -> link.link().or(link::name)),
                        each(
                                subnet.serviceAssociationLinks(),
                                link -> link.link().or(link::name)))
                .flatMap(Function.identity());
    }

    /** @param list empty, or not there at all: Azure leaves out what is empty, though the SDK calls it required */
    private static <T> Stream<String> each(@Nullable List<T> list, Function<T, Optional<String>> id) {
        return list == null
                ? Stream.of()
                : list.stream().map(element -> id.apply(element).orElse("something without a name"));
    }

    private static String resourceIn(String id) {
        Matcher resource = RESOURCE.matcher(id);
        return resource.find() ? resource.group(1) : ArmId.name(id);
    }

    private static Optional<Frontend> frontend(GetLoadBalancerResult loadBalancer) {
        return loadBalancer.frontendIPConfigurations().stream()
                .filter(frontend -> frontend.subnet().isPresent())
                .map(NetworkLookup::frontend)
                .findFirst();
    }

    private static Frontend frontend(FrontendIPConfigurationResponse frontend) {
        return new Frontend(
                frontend.subnet().flatMap(SubnetResponse::id).map(ArmId::name).orElse(""),
                frontend.privateIPAddress().flatMap(Ipv4::tryParse));
    }
}
