package hybridnetwork.azuresim;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the diagnostic settings of a resource may send, for the types of which it is confirmed (MicrosoftDocs/azure-monitor-docs,
 * "Supported log categories" of virtualNetworkGateways, loadBalancers and azureFirewalls, 16 April 2025, of expressRouteCircuits,
 * 19 February 2024; ddos-protection's diagnostic logging for public IPs; "Supported metrics" for what has metrics that can be sent).
 *
 * <p>Of any other type every category is taken: a refusal that Azure may not make would be worse than none.
 */
final class DiagnosticCategories {
    /** The one category of metrics, whatever they are. */
    static final String METRICS = "AllMetrics";

    private static final Map<String, List<String>> LOGS = Map.of(
            "Microsoft.Network/virtualNetworkGateways",
            List.of(
                    "GatewayDiagnosticLog",
                    "IKEDiagnosticLog",
                    "P2SDiagnosticLog",
                    "RouteDiagnosticLog",
                    "TunnelDiagnosticLog"),
            "Microsoft.Network/expressRouteCircuits",
            List.of("PeeringRouteLog"),
            "Microsoft.Network/loadBalancers",
            List.of("LoadBalancerHealthEvent"),
            "Microsoft.Network/publicIPAddresses",
            List.of("DDoSMitigationFlowLogs", "DDoSMitigationReports", "DDoSProtectionNotifications"),
            "Microsoft.Network/azureFirewalls",
            List.of(
                    "AZFWApplicationRule",
                    "AZFWApplicationRuleAggregation",
                    "AZFWDnsAdditional",
                    "AZFWDnsQuery",
                    "AZFWFatFlow",
                    "AZFWFlowTrace",
                    "AZFWFqdnResolveFailure",
                    "AZFWIdpsSignature",
                    "AZFWNatRule",
                    "AZFWNatRuleAggregation",
                    "AZFWNetworkRule",
                    "AZFWNetworkRuleAggregation",
                    "AZFWThreatIntel",
                    "AzureFirewallApplicationRule",
                    "AzureFirewallDnsProxy",
                    "AzureFirewallNetworkRule"));

    /** Types of the network that have no metrics of their own: no page of the supported metrics is about them. */
    private static final List<String> WITHOUT_METRICS =
            List.of("Microsoft.Network/networkSecurityGroups", "Microsoft.Network/routeTables");

    private DiagnosticCategories() {}

    /** Whether Azure has such a log for a resource of this ARM type, as far as is confirmed. */
    static boolean mayLog(String type, String category) {
        return Optional.ofNullable(LOGS.get(type))
                .map(known -> known.stream().anyMatch(category::equalsIgnoreCase))
                .orElse(true);
    }

    static boolean hasMetrics(String type) {
        return !WITHOUT_METRICS.contains(type);
    }
}
