package hybridnetwork.testing;

import java.nio.file.Path;

/** Networks that somebody has built by hand: stacks in which every resource has a name of its own. */
public final class ForeignNames {
    private static final String DEV = """
            names:
              resourceGroup: Corp.Net_(hub)
              virtualNetwork: corp-hub
              expressRouteGateway: corp-er
              expressRoutePublicIp: corp-er-address
              expressRouteIpConfiguration: default
              vpnGateway: corp-vpn
              vpnPublicIps: [corp-vpn-address-a, corp-vpn-address-b]
              vpnIpConfigurations: [default, activeActive]
              circuits: { primary: corp-circuit }
              circuitConnections: { primary: corp-er-to-circuit }
              vpnConnections: { hq: corp-to-hq }
              localNetworkGateways: { hq: corp-hq }
              securityGroups: { internal: corp-internal-rules }
              loadBalancers: { load-balancer: corp-app }
              frontends: { load-balancer: LoadBalancerFrontEnd }
              backendPools: { load-balancer: bepool }
              probes: { load-balancer: tcp443 }
            network: { subnets: { internal: { prefix: 10.20.1.0/24, name: Servers } } }
            """;

    private static final String INSPECTED = """
            names:
              resourceGroup: corp-net
              virtualNetwork: corp-hub
              expressRouteGateway: corp-er
              expressRoutePublicIp: corp-er-address
              expressRouteIpConfiguration: default
              vpnGateway: corp-vpn
              vpnPublicIps: [corp-vpn-address-a, corp-vpn-address-b]
              vpnIpConfigurations: [default, activeActive]
              circuits: { chicago: corp-circuit }
              circuitConnections: { chicago: corp-er-to-circuit }
              vpnConnections: { hq: corp-to-hq, branch: corp-to-branch }
              localNetworkGateways: { hq: corp-hq, branch: corp-branch }
              securityGroups: { shared: a-rules, orders/web: b-rules, orders/jobs: c-rules, billing/data: d-rules }
              routeTables:
                GatewaySubnet: gateway-routes
                shared: a-routes
                orders/web: b-routes
                orders/jobs: c-routes
                billing/data: d-routes
              spokeNetworks: { orders: corp-orders, billing: corp-billing }
              hubPeerings: { orders: hub-to-orders, billing: hub-to-billing }
              spokePeerings: { orders: orders-to-hub, billing: billing-to-hub }
              loadBalancers: { web: corp-app }
              firewall: corp-firewall
              firewallPolicy: corp-policy
              firewallPublicIp: corp-firewall-address
              firewallIpConfiguration: AzureFirewallIpConfiguration0
            network: { subnets: { shared: { prefix: 10.60.1.0/24, name: Servers } } }
            spokes:
              orders:
                subnets: { web: { prefix: 10.61.1.0/24, name: Web }, jobs: { prefix: 10.61.2.0/24, name: Batch } }
              billing: { subnets: { data: { prefix: 10.62.1.0/24, name: Ledger } } }
            """;

    private ForeignNames() {}

    /** {@link StackText#dev} under other names. */
    public static StackText dev() {
        return StackText.dev().with(DEV);
    }

    /** A hub with a firewall and two spokes under other names. */
    public static StackText inspected() {
        StackText blueprint = StackText.in(Path.of("src/test/resources/designs/stacks/Pulumi.inspected.yaml"));
        return new StackText(
                blueprint.with(INSPECTED).text().replace("appliance:inspected-fw", "appliance:corp-firewall"));
    }
}
