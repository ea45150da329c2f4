package hybridnetwork.lab;

import hybridnetwork.lab.network.Design;
import hybridnetwork.lab.network.EdgeFiles;
import hybridnetwork.lab.network.Wiring;
import hybridnetwork.reachability.model.PathKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One way between the site's router and Azure.
 *
 * @param name as outages name it: a circuit's link, or an instance of the VPN gateway
 * @param circuit absent for a tunnel
 */
public record Way(String name, PathKind kind, Optional<String> circuit) {
    /** The ways by the interfaces of the site's router. */
    static Map<String, Way> byInterface(Design design, Wiring wiring, EdgeFiles files) {
        Map<String, Way> ways = new LinkedHashMap<>();
        design.links()
                .forEach(link -> ways.put(
                        wiring.ports().get(link.name()),
                        new Way(link.name(), PathKind.EXPRESS_ROUTE, Optional.of(link.circuit()))));
        design.instances()
                .forEach(instance -> ways.put(
                        files.tunnels().get(instance.index()),
                        new Way("vpn-gateway/instance-" + instance.index(), PathKind.VPN, Optional.empty())));
        return ways;
    }
}
