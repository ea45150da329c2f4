package hybridnetwork.observation;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The provider's answers as records.
 *
 * <p>Their shape: {@code BgpPeerStatus} and {@code GatewayRoute} of the REST API of Microsoft.Network 2023-02-01; examples in "View
 * BGP metrics and status" (learn.microsoft.com, VPN Gateway, 10 March 2021). An AS path is text such as {@code 12076-65010}.
 */
final class Answers {
    private Answers() {}

    static List<Seen.Session> sessions(Bag answer) {
        return answer.bags("value").stream()
                .map(it -> new Seen.Session(
                        it.text("localAddress").orElse(""),
                        it.text("neighbor").orElse(""),
                        it.whole("asn").orElse(0L),
                        it.text("state").orElse("Unknown")))
                .toList();
    }

    /** Routes of IPv6, which nothing here expects, are left out. */
    static List<Seen.Route> routes(Bag answer) {
        List<Seen.Route> routes = new ArrayList<>();
        for (Bag it : answer.bags("value")) {
            it.text("network")
                    .flatMap(Prefix::tryParse)
                    .ifPresent(prefix -> routes.add(new Seen.Route(
                            prefix,
                            it.text("sourcePeer").orElse(""),
                            it.text("origin").orElse(""),
                            path(it.text("asPath").orElse("")))));
        }
        return routes;
    }

    private static List<Long> path(String text) {
        return Stream.of(text.split("[^0-9]+"))
                .filter(part -> !part.isEmpty() && part.length() <= 10)
                .map(Long::valueOf)
                .toList();
    }

    static Seen.Connection connection(Bag answer) {
        Map<String, String> tunnels = new LinkedHashMap<>();
        answer.bags("tunnelConnectionStatus")
                .forEach(it -> tunnels.put(
                        it.text("tunnel").orElse("tunnel " + (tunnels.size() + 1)),
                        it.text("connectionStatus").orElse("Unknown")));
        return new Seen.Connection(false, answer.text("connectionStatus"), tunnels);
    }
}
