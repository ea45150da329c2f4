package hybridnetwork.lab.network;

import hybridnetwork.net.Ipv4;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How the site's router is plugged in.
 *
 * @param ports its interfaces to the circuits, by the names of links; each is called as the VLAN of a port would be, for
 *     many kernels have no VLANs
 * @param lan its interface to the site's hosts
 * @param wan its interface to the internet
 * @param nextHop its internet provider's router
 */
public record Wiring(Map<String, String> ports, String lan, String wan, Ipv4 nextHop) {
    static Wiring of(Design design) {
        Map<String, String> ports = new LinkedHashMap<>();
        for (int i = 0; i < design.circuits().size(); i++) {
            for (Design.Link link : design.circuits().get(i).links()) {
                ports.put(
                        link.name(),
                        "er" + (i + 1) + "-" + (link.index() + 1) + "."
                                + design.circuits().get(i).vlan());
            }
        }
        return new Wiring(
                ports,
                "lan",
                "wan",
                design.vpn().map(vpn -> other(vpn.device())).orElse(Ipv4.parse("203.0.113.255")));
    }

    /** The interface to a link. */
    String interfaceOf(String link) {
        return Objects.requireNonNull(ports.get(link), link);
    }

    /** The port that a link is plugged into. */
    public String port(String link) {
        String name = interfaceOf(link);
        return name.substring(0, name.indexOf('.'));
    }

    /** The other address of a /31: the far end of a cable. */
    static Ipv4 other(Ipv4 end) {
        return Ipv4.of(end.number() ^ 1);
    }
}
