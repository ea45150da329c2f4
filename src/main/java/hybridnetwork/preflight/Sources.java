package hybridnetwork.preflight;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where the rules come from. */
final class Sources {
    private static final String LEARN = "https://learn.microsoft.com/azure/";
    private static final String REPOSITORY = "https://github.com/MicrosoftDocs/azure-docs/blob/main/";

    private static final String TEXT = """
            S1 expressroute/expressroute-about-virtual-network-gateways.md
            S2 expressroute/scalable-gateway.md
            S3 expressroute/expressroute-howto-add-gateway-portal-resource-manager.md
            S4 expressroute/gateway-migration.md
            S5 ../includes/vpn-gateway-gwudr-warning.md
            S6 expressroute/how-to-configure-coexisting-gateway-portal.md
            S7 expressroute/expressroute-howto-coexist-resource-manager.md
            S8 expressroute/expressroute-faqs.md
            S9 ../includes/expressroute-limits.md
            S10 expressroute/expressroute-workflows.md
            S11 expressroute/expressroute-howto-circuit-portal-resource-manager.md
            S12 expressroute/expressroute-routing.md
            S13 expressroute/expressroute-howto-routing-portal-resource-manager.md
            S14 expressroute/expressroute-bfd.md
            S15 expressroute/expressroute-erdirect-about.md
            S16 expressroute/about-fastpath.md
            S17 expressroute/expressroute-howto-linkvnet-portal-resource-manager.md
            S18 expressroute/use-s2s-vpn-as-backup-for-expressroute-privatepeering.md
            S19 route-server/expressroute-vpn-support.md
            S20 expressroute/expressroute-howto-add-ipv6.md
            S21 vpn-gateway/vpn-gateway-vpn-faq.md
            S22 vpn-gateway/vpn-gateway-about-vpngateways.md
            S23 vpn-gateway/about-gateway-skus.md
            S24 vpn-gateway/whats-new.md
            S25 vpn-gateway/gateway-sku-consolidation.md
            S26 vpn-gateway/basic-public-ip-migrate-about.md
            S27 vpn-gateway/about-active-active-gateways.md
            S28 vpn-gateway/about-zone-redundant-vnet-gateways.md
            S29 vpn-gateway/bgp-howto.md
            S30 vpn-gateway/ipsec-ike-policy-howto.md
            S31 vpn-gateway/site-to-site-vpn-private-peering.md
            S32 =https://github.com/Azure/azure-rest-api-specs (Microsoft.Network 2023-02-01, virtualNetworkGateway.json)
            S33 =https://github.com/hashicorp/terraform-provider-azurerm (client-side validation, third party)
            S34 virtual-network/virtual-networks-faq.md
            S35 ../includes/azure-virtual-network-limits.md
            S36 virtual-network/virtual-networks-udr-overview.md
            S37 virtual-network/network-security-groups-overview.md
            S38 load-balancer/skus.md
            S39 load-balancer/load-balancer-tcp-reset.md
            S40 load-balancer/load-balancer-ha-ports-overview.md
            S41 load-balancer/load-balancer-custom-probe-overview.md
            S42 virtual-network/ip-services/default-outbound-access.md
            S43 azure-resource-manager/management/resource-name-rules.md
            S44 =https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-abbreviations
            S45 =https://github.com/Azure/azure-monitor-baseline-alerts
            S46 =https://learn.microsoft.com/azure/azure-monitor/reference/metrics-index
            S47 vpn-gateway/monitor-vpn-gateway-reference.md
            S48 =https://github.com/Azure/PSRule.Rules.Azure
            S49 =https://github.com/Azure/Azure-Proactive-Resiliency-Library-v2
            S50 =https://learn.microsoft.com/azure/well-architected/service-guides/azure-expressroute
            S51 =https://central.sonatype.com/artifact/com.pulumi/azure-native/2.10.0 (its classes)
            S52 =https://learn.microsoft.com/azure/architecture/reference-architectures/hybrid-networking/expressroute-vpn-failover
            S53 =https://github.com/MicrosoftDocs/azure-docs/issues/8826
            S55 virtual-network/virtual-network-manage-subnet.md
            S56 =https://github.com/pulumi/pulumi-azure-native (provider/pkg/provider/provider.go of version 2, read in November 2026)
            S57 =https://github.com/Azure/terraform-azurerm-avm-utl-regions (Azure's answer about its locations of 12 March 2026)
            S58 reliability/regions-list.md
            S59 ../includes/vpn-gateway-table-sku-performance.md
            S60 azure-resource-manager/management/azure-subscription-service-limits.md
            S61 expressroute/expressroute-circuit-peerings.md
            S62 =https://github.com/MicrosoftDocs/azure-docs/issues/118987
            S63 expressroute/design-architecture-for-resiliency.md
            S64 vpn-gateway/vpn-gateway-highlyavailable.md
            S65 vpn-gateway/vpn-gateway-howto-aws-bgp.md
            S66 =https://github.com/MicrosoftDocs/azure-docs/issues/78761
            S67 bastion/configuration-settings.md
            S68 route-server/quickstart-create-route-server-portal.md
            S69 firewall/firewall-faq.md
            S70 virtual-network/service-tags-overview.md
            S71 expressroute/expressroute-locations-providers.md
            S72 =https://github.com/MicrosoftDocs/azure-docs/issues/96515
            S73 =https://github.com/MicrosoftDocs/azure-docs/issues/104928
            S74 =https://github.com/MicrosoftDocs/azure-docs/issues/112249
            S75 =https://github.com/MicrosoftDocs/azure-docs/issues/112600
            S76 =https://github.com/hashicorp/terraform-provider-azurerm/issues/3496
            S77 =https://github.com/hashicorp/terraform-provider-azurerm/issues/31330
            S78 =https://github.com/hashicorp/terraform-provider-azurerm/issues/30032
            S79 virtual-network/virtual-network-peering-overview.md
            S80 =https://github.com/hashicorp/terraform-provider-azurerm/issues/2605
            S81 virtual-network/update-virtual-network-peering-address-space.md
            S82 nat-gateway/nat-overview.md
            S83 =https://github.com/pulumi/pulumi-azure-native/issues/4340
            S84 =https://github.com/MicrosoftDocs/azure-docs/issues/39112
            S85 =https://github.com/MicrosoftDocs/azure-docs/issues/80413
            S90 firewall/tutorial-hybrid-portal.md
            S91 virtual-network/virtual-network-manage-peering.md
            S100 firewall/change-sku.md
            S101 firewall/management-nic.md
            S102 firewall/forced-tunneling.md
            S103 firewall/snat-private-range.md
            S105 firewall/ip-groups.md
            S106 =https://github.com/hashicorp/terraform-provider-azurerm/issues/19843
            S107 firewall/deploy-availability-zone-powershell.md
            S108 =https://github.com/Azure/ALZ-Bicep (its hub puts the firewall after the gateways)
            S120 vpn-gateway/vpn-gateway-about-vpn-devices.md
            S135 azure-monitor/reference/supported-metrics/microsoft-network-virtualnetworkgateways-metrics.md
            S136 azure-monitor/reference/supported-metrics/microsoft-network-loadbalancers-metrics.md
            S137 azure-monitor/reference/supported-metrics/microsoft-network-publicipaddresses-metrics.md
            S138 azure-monitor/reference/supported-metrics/microsoft-network-azurefirewalls-metrics.md
            S139 azure-monitor/reference/supported-logs/microsoft-network-expressroutecircuits-logs.md
            S140 azure-monitor/reference/supported-logs/microsoft-network-loadbalancers-logs.md
            S141 ddos-protection/ddos-view-diagnostic-logs.md
            S142 virtual-network/virtual-network-nsg-manage-log.md
            S143 azure-monitor/reference/supported-logs/microsoft-network-azurefirewalls-logs.md
            S144 azure-monitor/alerts/alerts-overview.md
            S145 azure-monitor/logs/data-retention-configure.md
            S146 azure-monitor/reference/supported-metrics/microsoft-network-expressroutecircuits-metrics.md
            S147 service-health/resource-health-alert-arm-template-guide.md
            S148 service-health/resource-health-checks-resource-types.md
            S149 service-health/resource-health-overview.md
            S150 role-based-access-control/permissions/networking.md
            S165 =https://github.com/hashicorp/terraform-provider-azurerm/pull/27828
            """;

    private Sources() {}

    /** Each key with its page: a link, and in brackets what of the page is meant. */
    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        TEXT.lines().forEach(line -> {
            int space = line.indexOf(' ');
            all.put(line.substring(0, space), link(line.substring(space + 1)));
        });
        return all;
    }

    private static String link(String page) {
        if (page.startsWith("=")) {
            return page.substring(1);
        }
        return page.startsWith("../")
                ? REPOSITORY + page.substring("../".length())
                : LEARN + page.substring(0, page.length() - ".md".length());
    }
}
