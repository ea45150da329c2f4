package hybridnetwork.limits;

import java.util.Set;

/** Bounds of subnets, security groups, peerings, route tables, firewalls, local network gateways and probes. */
public final class NetworkLimits {
    /** The longest GatewaySubnet on which both gateways fit ({@code gw-subnet-min-prefix-coexist}). */
    public static final int GATEWAYS_FIT = 27;

    /** The longest subnet in which an Azure Firewall, or its management, fits ({@code reserved-subnet-size}). */
    public static final int FIREWALL_FITS = 26;

    /** The longest GatewaySubnet that takes {@link #MANY_CIRCUITS} circuits ({@code gw-subnet-16-circuits}). */
    public static final int MANY_CIRCUITS_FIT = 26;

    public static final int MANY_CIRCUITS = 16;

    /** {@code subnet-prefix-bounds}. */
    public static final int SHORTEST_SUBNET = 2;

    /** {@code subnet-prefix-bounds}. */
    public static final int LONGEST_SUBNET = 29;

    /** Rules of one security group ({@code nsg-rules-limits}). */
    public static final int MOST_RULES = 1000;

    /** Azure counts the addresses of all rules of a group, sources and destinations apart ({@code nsg-rules-limits}). */
    public static final int MOST_ADDRESSES = 4000;

    /** Of one local network gateway ({@code lng-prefix-limit}). */
    public static final int MOST_STATIC_PREFIXES = 1000;

    /** Of one virtual network ({@code peering-limit}); Azure Virtual Network Manager takes it further. */
    public static final int MOST_PEERINGS = 500;

    /** Of one route table ({@code route-limit}). */
    public static final int MOST_ROUTES = 400;

    /**
     * Of the network rules of one firewall policy: each rule's sources times its destinations, an IP group counting as one
     * ({@code firewall-rule-limit}).
     */
    public static final int MOST_PAIRS_OF_RULES = 20_000;

    /** Of one IP group ({@code firewall-ip-group-limit}). */
    public static final int MOST_PREFIXES_OF_GROUP = 5000;

    /** Ports that an HTTP probe may not ask ({@code lb-rules-probe-port}). */
    public static final Set<Integer> REFUSED_PROBE_PORTS = Set.of(19, 21, 25, 70, 110, 119, 143, 220, 993);

    private NetworkLimits() {}
}
