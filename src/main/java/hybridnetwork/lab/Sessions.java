package hybridnetwork.lab;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import hybridnetwork.lab.network.Design;
import hybridnetwork.lab.network.Design.Instance;
import hybridnetwork.lab.network.Design.Link;
import hybridnetwork.lab.network.Frr;
import hybridnetwork.lab.network.LabNetwork;
import hybridnetwork.lab.network.Timers;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether router and Azure have come to an understanding: tunnels, BGP, BFD, and what each has learned. */
final class Sessions {
    private final LabNetwork network;
    private final Design design;
    private final Timers timers;

    Sessions(LabNetwork network, Timers timers) {
        this.network = network;
        this.design = network.design();
        this.timers = timers;
    }

    /** A check for each session and for what is learned over it. */
    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (Instance instance : design.instances()) {
            checks.add(past(instance));
            checks.add(tunnel(instance));
        }
        Frr edge = network.router("edge");
        for (Link link : design.links()) {
            Frr microsoft = network.router(link.edge());
            checks.add(session(link.name(), edge, link.microsofts()));
            if (timers == Timers.BFD) {
                checks.add(bfd(link, edge));
            }
            checks.add(learned(
                    "Azure learns over " + link.name(), microsoft, link.sites(), design.announcedOverExpressRoute()));
            checks.add(learned("the site learns over " + link.name(), edge, link.microsofts(), design.spaces()));
        }
        design.vpn().flatMap(Design.Vpn::bgp).ifPresent(bgp -> {
            for (Instance instance : design.instances()) {
                String name = "vpn-gateway/instance-" + instance.index();
                Frr gateway = network.router(instance.node());
                checks.add(session(name, edge, instance.bgp()));
                checks.add(learned("Azure learns over " + name, gateway, bgp.peerAddress(), design.announcedOverVpn()));
                checks.add(learned("the site learns over " + name, edge, instance.bgp(), design.spaces()));
            }
        });
        return checks;
    }

    /** Whether all is well. */
    boolean areUp() {
        return all().stream().allMatch(Check::held);
    }

    /** A tunnel that runs over ExpressRoute is lost with it. */
    private Check past(Instance instance) {
        String route = network.node("edge")
                .tried(List.of("ip", "route", "get", instance.publicIp().toString()))
                .printed()
                .strip();
        boolean wan = (" " + route + " ").contains(" dev " + network.wiring().wan() + " ");
        return Check.of(
                "the way to vpn-gateway/instance-" + instance.index() + " past ExpressRoute",
                wan,
                wan
                        ? "over the internet"
                        : "the router has: " + route.lines().findFirst().orElse("no route"));
    }

    private Check tunnel(Instance instance) {
        String associations = network.associations(instance);
        boolean up = associations.contains("INSTALLED");
        return Check.of(
                "tunnel to vpn-gateway/instance-" + instance.index(),
                up,
                up ? suite(associations) : "no security association; " + network.lastWords(instance));
    }

    private static String suite(String associations) {
        List<String> words = new ArrayList<>();
        associations.lines().map(String::strip).forEach(line -> {
            if (line.contains("/PRF_")) {
                words.add(line);
            }
            int esp = line.indexOf("ESP:");
            if (esp >= 0) {
                words.add(line.substring(esp));
            }
        });
        return words.stream().distinct().limit(2).reduce((a, b) -> a + ", " + b).orElse("up");
    }

    private static Optional<JsonObject> neighbour(Frr router, Ipv4 peer) {
        return json(router.show("show bgp neighbors " + peer + " json"))
                .flatMap(json -> Optional.ofNullable(json.getAsJsonObject(peer.toString())));
    }

    private static Optional<JsonObject> json(String text) {
        try {
            JsonElement json = JsonParser.parseString(text);
            return json.isJsonObject() ? Optional.of(json.getAsJsonObject()) : Optional.empty();
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonObject json, String key) {
        JsonElement value = json.get(key);
        return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
    }

    private static Check session(String name, Frr edge, Ipv4 peer) {
        Optional<JsonObject> neighbour = neighbour(edge, peer);
        String state = neighbour.map(json -> text(json, "bgpState")).orElse("the router has no neighbour " + peer);
        boolean up = state.equals("Established");
        return Check.of(
                "BGP with " + name,
                up,
                up
                        ? "established, hold time "
                                + neighbour
                                        .map(json -> text(json, "bgpTimerHoldTimeMsecs"))
                                        .filter(millis -> millis.matches("\\d+"))
                                        .map(millis -> Long.parseLong(millis) / 1000 + " s")
                                        .orElse("unknown")
                        : "not established: " + state
                                + neighbour
                                        .map(Sessions::reason)
                                        .filter(reason -> !reason.isEmpty())
                                        .map(reason -> " (" + reason + ")")
                                        .orElse(""));
    }

    private static String reason(JsonObject neighbour) {
        String notification = text(neighbour, "lastNotificationReason");
        return notification.isEmpty() ? text(neighbour, "lastResetDueTo") : notification;
    }

    private static Check bfd(Link link, Frr edge) {
        String state = json(edge.show("show bfd peer " + link.microsofts() + " json"))
                .map(json -> text(json, "status"))
                .filter(status -> !status.isEmpty())
                .orElse("the router has no BFD session");
        return Check.of("BFD with " + link.name(), state.equals("up"), state);
    }

    private static Check learned(String name, Frr router, Ipv4 from, List<Prefix> expected) {
        Set<String> routes = new TreeSet<>();
        json(router.show("show bgp ipv4 unicast neighbors " + from + " routes json"))
                .flatMap(json -> Optional.ofNullable(json.getAsJsonObject("routes")))
                .ifPresent(json -> routes.addAll(json.keySet()));
        Set<String> wanted = new TreeSet<>();
        expected.forEach(prefix -> wanted.add(prefix.toString()));
        return Check.of(
                name,
                routes.equals(wanted),
                routes.equals(wanted)
                        ? String.join(", ", routes)
                        : (routes.isEmpty() ? "nothing" : String.join(", ", routes)) + " instead of "
                                + String.join(", ", wanted));
    }

    /** Why the site's router sends packets where it does, in its own words. */
    String choice() {
        StringBuilder words = new StringBuilder();
        for (Prefix space : design.spaces()) {
            json(network.router("edge").show("show bgp ipv4 unicast " + space + " json"))
                    .flatMap(json -> Optional.ofNullable(json.getAsJsonArray("paths")))
                    .ifPresent(paths -> paths.forEach(path -> {
                        JsonObject each = path.getAsJsonObject();
                        JsonObject peer = each.getAsJsonObject("peer");
                        words.append(words.isEmpty() ? "" : "; ")
                                .append(space)
                                .append(" from ")
                                .append(peer == null ? "itself" : text(peer, "peerId"))
                                .append(", local preference ")
                                .append(text(each, "locPrf").isEmpty() ? "none" : text(each, "locPrf"))
                                .append(
                                        each.has("bestpath")
                                                        && each.getAsJsonObject("bestpath")
                                                                .has("overall")
                                                ? " (best)"
                                                : "");
                    }));
        }
        return "the router has " + (words.isEmpty() ? "no route to Azure" : words);
    }

    /** Gives the circuits' sessions of the router other timers, and no BFD, unless its own are wanted. */
    void applyTimers() {
        if (timers == Timers.BFD) {
            return;
        }
        Frr edge = network.router("edge");
        String asn = json(edge.show("show bgp ipv4 unicast summary json"))
                .map(json -> text(json, "as"))
                .orElse("");
        List<String> lines = new ArrayList<>(List.of("router bgp " + asn));
        for (Link link : design.links()) {
            lines.add("no neighbor " + link.microsofts() + " bfd");
            lines.add("neighbor " + link.microsofts() + " timers " + (timers == Timers.TUNED ? "3 10" : "60 180"));
        }
        edge.configure(lines);
        design.links().forEach(link -> edge.show("clear bgp " + link.microsofts()));
    }
}
