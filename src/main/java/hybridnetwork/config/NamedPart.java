package hybridnetwork.config;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What can be given an Azure name of one's own under {@code names}. The constants are called as the keys there are.
 *
 * <p>A part is named once, by instance of a gateway, or by the keys of what it belongs to: {@link #of}.
 */
public enum NamedPart {
    resourceGroup(Of.ONE, Letters.GROUP, "resourceGroups"),
    virtualNetwork(Of.ONE, Letters.NETWORK, "virtualNetworks"),
    expressRouteGateway(Of.ONE, Letters.RESOURCE, "virtualNetworkGateways"),
    expressRoutePublicIp(Of.ONE, Letters.RESOURCE, "publicIPAddresses"),
    expressRouteIpConfiguration(Of.ONE, Letters.RESOURCE, "expressRouteGateway/ipConfigurations"),
    vpnGateway(Of.ONE, Letters.RESOURCE, "virtualNetworkGateways"),
    vpnPublicIps(Of.INSTANCES, Letters.RESOURCE, "publicIPAddresses"),
    vpnIpConfigurations(Of.INSTANCES, Letters.RESOURCE, "vpnGateway/ipConfigurations"),
    circuits(Of.CIRCUITS, Letters.RESOURCE, "expressRouteCircuits"),
    circuitConnections(Of.CIRCUITS, Letters.RESOURCE, "connections"),
    vpnConnections(Of.TUNNELS, Letters.RESOURCE, "connections"),
    localNetworkGateways(Of.TUNNELS, Letters.RESOURCE, "localNetworkGateways"),
    securityGroups(Of.SUBNETS, Letters.RESOURCE, "networkSecurityGroups"),
    routeTables(Of.SUBNETS, Letters.RESOURCE, "routeTables"),
    natGateways(Of.NETWORKS, Letters.RESOURCE, "natGateways"),
    natPublicIps(Of.NETWORKS, Letters.RESOURCE, "publicIPAddresses"),
    spokeNetworks(Of.SPOKES, Letters.NETWORK, "virtualNetworks"),
    hubPeerings(Of.SPOKES, Letters.RESOURCE, "virtualNetwork/virtualNetworkPeerings"),
    spokePeerings(Of.SPOKES, Letters.RESOURCE, ""),
    loadBalancers(Of.LOAD_BALANCERS, Letters.RESOURCE, "loadBalancers"),
    frontends(Of.LOAD_BALANCERS, Letters.RESOURCE, ""),
    backendPools(Of.LOAD_BALANCERS, Letters.RESOURCE, ""),
    probes(Of.LOAD_BALANCERS, Letters.RESOURCE, ""),
    firewall(Of.ONE, Letters.RESOURCE, "azureFirewalls"),
    firewallPolicy(Of.ONE, Letters.RESOURCE, "firewallPolicies"),
    firewallPublicIp(Of.ONE, Letters.RESOURCE, "publicIPAddresses"),
    firewallManagementPublicIp(Of.ONE, Letters.RESOURCE, "publicIPAddresses"),
    firewallIpConfiguration(Of.ONE, Letters.RESOURCE, "firewall/ipConfigurations"),
    firewallManagementIpConfiguration(Of.ONE, Letters.RESOURCE, "firewall/ipConfigurations");

    /** By what there are several of a part, and how the keys of the map are called. */
    public enum Of {
        ONE(""),
        INSTANCES(""),
        CIRCUITS("circuit"),
        /** A site, or one of its devices: {@code hq}, {@code hq.b}. */
        TUNNELS("site"),
        /** The end of a flow that names it: {@code internal}, {@code orders/web}; or a name that Azure reserves. */
        SUBNETS("subnet"),
        /** {@code network} for the hub, otherwise the spoke. */
        NETWORKS("network"),
        SPOKES("spoke"),
        /** {@link #ONLY_LOAD_BALANCER} for the one under {@code loadBalancer}, otherwise its name. */
        LOAD_BALANCERS("load balancer");

        private final String word;

        Of(String word) {
            this.word = word;
        }

        /** What one of the keys names. */
        public String word() {
            return word;
        }

        /** Whether the names stand in a map. */
        public boolean keyed() {
            return !word.isEmpty();
        }
    }

    /** How {@code names} calls the load balancer that has no name, as {@code traffic} does. */
    public static final String ONLY_LOAD_BALANCER = "load-balancer";

    /** What can stand as a key: what it names is asked of the whole configuration. */
    static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./-]{0,160}");

    private final Of of;
    private final Letters letters;
    private final String space;

    NamedPart(Of of, Letters letters, String space) {
        this.of = of;
        this.letters = letters;
        this.space = space;
    }

    public Of of() {
        return of;
    }

    /** Where no two have the same name; empty where each is alone in what it is a part of. */
    public Optional<String> space() {
        return space.isEmpty() ? Optional.empty() : Optional.of(space);
    }

    /** Where its name stands in the configuration. */
    public ConfigPath path() {
        return ConfigPath.of("names").key(name());
    }

    /** How its name is read. */
    Reading<String> reading() {
        return Scalars.matching(letters.rule, letters.pattern, letters.inWords);
    }

    static Stream<NamedPart> all() {
        return Stream.of(values());
    }

    /** The names that Azure allows (S43, and what its documents do not list as a network resource). */
    private enum Letters {
        GROUP(
                "name-rg",
                "[\\p{L}\\p{Nd}_().-]{0,89}[\\p{L}\\p{Nd}_()-]",
                "1 to 90 letters, digits, underscores, hyphens, dots and parentheses, no dot at the end"),
        NETWORK(
                "name-vnet",
                "[A-Za-z0-9][A-Za-z0-9_.-]{0,62}[A-Za-z0-9_]",
                "2 to 64 letters, digits, dots, hyphens and underscores, a letter or digit first, no dot or hyphen at the end"),
        RESOURCE(
                "name-net-80",
                "[A-Za-z0-9]([A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?",
                "1 to 80 letters, digits, dots, hyphens and underscores, a letter or digit first, no dot or hyphen at the end");

        private final String rule;
        private final Pattern pattern;
        private final String inWords;

        Letters(String rule, String pattern, String inWords) {
            this.rule = rule;
            this.pattern = Pattern.compile(pattern);
            this.inWords = inWords;
        }
    }
}
