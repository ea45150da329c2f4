package hybridnetwork.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A resource in the engine's state.
 *
 * @param type its token, such as {@code azure-native:network:LocalNetworkGateway}
 * @param logicalName the program's name for it
 * @param azureName blank for what has none
 * @param vpnDevice the address and the domain name that a local network gateway has, for Azure shows the address behind a
 *     name too; empty for anything else
 * @param frontendZones the availability zones of a load balancer's frontend, in order; absent for anything else
 */
record DeployedResource(
        String type,
        String logicalName,
        String azureName,
        Set<String> vpnDevice,
        Optional<List<String>> frontendZones) {
    /** @param resource as the engine answers: its type and its outputs */
    static DeployedResource of(String urn, Object resource) {
        Object outputs = property(resource, "outputs");
        return new DeployedResource(
                text(property(resource, "type")),
                urn.substring(urn.lastIndexOf("::") + 2),
                text(property(outputs, "name")),
                Stream.of("gatewayIpAddress", "fqdn")
                        .map(name -> text(property(outputs, name)))
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                property(outputs, "frontendIPConfigurations") instanceof List<?> frontends && !frontends.isEmpty()
                        ? Optional.of(zones(property(frontends.get(0), "zones")))
                        : Optional.empty());
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
