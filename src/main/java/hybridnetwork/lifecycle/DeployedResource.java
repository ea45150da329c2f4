package hybridnetwork.lifecycle;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.topology.RouteTables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A resource in the engine's state. A text is blank where the state does not have it.
 *
 * @param type its token, such as {@code azure-native:network:LocalNetworkGateway}
 * @param logicalName the program's name for it
 * @param id its ARM id
 * @param location the Azure region as Azure spells it
 * @param vpnDevice the address and the domain name that a local network gateway has, for Azure shows the address behind a
 *     name too; empty for anything else
 * @param subnets the names of a virtual network's subnets, as its last update or refresh found them
 * @param delegatedSubnets the names of those of them that are delegated to a service
 * @param staticPrefixes the address space of a local network gateway
 * @param peer the ARM id of the circuit that a connection leads to
 * @param remoteNetwork the ARM id of the network that a peering leads to
 * @param remoteSpace the address space of that network, as the peering knows it
 * @param zones the availability zones of the resource itself, in order
 * @param frontendAddresses the private addresses of a load balancer's frontends
 * @param inspectedHops where those of a route table's routes lead that follow from {@code inspection}
 * @param firewallAddress the private address of a firewall; empty for anything else
 * @param frontendZones the availability zones of a load balancer's frontend, in order; absent for anything else
 */
record DeployedResource(
        String urn,
        String type,
        String logicalName,
        String azureName,
        String id,
        String location,
        Set<String> vpnDevice,
        Set<String> subnets,
        Set<String> delegatedSubnets,
        List<String> staticPrefixes,
        String peer,
        String remoteNetwork,
        List<Prefix> remoteSpace,
        List<String> zones,
        Set<String> frontendAddresses,
        Set<Ipv4> inspectedHops,
        Optional<Ipv4> firewallAddress,
        Optional<List<String>> frontendZones) {
    /** @param resource as the engine answers: its type and its outputs */
    static DeployedResource of(String urn, Object resource) {
        Object outputs = property(resource, "outputs");
        return new DeployedResource(
                urn,
                text(property(resource, "type")),
                urn.substring(urn.lastIndexOf("::") + 2),
                text(property(outputs, "name")),
                text(property(outputs, "id")),
                text(property(outputs, "location")),
                Stream.of("gatewayIpAddress", "fqdn")
                        .map(name -> text(property(outputs, name)))
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                elements(property(outputs, "subnets"))
                        .map(subnet -> text(property(subnet, "name")))
                        .collect(Collectors.toUnmodifiableSet()),
                elements(property(outputs, "subnets"))
                        .filter(subnet -> elements(property(subnet, "delegations"))
                                .findAny()
                                .isPresent())
                        .map(subnet -> text(property(subnet, "name")))
                        .collect(Collectors.toUnmodifiableSet()),
                elements(property(property(outputs, "localNetworkAddressSpace"), "addressPrefixes"))
                        .map(DeployedResource::text)
                        .toList(),
                text(property(property(outputs, "peer"), "id")),
                text(property(property(outputs, "remoteVirtualNetwork"), "id")),
                elements(property(property(outputs, "remoteAddressSpace"), "addressPrefixes"))
                        .flatMap(prefix -> Prefix.tryParse(text(prefix)).stream())
                        .toList(),
                zones(property(outputs, "zones")),
                elements(property(outputs, "frontendIPConfigurations"))
                        .map(frontend -> text(property(frontend, "privateIPAddress")))
                        .filter(address -> !address.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                text(property(resource, "type")).endsWith(":RouteTable")
                        ? elements(property(outputs, "routes"))
                                .filter(route -> RouteTables.isInspected(text(property(route, "name"))))
                                .flatMap(route -> Ipv4.tryParse(text(property(route, "nextHopIpAddress"))).stream())
                                .collect(Collectors.toUnmodifiableSet())
                        : Set.of(),
                text(property(resource, "type")).endsWith(":AzureFirewall")
                        ? elements(property(outputs, "ipConfigurations"))
                                .flatMap(ip -> Ipv4.tryParse(text(property(ip, "privateIPAddress"))).stream())
                                .findFirst()
                        : Optional.empty(),
                property(outputs, "frontendIPConfigurations") instanceof List<?> frontends && !frontends.isEmpty()
                        ? Optional.of(zones(property(frontends.get(0), "zones")))
                        : Optional.empty());
    }

    boolean is(String azureName) {
        return this.azureName.equalsIgnoreCase(azureName);
    }

    private static Stream<?> elements(Object list) {
        return list instanceof List<?> elements ? elements.stream() : Stream.of();
    }

    private static Object property(Object bag, String name) {
        Object value = bag instanceof Map<?, ?> map ? map.get(name) : null;
        return value == null ? "" : value;
    }

    private static List<String> zones(Object zones) {
        return zones instanceof List<?> list
                ? list.stream().map(String::valueOf).sorted().toList()
                : List.of();
    }

    private static String text(Object value) {
        return value instanceof String text ? text : "";
    }
}
