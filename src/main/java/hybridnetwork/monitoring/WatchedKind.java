package hybridnetwork.monitoring;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A kind of resource that is watched, with the log categories that Microsoft names for it. Where none is named its metrics alone
 * are kept.
 */
public enum WatchedKind {
    /** Its one category is S139's. */
    CIRCUIT("Microsoft.Network/expressRouteCircuits", true, "PeeringRouteLog"),
    /** Which of the gateways' categories one of ExpressRoute takes is said nowhere. */
    ER_GATEWAY("Microsoft.Network/virtualNetworkGateways", true),
    /** S47. That of point-to-site clients is left out: the program has none. */
    VPN_GATEWAY(
            "Microsoft.Network/virtualNetworkGateways",
            true,
            "GatewayDiagnosticLog",
            "TunnelDiagnosticLog",
            "RouteDiagnosticLog",
            "IKEDiagnosticLog"),
    /** S140. */
    LOAD_BALANCER("Microsoft.Network/loadBalancers", true, "LoadBalancerHealthEvent"),
    /** S141. They stay empty without an attack. */
    PUBLIC_IP(
            "Microsoft.Network/publicIPAddresses",
            true,
            "DDoSProtectionNotifications",
            "DDoSMitigationFlowLogs",
            "DDoSMitigationReports"),
    /** S142. A group has no metrics. */
    SECURITY_GROUP(
            "Microsoft.Network/networkSecurityGroups",
            false,
            "NetworkSecurityGroupEvent",
            "NetworkSecurityGroupRuleCounter"),
    /** S143: what the rules that this program writes have let through and denied, and known bad addresses. */
    FIREWALL("Microsoft.Network/azureFirewalls", true, "AZFWNetworkRule", "AZFWThreatIntel");

    private final String namespace;
    private final boolean metrics;
    private final ImmutableList<String> logCategories;

    WatchedKind(String namespace, boolean metrics, String... logCategories) {
        this.namespace = namespace;
        this.metrics = metrics;
        this.logCategories = ImmutableList.copyOf(logCategories);
    }

    /** The namespace of its metrics, which is its ARM type. */
    public String namespace() {
        return namespace;
    }

    /** Whether it has metrics that a diagnostic setting can keep. */
    public boolean hasMetrics() {
        return metrics;
    }

    public List<String> logCategories() {
        return logCategories;
    }

    /** Whether its logs go to tables of their own, which Microsoft advises for those that have them (S143). */
    public boolean hasOwnTables() {
        return this == FIREWALL;
    }
}
