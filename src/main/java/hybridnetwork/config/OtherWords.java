package hybridnetwork.config;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Keys that people expect and that are none here: where what they mean is written, or that it is no part of the program. */
final class OtherWords {
    private static final String NO_PART =
            "remove it: not part of this program (README.md, \"Is this the right architecture for you?\")";

    private static final Map<String, String> FIXES = new HashMap<>();

    static {
        say(
                "write the networks that are peered with this one under `hybrid-network:spokes`",
                "spokes",
                "spoke",
                "peering",
                "peerings",
                "virtualNetworkPeerings");
        say(
                "write them in the long form of a subnet: { prefix: 10.20.2.0/24, routes: { lab: { to: 10.99.0.0/16, via: none"
                        + " } } }",
                "routes",
                "route",
                "routeTable",
                "routeTables",
                "userRoutes");
        say(
                "write `natGateway: {}` in the network, and `egress: nat` in the subnets that leave by it",
                "nat",
                "natGateway",
                "natGateways",
                "egress");
        say("write `dnsServers: [...]` in the network", "dns", "dnsServers", "dhcpOptions");
        say(
                "write its Azure name under `hybrid-network:names`: { resourceGroup: corp-net }",
                "resourceGroup",
                "resourceGroupName");
        say(
                "write Azure names of your own under `hybrid-network:names`, and that of a subnet as `name` in its long form",
                "names",
                "name",
                "azureName",
                "virtualNetworkName",
                "vnetName");
        say(
                "write what must pass under `hybrid-network:traffic`: the groups follow from it",
                "nsg",
                "networkSecurityGroup",
                "networkSecurityGroups",
                "securityGroups",
                "securityRules");
        say(
                "remove it: firewalls are not part of this program; a subnet's route leads to one that stands, `via` its"
                        + " address",
                "firewall",
                "firewalls",
                "inspection",
                "appliance",
                "appliances");
        say(
                "write who is told, and where logs go, under `hybrid-network:monitoring`: the alerts follow from the network",
                "alert",
                "alerts",
                "alarms",
                "diagnostics",
                "diagnosticSettings",
                "logAnalytics",
                "actionGroups",
                "emailReceivers");
        say(NO_PART, "ipv6", "routeServer", "pointToSite", "vpnClient", "microsoftPeering", "virtualWan", "publicIp");
    }

    private OtherWords() {}

    private static void say(String fix, String... keys) {
        for (String key : keys) {
            FIXES.put(key.toLowerCase(Locale.ROOT), fix);
        }
    }

    /** What to do about such a key; empty for any other. */
    static Optional<String> fix(String key) {
        return Optional.ofNullable(FIXES.get(key.toLowerCase(Locale.ROOT)));
    }
}
