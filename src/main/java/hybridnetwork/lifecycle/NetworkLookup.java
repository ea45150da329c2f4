package hybridnetwork.lifecycle;

import com.pulumi.azurenative.network.NetworkFunctions;
import com.pulumi.azurenative.network.inputs.GetLoadBalancerPlainArgs;
import com.pulumi.azurenative.network.inputs.GetVirtualNetworkPlainArgs;
import com.pulumi.azurenative.network.outputs.ApplicationGatewayIPConfigurationResponse;
import com.pulumi.azurenative.network.outputs.DelegationResponse;
import com.pulumi.azurenative.network.outputs.FrontendIPConfigurationResponse;
import com.pulumi.azurenative.network.outputs.GetLoadBalancerResult;
import com.pulumi.azurenative.network.outputs.GetVirtualNetworkResult;
import com.pulumi.azurenative.network.outputs.IPConfigurationProfileResponse;
import com.pulumi.azurenative.network.outputs.IPConfigurationResponse;
import com.pulumi.azurenative.network.outputs.PrivateEndpointResponse;
import com.pulumi.azurenative.network.outputs.ServiceEndpointPropertiesFormatResponse;
import com.pulumi.azurenative.network.outputs.SubnetResponse;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.ExistingNetwork.Attached;
import hybridnetwork.lifecycle.ExistingNetwork.Frontend;
import hybridnetwork.lifecycle.ExistingNetwork.Subnet;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.topology.AzureNames;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks Azure, by provider calls at the start of the program, for the virtual networks and for who is in their subnets. */
public final class NetworkLookup {
    /** The resource that an id is of or lies in; what lies in a network names the network, and not who uses it. */
    private static final Pattern RESOURCE = Pattern.compile("(?i)/providers/[^/]+/(?!virtualNetworks/)[^/]+/([^/]+)");

    private final Map<String, CompletableFuture<Optional<GetVirtualNetworkResult>>> networks = new LinkedHashMap<>();
    private final Map<Optional<String>, CompletableFuture<Optional<GetLoadBalancerResult>>> loadBalancers =
            new LinkedHashMap<>();
    private final AzureNames names;

    private NetworkLookup(AzureNames names) {
        this.names = names;
    }

    /** Asks, without waiting for the answers, for what is declared and for the spokes that are deployed and are not any more. */
    public static NetworkLookup begin(StackConfig config, AzureNames names, DeployedStack deployed) {
        NetworkLookup lookup = new NetworkLookup(names);
        config.networks().forEach(network -> lookup.network(names.virtualNetwork(network)));
        RemovedSpokes.of(config, deployed).forEach(network -> lookup.network(network.azureName()));
        config.loadBalancers()
                .forEach(section -> lookup.loadBalancers.put(
                        section.name(),
                        AzureLookup.orAbsent(NetworkFunctions.getLoadBalancerPlain(GetLoadBalancerPlainArgs.builder()
                                .resourceGroupName(names.resourceGroup())
                                .loadBalancerName(names.loadBalancer(section))
                                .build()))));
        return lookup;
    }

    private void network(String azureName) {
        networks.computeIfAbsent(
                azureName,
                name -> AzureLookup.orAbsent(
                        NetworkFunctions.getVirtualNetworkPlain(GetVirtualNetworkPlainArgs.builder()
                                .resourceGroupName(names.resourceGroup())
                                .virtualNetworkName(name)
                                .build())));
    }

    /**
     * What there is. Blocks until Azure has answered.
     *
     * @throws AzureUnavailable when Azure gave another answer than a resource or its absence
     */
    public ExistingNetworks await() {
        Map<String, ExistingNetwork> found = new LinkedHashMap<>();
        networks.forEach(
                (name, answer) -> AzureLookup.await(answer).ifPresent(network -> found.put(name, existing(network))));
        Map<Optional<String>, Frontend> frontends = new LinkedHashMap<>();
        loadBalancers.forEach((name, answer) -> AzureLookup.await(answer)
                .flatMap(NetworkLookup::frontend)
                .ifPresent(frontend -> frontends.put(name, frontend)));
        return new ExistingNetworks(found, frontends);
    }

    private static ExistingNetwork existing(GetVirtualNetworkResult network) {
        return new ExistingNetwork(
                network.addressSpace().stream()
                        .flatMap(space -> prefixes(space.addressPrefixes()))
                        .collect(Collectors.toSet()),
                network.subnets().stream().map(NetworkLookup::subnet).toList(),
                network.dhcpOptions()
                        .map(options -> orEmpty(options.dnsServers()))
                        .orElse(List.of()),
                AzureLookup.orEmpty(network.tags()));
    }

    private static Subnet subnet(SubnetResponse subnet) {
        return new Subnet(
                subnet.name().orElse(""),
                Stream.concat(prefixes(subnet.addressPrefix().stream().toList()), prefixes(subnet.addressPrefixes()))
                        .distinct()
                        .toList(),
                each(subnet.delegations(), DelegationResponse::serviceName).toList(),
                new Attached(
                        subnet.routeTable().isPresent(),
                        subnet.natGateway().isPresent(),
                        each(subnet.serviceEndpoints(), ServiceEndpointPropertiesFormatResponse::service)
                                .collect(Collectors.toSet())),
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

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : list;
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
        ArmId subnet = new ArmId(frontend.subnet().flatMap(SubnetResponse::id).orElse(""));
        return new Frontend(
                subnet.parent("virtualNetworks").map(ArmId::name).orElse(""),
                subnet.name(),
                frontend.privateIPAddress().flatMap(Ipv4::tryParse));
    }
}
