package hybridnetwork.adopt;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.Bag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a connection and its local network gateway say of a VPN device, and of the tunnel to it. */
final class DraftDevice {
    private static final List<String> POLICY = List.of(
            "saLifeTimeSeconds",
            "saDataSizeKilobytes",
            "ikeEncryption",
            "ikeIntegrity",
            "dhGroup",
            "ipsecEncryption",
            "ipsecIntegrity",
            "pfsGroup");

    /** What Azure answers for a connection that says nothing. */
    private static final long DEFAULT_DPD = 45;

    private final Draft draft;
    private final FoundResource connection;
    private final FoundResource local;

    DraftDevice(Draft draft, FoundResource connection, FoundResource local) {
        this.draft = draft;
        this.connection = connection;
        this.local = local;
        if (connection
                .properties()
                .text("connectionProtocol")
                .filter("IKEv1"::equals)
                .isPresent()) {
            draft.note(AdoptionNote.inTheWay(
                    AdoptionNote.called(connection),
                    "speaks IKEv1, and the program's tunnels IKEv2: the device has to learn it first"));
        }
    }

    /** Its AS number, where the tunnel speaks BGP. */
    Optional<Long> asn() {
        return connection.properties().flag("enableBgp")
                ? local.properties().whole("bgpSettings", "asn")
                : Optional.empty();
    }

    /** Its BGP address. */
    Optional<String> peer() {
        return local.properties().text("bgpSettings", "bgpPeeringAddress");
    }

    /** The address space of the local network gateway. */
    List<Prefix> prefixes() {
        return local.properties().textsAt("localNetworkAddressSpace", "addressPrefixes").stream()
                .flatMap(text -> Prefix.tryParse(text).stream())
                .toList();
    }

    Map<String, Object> form() {
        Map<String, Object> form = new LinkedHashMap<>();
        Optional<String> fqdn = local.properties().text("fqdn");
        fqdn.ifPresentOrElse(
                name -> form.put("fqdn", name),
                () -> form.put(
                        "address",
                        local.properties().text("gatewayIpAddress").orElse("<address of " + local.name() + ">")));
        asn().ifPresent(asn -> {
            Map<String, Object> bgp = new LinkedHashMap<>();
            bgp.put("asn", asn);
            String peer = local.properties()
                    .text("bgpSettings", "bgpPeeringAddress")
                    .orElse("<BGP address of " + local.name() + ">");
            bgp.put(peer.startsWith("169.254.") ? "apipa" : "peerAddress", peer);
            form.put("bgp", bgp);
        });
        return form;
    }

    /** What the site's {@code connection} says; empty where all is Azure's default. */
    Map<String, Object> settings() {
        Bag properties = connection.properties();
        Map<String, Object> settings = new LinkedHashMap<>();
        properties
                .whole("dpdTimeoutSeconds")
                .filter(seconds -> seconds != 0 && seconds != DEFAULT_DPD)
                .ifPresent(seconds -> settings.put("dpdTimeoutSeconds", seconds));
        properties.bags("ipsecPolicies").stream()
                .findFirst()
                .ifPresent(policy -> settings.put("ipsecPolicy", policy(policy)));
        properties
                .text("connectionMode")
                .filter(mode -> !mode.equals("Default"))
                .ifPresent(mode -> settings.put("mode", mode));
        List<Map<String, Object>> selectors = properties.bags("trafficSelectorPolicies").stream()
                .map(it -> {
                    Map<String, Object> selector = new LinkedHashMap<>();
                    selector.put("local", it.texts("localAddressRanges"));
                    selector.put("remote", it.texts("remoteAddressRanges"));
                    return selector;
                })
                .toList();
        if (!selectors.isEmpty()) {
            settings.put("trafficSelectors", selectors);
        } else if (properties.flag("usePolicyBasedTrafficSelectors")) {
            draft.note(AdoptionNote.leftOut(
                    connection,
                    "uses policy-based traffic selectors, which the program declares only with selectors of its own"));
        }
        return settings;
    }

    private static Map<String, Object> policy(Bag policy) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String field : POLICY) {
            policy.whole(field)
                    .<Object>map(number -> number)
                    .or(() -> policy.text(field))
                    .ifPresent(value -> fields.put(field, value));
        }
        return fields;
    }
}
