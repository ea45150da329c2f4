package hybridnetwork.preflight;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigCommand;
import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.LoadBalancerConfig.ProbeProtocol;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.config.TrafficIntent.Action;
import hybridnetwork.config.VpnConfig;
import hybridnetwork.config.Words;
import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.Prefix;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Section 12: what PSRule for Azure, the resiliency library (APRL) and the Well-Architected guide recommend. */
final class Advice {
    private static final Set<Integer> WEB_PORTS = Set.of(80, 443, 8080);
    private static final int SSH = 22;
    private static final int RDP = 3389;

    private Advice() {}

    static List<Rule> rules() {
        return List.of(
                Rule.advice("AZR-000270", "psrule-vng-vpn-active-active", "the VPN gateway is active-active", "S48 S49")
                        .example(
                                "vpn: { gateway: { activeActive: false } }",
                                "write `activeActive: true`: the price is the same")
                        .check(Advice::activeActive),
                Rule.advice(
                                "AZR-000272",
                                "psrule-vng-vpn-zone-sku",
                                "the VPN gateway has a zone-redundant SKU",
                                "S48 S49")
                        .example("vpn: { gateway: { sku: VpnGw2 } }", "append AZ")
                        .check(Advice::vpnZones),
                Rule.advice(
                                "AZR-000126",
                                "psrule-lb-probe",
                                "a probe of a web port asks by HTTP for a path that is not /",
                                "S48")
                        .example(
                                "probe: { protocol: Tcp, port: 443 }",
                                "write `protocol: Https` and a `requestPath` that checks the service")
                        .check(Advice::probe),
                Rule.advice("AZR-000137", "psrule-nsg-any-inbound", "nothing is allowed in from everywhere", "S48")
                        .example(
                                "{ action: allow, from: 0.0.0.0/0, to: internal, protocol: Tcp, ports: [443] }",
                                "name the source")
                        .check(Advice::anySource),
                Rule.advice(
                                "AZR-000139",
                                "psrule-nsg-lateral",
                                "hosts of the network do not reach each other by SSH and RDP",
                                "S48")
                        .example(
                                "{ action: allow, from: internal, to: network, protocol: Tcp, ports: [22, 3389] }",
                                "allow it from a jump host only")
                        .check(Advice::lateral),
                Rule.advice("", "psrule-resource-tags", "resources have tags", "S48")
                        .example("# no tags", "add `hybrid-network:tags: { environment: dev }`")
                        .check(Advice::tags),
                Rule.advice("", "aprl-er-two-locations", "circuits come from two peering locations", "S49 S50 S63")
                        .example(
                                "# one circuit",
                                "order a second circuit at another peering location; ExpressRoute Metro is half of it")
                        .check(Advice::twoLocations),
                Rule.advice(
                                "",
                                "aprl-monitoring",
                                "circuits and gateways are monitored, and somebody is told",
                                "S49 S50")
                        .example(
                                "# no monitoring",
                                "have them watched: `monitoring: { email: network-team@example.com }`; or from outside, and decline this"
                                        + " with the reason under acceptedRisks")
                        .check(Advice::monitoring),
                Rule.advice("", "aprl-fastpath", "connections of a gateway that can have FastPath have it", "S49")
                        .example("gateway: { sku: ErGw3AZ }\n# without fastPath", "write `fastPath: true`")
                        .check(Advice::fastPath),
                Rule.advice("", "waf-peering-md5", "a peering has an MD5 key", "S50")
                        .example("# no peeringKeys", ConfigCommand.setSecret(Where.PEERING_KEYS.key("CIRCUIT")))
                        .check(Advice::md5),
                Rule.advice("AZR-000269", "psrule-vng-vpn-legacy-sku", "the VPN gateway has no legacy SKU", "S48")
                        .notApplicable("vpngw-basic-limits and vpngw-legacy-retired refuse them"),
                Rule.advice("AZR-000271", "psrule-vng-er-legacy-sku", "the ExpressRoute gateway is not Basic", "S48")
                        .notApplicable("ergw-sku-enum refuses it"),
                Rule.advice(
                                "AZR-000273",
                                "psrule-vng-er-zone-sku",
                                "the ExpressRoute gateway has a zone-redundant SKU",
                                "S48 S49")
                        .notApplicable("ergw-zones warns of others"),
                Rule.advice(
                                "AZR-000274",
                                "psrule-names",
                                "names of gateways, connections, networks and the rest are legal",
                                "S48")
                        .notApplicable("name-net-80 and its neighbours demand it"),
                Rule.advice("AZR-000263", "psrule-vnet-use-nsgs", "each subnet has a security group", "S48")
                        .byConstruction("each workload subnet gets one"),
                Rule.advice("AZR-000264", "psrule-vnet-dns", "custom DNS servers are two or more, and local", "S48")
                        .notApplicable("the network has no custom DNS servers"),
                Rule.advice("AZR-000266", "psrule-vnet-peer-state", "peerings of the network are connected", "S48")
                        .notApplicable("the program creates no peering between networks"),
                Rule.advice("AZR-000314", "psrule-vnet-bastion-subnet", "the network has a subnet for Bastion", "S48")
                        .notApplicable("hosts are administered from on-premises; nothing else gets in"),
                Rule.advice(
                                "AZR-000322",
                                "psrule-vnet-firewall-subnet",
                                "the network has a subnet for Azure Firewall",
                                "S48")
                        .notApplicable(
                                "`inspection` declares one where what passes is to be inspected; security groups filter"),
                Rule.advice(
                                "AZR-000447",
                                "psrule-vnet-private-subnet",
                                "subnets have no default outbound access",
                                "S48")
                        .notApplicable("the SDK in use cannot set it; no-implicit-outbound warns of relying on it"),
                Rule.advice(
                                "AZR-000138",
                                "psrule-nsg-deny-all-first",
                                "the first inbound rule does not deny everything",
                                "S48")
                        .byConstruction("the denial has the last priority"),
                Rule.advice("AZR-000140", "psrule-nsg-associated", "each security group is attached", "S48")
                        .byConstruction("each belongs to a subnet"),
                Rule.advice("AZR-000127", "psrule-lb-zones", "the frontend is in two zones or more", "S48 S49")
                        .notApplicable("lb-standard-zonal-zones warns of fewer"),
                Rule.advice("AZR-000128", "psrule-lb-standard-sku", "the load balancer is Standard", "S48 S49")
                        .byConstruction("the program creates no other"),
                Rule.advice(
                                "AZR-000154",
                                "psrule-public-ip",
                                "public IPs are Standard, zone-redundant and attached",
                                "S48 S49")
                        .byConstruction(
                                "they are Standard, in use, and the zones of a new one follow from SKU and region"),
                Rule.advice("", "psrule-route-name", "route tables have legal names", "S48")
                        .byConstruction("their names are the base name and the subnet's"),
                Rule.advice("", "psrule-allowed-regions", "the region is an allowed one", "S48")
                        .notApplicable("which regions are allowed is a policy of the subscription"),
                Rule.advice("", "aprl-er-direct-rate-limit", "circuits on a port pair are rate limited", "S49")
                        .notApplicable("the SDK in use cannot set it"),
                Rule.advice(
                                "",
                                "aprl-er-distinct-edges",
                                "the links of a circuit end at two edge devices, both active, with BFD",
                                "S49")
                        .byConstruction("both links are configured; the devices are on-premises"),
                Rule.advice(
                                "",
                                "aprl-maintenance-window",
                                "gateways have a maintenance window of the customer's",
                                "S49")
                        .notApplicable("not part of this network; it can be assigned from outside"),
                Rule.advice("", "aprl-vpn-devices", "a site has two VPN devices", "S49")
                        .notApplicable(
                                "site-without-backup tells of sites that one device alone reaches; `vpnDevices` takes several"),
                Rule.advice("", "aprl-flow-logs", "flow logs and diagnostic settings are on", "S49")
                        .notApplicable(
                                "diagnostic settings are part of monitoring; flow logs need a storage account, which is not of this"
                                        + " network"),
                Rule.advice(
                                "",
                                "waf-operations",
                                "access, budgets, service health and activity logs are looked after",
                                "S50")
                        .notApplicable(
                                "they belong to the subscription, not to this network; `monitoring` tells of notices of Azure's and of"
                                        + " changes by others"),
                Rule.advice("", "waf-vpn-backup", "a VPN backs the circuit up", "S50")
                        .notApplicable("site-without-backup tells of sites that have none"),
                Rule.advice(
                                "",
                                "waf-er-public-ip",
                                "Azure assigns the ExpressRoute gateway's public IP itself",
                                "S50 S3")
                        .notApplicable(
                                "whether the API version in use accepts a gateway without one is not confirmed"));
    }

    private static void activeActive(Inspection on) {
        if (on.vpn().filter(vpn -> !vpn.activeActive()).isPresent()) {
            on.found(Where.VPN_GATEWAY.key("activeActive"), "the VPN gateway has one active instance")
                    .got(false);
        }
    }

    private static void vpnZones(Inspection on) {
        on.vpn()
                .map(VpnConfig::gatewaySku)
                .filter(sku -> !sku.isZoneRedundant() && !on.config().zones().isEmpty())
                .ifPresent(sku -> on.found(Where.VPN_SKU, "the VPN gateway is not spread over availability zones")
                        .got(sku));
    }

    private static void probe(Inspection on) {
        on.loadBalancers().forEach(loadBalancer -> {
            LoadBalancerConfig.Probe probe = loadBalancer.probe();
            boolean blind = probe.protocol() == ProbeProtocol.Tcp
                    || probe.requestPath().filter(path -> !path.equals("/")).isEmpty();
            if (WEB_PORTS.contains(probe.port()) && blind) {
                on.found(
                                loadBalancer.path().key("probe"),
                                "the probe only sees that the port is open, not that the service works")
                        .got(probe.protocol() + " " + probe.port());
            }
        });
    }

    private static void anySource(Inspection on) {
        for (TrafficIntent intent : on.config().traffic().values()) {
            if (intent.action() == Action.allow
                    && intent.from() instanceof FlowEnd.Cidr cidr
                    && cidr.prefix().equals(Prefix.ALL)) {
                on.found(Where.intent(intent.name()).key("from"), "intent `" + intent.name() + "` allows every source")
                        .got(cidr.prefix());
            }
        }
    }

    private static void lateral(Inspection on) {
        boolean ssh = false;
        for (int port : List.of(SSH, RDP)) {
            List<TrafficIntent> open = on.config().traffic().values().stream()
                    .filter(intent -> intent.action() == Action.allow && inside(intent.from()) && inside(intent.to()))
                    .filter(intent -> intent.protocol().overlaps(TrafficIntent.IpProtocol.Tcp))
                    .filter(intent -> opens(intent.ports(), port))
                    .toList();
            if (port == SSH) {
                ssh = !open.isEmpty();
            } else if (ssh && !open.isEmpty()) {
                on.found(
                                Where.intent(open.get(0).name()).key("ports"),
                                "hosts of the network may reach each other by SSH and by RDP")
                        .got(Words.few(open.get(0).ports(), 4));
            }
        }
    }

    private static boolean inside(FlowEnd end) {
        return end instanceof FlowEnd.Network
                || end instanceof FlowEnd.Subnet
                || end instanceof FlowEnd.Spokes
                || end instanceof FlowEnd.Spoke
                || end instanceof FlowEnd.SpokeSubnet;
    }

    private static boolean opens(List<PortRange> ports, int port) {
        return ports.stream().anyMatch(range -> range.contains(port));
    }

    private static void tags(Inspection on) {
        if (on.config().tags().isEmpty()) {
            on.found(Where.TAGS, "the resources have no tags");
        }
    }

    private static void twoLocations(Inspection on) {
        if (on.expressRoute().isEmpty()) {
            return;
        }
        boolean unknown = false;
        Set<String> locations = new HashSet<>();
        for (Circuit circuit : on.circuits()) {
            if (circuit instanceof Circuit.AtProvider at) {
                locations.add(at.peeringLocation().toLowerCase(Locale.ROOT));
            } else {
                unknown = true;
            }
        }
        int circuits = on.circuits().size();
        if (circuits < 2 || (!unknown && locations.size() < 2)) {
            boolean metro = locations.stream().anyMatch(Advice::isMetro);
            on.found(
                            Where.CIRCUITS,
                            metro
                                    ? "an outage of one metropolitan area takes ExpressRoute down; of one of its two sites"
                                            + " it does not"
                                    : "an outage of one peering location takes ExpressRoute down")
                    .got(circuits == 1 ? "one circuit" : circuits + " circuits at one location")
                    .fix(
                            metro
                                    ? "order a second circuit at another peering location"
                                    : "order a second circuit at another peering location; an ExpressRoute Metro location"
                                            + " has one circuit at two sites of a city, for the same price");
        }
    }

    /** Whether circuits of a peering location end at two sites, such as those of {@code Amsterdam Metro} (S63). */
    private static boolean isMetro(String peeringLocation) {
        return peeringLocation.endsWith(" metro");
    }

    private static void monitoring(Inspection on) {
        if (on.config().monitoring().isEmpty()) {
            on.found(Where.MONITORING, "nobody is told when a circuit or tunnel fails");
        }
    }

    private static void fastPath(Inspection on) {
        for (Circuit circuit : on.circuits()) {
            if (ErGatewayRules.couldHaveFastPath(on) && !circuit.connection().fastPath()) {
                on.found(
                        Where.circuit(circuit.name()).key("fastPath"),
                        "circuit `" + circuit.name() + "` could bypass the gateway");
            }
        }
    }

    private static void md5(Inspection on) {
        for (Circuit.Owned circuit : on.ownedCircuits()) {
            if (circuit.privatePeering().isPresent()
                    && on.config().peeringKeys().of(circuit.name()).isEmpty()) {
                on.found(
                                Where.PEERING_KEYS.key(circuit.name()),
                                "the BGP sessions of circuit `" + circuit.name() + "` are not authenticated")
                        .fix(ConfigCommand.setSecret(Where.PEERING_KEYS.key(circuit.name())));
            }
        }
    }
}
