package hybridnetwork.adopt;

import com.google.common.base.Strings;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Proposes the sites, from local network gateways and the connections to them. */
final class DraftSites {
    private static final Prefix LINK_LOCAL = Prefix.parse("169.254.0.0/16");

    private final Draft draft;
    private final FoundHub hub;
    private final BaseName base;
    private final Map<String, Object> sites = new TreeMap<>();
    private final Map<String, Long> asnBySite = new TreeMap<>();

    DraftSites(Draft draft, FoundHub hub, BaseName base) {
        this.draft = draft;
        this.hub = hub;
        this.base = base;
    }

    /** A tunnel: a connection and the local network gateway that it leads to. */
    private record Tunnel(FoundResource connection, FoundResource local, DraftDevice device) {}

    /** Proposes those with VPN devices. */
    void propose() {
        List<Tunnel> tunnels = new ArrayList<>();
        for (FoundResource connection : hub.connections(hub.vpnGateway(), "IPsec")) {
            Optional<ArmId> end = connection.properties().id("localNetworkGateway2", "id");
            Optional<FoundResource> local = hub.azure().at(end);
            if (local.isEmpty() || !hub.isInGroup(local.get().id()) || !hub.isInGroup(connection.id())) {
                draft.note(AdoptionNote.inTheWay(
                        AdoptionNote.called(connection),
                        "leads to " + end.map(ArmId::toString).orElse("nothing that is known")
                                + ": the program declares connection and local network gateway in one resource group, "
                                + hub.group().group()));
                continue;
            }
            tunnels.add(new Tunnel(connection, local.get(), new DraftDevice(draft, connection, local.get())));
        }
        sitesOf(tunnels).forEach(this::site);
    }

    /** The AS numbers that devices of sites have, by the sites. */
    Map<String, Long> asnBySite() {
        return asnBySite;
    }

    Map<String, Object> sites() {
        return sites;
    }

    /** One site for devices that speak BGP with one AS number and differ in nothing that a site says; otherwise one for each. */
    private static List<List<Tunnel>> sitesOf(List<Tunnel> tunnels) {
        Map<Object, List<Tunnel>> groups = new LinkedHashMap<>();
        for (Tunnel tunnel : tunnels) {
            DraftDevice device = tunnel.device();
            Object together = device.asn().isPresent()
                    ? List.of(device.asn().get(), device.prefixes(), device.settings())
                    : tunnel.connection().id();
            groups.computeIfAbsent(together, key -> new ArrayList<>()).add(tunnel);
        }
        return List.copyOf(groups.values());
    }

    private void site(List<Tunnel> tunnels) {
        Tunnel first = tunnels.get(0);
        String key = freeKey(base.key(commonName(tunnels), "hq"));
        Map<String, Object> site = new LinkedHashMap<>();
        site.put("addressPrefixes", addressPrefixes(key, first.device()));
        if (!first.device().asn().isEmpty() && !first.device().prefixes().isEmpty()) {
            site.put("staticPrefixes", texts(first.device().prefixes()));
        }
        if (tunnels.size() == 1) {
            site.put("vpnDevice", first.device().form());
        } else {
            Map<String, Object> devices = new TreeMap<>();
            for (Tunnel tunnel : tunnels) {
                devices.put(
                        Character.toString((char) ('a' + devices.size())),
                        tunnel.device().form());
            }
            site.put("vpnDevices", devices);
            draft.comment(
                    "sites." + key,
                    "One site with " + tunnels.size()
                            + " devices: they have one AS number, and the same prefixes and settings.");
        }
        if (!first.device().settings().isEmpty()) {
            site.put("connection", first.device().settings());
        }
        first.device().asn().ifPresent(asn -> asnBySite.put(key, asn));
        sites.put(key, site);
        names(key, tunnels);
        draft.secret(ConfigPath.of("sharedKeys").key(key));
    }

    /** What the names of its devices begin with. */
    private static String commonName(List<Tunnel> tunnels) {
        String common = tunnels.get(0).local().name();
        for (Tunnel tunnel : tunnels) {
            common = Strings.commonPrefix(common, tunnel.local().name());
        }
        boolean enough = common.length() > 2;
        return enough
                ? common.replaceAll("[^A-Za-z0-9]+$", "")
                : tunnels.get(0).local().name();
    }

    private void names(String key, List<Tunnel> tunnels) {
        for (int i = 0; i < tunnels.size(); i++) {
            Tunnel tunnel = tunnels.get(i);
            draft.take(tunnel.connection());
            draft.take(tunnel.local());
            String tunnelKey = tunnels.size() == 1 ? key : key + "." + (char) ('a' + i);
            tunnelNames.put(tunnelKey, tunnel);
        }
    }

    /** By the site, and the device where it has several. */
    private final Map<String, Tunnel> tunnelNames = new TreeMap<>();

    /** Once it is known how many sites there are, it is known what the program would call their tunnels. */
    void nameTunnels() {
        tunnelNames.forEach((key, tunnel) -> {
            String appended = key.indexOf('.') >= 0 || sites.size() > 1 ? "-" + key.replace('.', '-') : "";
            draft.name(tunnel.connection().name(), base.text() + "-vpn-conn" + appended, "vpnConnections", key);
            draft.name(tunnel.local().name(), base.text() + "-vpn-lgw" + appended, "localNetworkGateways", key);
        });
    }

    private List<String> addressPrefixes(String key, DraftDevice device) {
        List<Prefix> networks = device.prefixes().stream()
                .filter(prefix -> prefix.length() < 32 && !LINK_LOCAL.contains(prefix.base()))
                .toList();
        if (!networks.isEmpty()) {
            draft.comment(
                    "sites." + key + ".addressPrefixes",
                    device.asn().isEmpty()
                            ? "As the local network gateway has them."
                            : "The static routes; BGP may bring more, which Azure's resources do not say.");
            if (device.asn().isPresent()) {
                draft.note(AdoptionNote.assumed(
                        "sites." + key + ".addressPrefixes",
                        "is what its local network gateway has; what its device advertises by BGP no resource says"));
            }
            return texts(networks);
        }
        List<String> learned = learned(device.asn(), device.peer());
        if (!learned.isEmpty()) {
            return told(key, learned);
        }
        draft.note(AdoptionNote.toFillIn(
                "sites." + key + ".addressPrefixes",
                "is what the site has: it comes by BGP, and no resource of Azure's says it. `az network vnet-gateway"
                        + " list-learned-routes` lists it"));
        return List.of("<networks of " + key + ">");
    }

    /** A site that only circuits lead to. */
    String withoutDevice(String key) {
        String free = freeKey(key);
        Map<String, Object> site = new LinkedHashMap<>();
        List<String> learned = learned(Optional.empty(), Optional.empty());
        sites.put(free, site);
        if (!learned.isEmpty()) {
            site.put("addressPrefixes", told(free, learned));
            return free;
        }
        site.put("addressPrefixes", List.of("<networks of " + free + ">"));
        draft.note(AdoptionNote.toFillIn(
                "sites." + free + ".addressPrefixes",
                "is what the site advertises over ExpressRoute: no resource of Azure's says it. `az network express-route"
                        + " list-route-tables --path primary --peering-name AzurePrivatePeering` lists it"));
        return free;
    }

    private List<String> told(String key, List<String> learned) {
        draft.comment("sites." + key + ".addressPrefixes", "What the gateways had learnt when they were asked.");
        draft.note(AdoptionNote.assumed(
                "sites." + key + ".addressPrefixes",
                "is what the gateways had learnt from it when they were asked; what was down then is missing"));
        return learned;
    }

    /** What came over the tunnel from a BGP speaker, and over ExpressRoute from its AS number; without either all of ExpressRoute. */
    private List<String> learned(Optional<Long> asn, Optional<String> peer) {
        Optional<ArmId> er = hub.erGateway().map(FoundResource::id);
        Optional<ArmId> vpn = hub.vpnGateway().map(FoundResource::id);
        return hub.azure().learned().stream()
                .filter(route -> er.filter(route.gateway()::equals).isPresent()
                        ? asn.map(route::isFrom).orElse(true)
                        : vpn.filter(route.gateway()::equals).isPresent()
                                && peer.filter(route.sourcePeer()::equals).isPresent())
                .map(LearnedRoute::network)
                .distinct()
                .sorted()
                .map(Prefix::toString)
                .toList();
    }

    private String freeKey(String key) {
        String free = key;
        for (int number = 2; sites.containsKey(free); number++) {
            free = key + "-" + number;
        }
        return free;
    }

    private static List<String> texts(List<Prefix> prefixes) {
        return prefixes.stream().map(Prefix::toString).toList();
    }

    /** Local network gateways that nothing uses, and connections of other kinds. */
    void restOf() {
        for (FoundResource local : hub.azure().of("LocalNetworkGateway")) {
            if (!draft.has(local)) {
                draft.note(AdoptionNote.leftOut(
                        local, "is used by no tunnel of this network's VPN gateway; it stays as it is"));
            }
        }
        for (FoundResource connection : hub.azure().of("VirtualNetworkGatewayConnection")) {
            Bag properties = connection.properties();
            String type = properties.text("connectionType").orElse("?");
            if (!draft.has(connection) && !type.equalsIgnoreCase("ExpressRoute") && !type.equalsIgnoreCase("IPsec")) {
                draft.note(AdoptionNote.leftOut(
                        connection,
                        "is of type " + type + ", which the program does not declare; it stays as it is, and the proof"
                                + " does not know it"));
            }
        }
    }
}
