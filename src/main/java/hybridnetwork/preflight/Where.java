package hybridnetwork.preflight;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;

/** The paths of the configuration's sections and entries. */
final class Where {
    static final ConfigPath BASE_NAME = ConfigPath.of("baseName");
    static final ConfigPath TAGS = ConfigPath.of("tags");
    static final ConfigPath GATEWAY_ORDER = ConfigPath.of("gatewayOrder");
    static final ConfigPath ZONES = ConfigPath.of("zones");
    static final ConfigPath LOCATION = ConfigPath.LOCATION;
    static final ConfigPath NETWORK = ConfigPath.of("network");
    static final ConfigPath ADDRESS_SPACE = NETWORK.key("addressSpace");
    static final ConfigPath GATEWAY_SUBNET = NETWORK.key("gatewaySubnet");
    static final ConfigPath SPOKES = ConfigPath.of("spokes");
    static final ConfigPath SITES = ConfigPath.of("sites");
    static final ConfigPath CIRCUITS = ConfigPath.of("expressRoute").key("circuits");
    static final ConfigPath ER_SKU =
            ConfigPath.of("expressRoute").key("gateway").key("sku");
    static final ConfigPath ER_PUBLIC_IP =
            ConfigPath.of("expressRoute").key("gateway").key("publicIp");
    static final ConfigPath VPN_GATEWAY = ConfigPath.of("vpn").key("gateway");
    static final ConfigPath VPN_SKU = VPN_GATEWAY.key("sku");
    static final ConfigPath TRAFFIC = ConfigPath.of("traffic");
    static final ConfigPath MONITORING = ConfigPath.of("monitoring");
    static final ConfigPath SHARED_KEYS = ConfigPath.of("sharedKeys");
    static final ConfigPath AUTHORIZATION_KEYS = ConfigPath.of("authorizationKeys");
    static final ConfigPath PEERING_KEYS = ConfigPath.of("peeringKeys");
    static final ConfigPath ALLOW_REPLACEMENT = ConfigPath.of("allowReplacement");
    static final ConfigPath ACCEPTED_RISKS = ConfigPath.of("acceptedRisks");

    private Where() {}

    static ConfigPath subnet(DeclaredNetwork network, String name) {
        return network.subnetPath(name);
    }

    static ConfigPath addressSpace(DeclaredNetwork network) {
        return network.path().key("addressSpace");
    }

    /** What counts against limits of prefixes that a gateway teaches: the hub's space, and that of the spokes with it. */
    static ConfigPath spaces(StackConfig config) {
        return config.spokes().isEmpty() ? ADDRESS_SPACE : SPOKES;
    }

    /** The same in words, as the beginning of a sentence. */
    static String whoseSpaces(StackConfig config) {
        return config.spokes().isEmpty() ? "the network has" : "the network and its spokes have";
    }

    static ConfigPath spoke(String name) {
        return SPOKES.key(name);
    }

    static ConfigPath site(String name) {
        return SITES.key(name);
    }

    /** Where the static routes into a site's tunnel stand. */
    static ConfigPath staticPrefixes(Site site) {
        return site(site.name())
                .key(site.saidStaticPrefixes().isPresent() || site.speaksBgp() ? "staticPrefixes" : "addressPrefixes");
    }

    /** Where stands what a site's device advertises over the VPN. */
    static ConfigPath advertisedOverVpn(Site site) {
        boolean implied = site.advertisedOverVpn().equals(site.addressPrefixes());
        return implied
                ? site(site.name()).key("addressPrefixes")
                : site(site.name()).key("advertises").key("vpn");
    }

    static ConfigPath ipsecPolicy(String site) {
        return site(site).key("connection").key("ipsecPolicy");
    }

    static ConfigPath circuit(String name) {
        return CIRCUITS.key(name);
    }

    static ConfigPath peering(String circuit) {
        return circuit(circuit).key("privatePeering");
    }

    static ConfigPath loadBalancerRule(LoadBalancerConfig loadBalancer, String name) {
        return loadBalancer.path().key("rules").key(name);
    }

    static ConfigPath intent(String name) {
        return TRAFFIC.key(name);
    }
}
