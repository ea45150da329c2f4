package hybridnetwork.testing;

/** Changes that people propose, each with the golden file of its comment. */
public enum PullRequest {
    ADDS_A_SITE("adds-a-site", 0),
    ADDS_A_DEVICE("adds-a-device", 0),
    ADDS_A_SPOKE("adds-a-spoke", 0),
    ADDS_A_TOLERANCE("adds-a-tolerance", 0),
    ADDS_INSPECTION("adds-inspection", 0),
    ADDS_LINK_LOCAL_PEERS("adds-link-local-peers", 0),
    ADDS_SUBNETS_OF_AZURE("adds-subnets-of-azure", 0),
    TAKES_A_CIRCUIT_FOR_THE_VPN("takes-a-circuit-for-the-vpn", 0),
    LEAVES_EXPRESSROUTE("leaves-expressroute", 1),
    LETS_AGENTS_THROUGH("lets-agents-through", 0),
    SHRINKS_GATEWAY_SUBNET("shrinks-gateway-subnet", 1),
    OPENS_PORT_22("opens-port-22", 0),
    CHANGES_SKU_FAMILY("changes-sku-family", 1),
    ACCEPTS_RISKS("accepts-risks", 0),
    CHANGES_THE_OTHER_END("changes-the-other-end", 0),
    OPENS_THE_INTERNET("opens-the-internet", 3);

    private static final String PLANT = """
                plant:
                  addressPrefixes: [10.11.0.0/16]
                  vpnDevice:
                    address: 40.50.61.70
                    bgp: { asn: 65011, peerAddress: 10.11.255.1 }
            """;

    private static final String ONE_DEVICE = """
                  vpnDevice:
                    address: 40.50.60.70
                    bgp: {asn: 65010, peerAddress: 10.10.255.1}
            """;
    private static final String TWO_DEVICES = """
                  vpnDevices:
                    a: {address: 40.50.60.70, bgp: {asn: 65010, peerAddress: 10.10.255.1}}
                    b: {address: 40.50.60.71, bgp: {asn: 65010, peerAddress: 10.10.255.2}}
            """;

    private static final String LINK_LOCAL_DEVICES = """
                  vpnDevices:
                    a: {address: 40.50.60.70, bgp: {asn: 65010, apipa: [169.254.21.1]}}
                    b: {address: 40.50.60.71, bgp: {asn: 65010, apipa: [169.254.22.1]}}
                    c: {address: 40.50.60.72, bgp: {asn: 65010, apipa: [169.254.21.5]}}
                    d: {address: 40.50.60.73, bgp: {asn: 65010, apipa: [169.254.22.5]}}
            """;

    private static final String VPN = """
              hybrid-network:vpn:
                gateway: {sku: VpnGw1AZ, activeActive: true, asn: 65515}
            """;

    private static final String SECOND_CIRCUIT = """
                  second:
                    provider: Megaport
                    peeringLocation: Dallas
                    bandwidthMbps: 50
                    sites: [hq]
                    privatePeering:
                      peerAsn: 65010
                      vlanId: 200
                      primaryPrefix: 172.16.0.8/30
                      secondaryPrefix: 172.16.0.12/30
            """;

    private static final String EXPRESSROUTE = """
              hybrid-network:expressRoute:
                gateway: {sku: ErGw1AZ}
                circuits:
                  primary:
                    provider: Equinix
                    peeringLocation: Silicon Valley
                    bandwidthMbps: 50
                    tier: Standard
                    family: MeteredData
                    sites: [hq]
                    privatePeering:
                      peerAsn: 65010
                      vlanId: 100
                      primaryPrefix: 172.16.0.0/30
                      secondaryPrefix: 172.16.0.4/30
            """;

    private static final String SUBNETS = "      internal: 10.20.1.0/24\n";
    private static final String SUBNETS_OF_AZURE = """
                  AzureBastionSubnet: 10.20.250.0/26
                  AzureFirewallSubnet: 10.20.251.0/26
                  AzureFirewallManagementSubnet: 10.20.251.64/26
                  RouteServerSubnet: 10.20.251.128/27
            """;

    private static final String SPOKE = """
              hybrid-network:spokes:
                orders:
                  addressSpace: [10.21.0.0/16]
                  natGateway: {}
                  subnets:
                    web: 10.21.1.0/24
                    jobs: {prefix: 10.21.2.0/24, egress: nat, routes: {lab: {to: 10.99.0.0/16, via: none}}}
            """;

    private static final String INSPECTION = """
              hybrid-network:inspection:
                firewall: {subnet: 10.20.254.0/26}
                between: [on-premises/hub]
            """;

    private static final String TRAFFIC = "  hybrid-network:traffic:\n";

    private static final String TO_THE_SPOKE = """
                orders: {action: allow, from: hq, to: orders/web, protocol: Tcp, ports: [443]}
                no-lab: {action: deny, from: orders/jobs, to: 10.99.0.0/16, protocol: "*"}
            """;

    /** Of a site that no circuit reaches. */
    private static final String TOLERATED = """
                plant:
                  action: allow
                  from: plant
                  to: load-balancer
                  protocol: Tcp
                  ports: [443]
                  mayFailIn: [vpn-gateway, "tunnel:plant"]
            """;

    private static final String TAGS = """
                agents: {action: allow, from: data, to: "tag:AzureMonitor", protocol: Tcp, ports: [443]}
                storage: {action: allow, from: data, to: "tag:Storage.CentralUS", protocol: Tcp, ports: [443]}
            """;

    private final String file;
    private final int status;

    PullRequest(String file, int status) {
        this.file = file;
        this.status = status;
    }

    /** Below the folder of the golden files. */
    public String golden() {
        return "review/" + file + ".md";
    }

    /** The exit status of {@code review}. */
    public int status() {
        return status;
    }

    /** Makes the change, in one stack. */
    public void apply(Checkout head) {
        switch (this) {
            case ADDS_A_SITE ->
                head.edit("dev", "  hybrid-network:expressRoute:\n", PLANT + "  hybrid-network:expressRoute:\n")
                        .edit("dev", "sites: [hq]", "sites: [hq, plant]");
            case ADDS_A_SPOKE ->
                head.edit("dev", "  hybrid-network:sites:\n", SPOKE + "  hybrid-network:sites:\n")
                        .edit("dev", TRAFFIC, TRAFFIC + TO_THE_SPOKE);
            case ADDS_A_DEVICE -> head.edit("dev", ONE_DEVICE, TWO_DEVICES);
            case ADDS_A_TOLERANCE ->
                head.edit("dev", "  hybrid-network:expressRoute:\n", PLANT + "  hybrid-network:expressRoute:\n")
                        .edit("dev", TRAFFIC, TRAFFIC + TOLERATED);
            case ADDS_INSPECTION ->
                head.edit("dev", "  hybrid-network:loadBalancer:\n", INSPECTION + "  hybrid-network:loadBalancer:\n")
                        .edit(
                                "dev",
                                "protocol: Tcp, ports: [443]}",
                                "protocol: Tcp, ports: [443], mayFailIn: [\"appliance:hybrid-vpn-er-fw\"]}")
                        .edit("dev", "8000-8080]}", "8000-8080], mayFailIn: [\"appliance:hybrid-vpn-er-fw\"]}");
            case ADDS_LINK_LOCAL_PEERS ->
                head.edit("dev", ONE_DEVICE, LINK_LOCAL_DEVICES)
                        .edit(
                                "dev",
                                "asn: 65515}",
                                "asn: 65515, apipa: {instance-0: [169.254.21.2, 169.254.22.2],"
                                        + " instance-1: [169.254.21.6, 169.254.22.6]}}");
            case ADDS_SUBNETS_OF_AZURE -> head.edit("dev", SUBNETS, SUBNETS + SUBNETS_OF_AZURE);
            case TAKES_A_CIRCUIT_FOR_THE_VPN ->
                head.edit("dev", ONE_DEVICE, "")
                        .edit("dev", VPN, SECOND_CIRCUIT)
                        .edit(
                                "dev",
                                "protocol: Tcp, ports: [443]}",
                                "protocol: Tcp, ports: [443], mayFailIn: [er-gateway]}")
                        .edit("dev", "8000-8080]}", "8000-8080], mayFailIn: [er-gateway]}");
            case LEAVES_EXPRESSROUTE -> head.edit("dev", EXPRESSROUTE, "");
            case LETS_AGENTS_THROUGH ->
                head.edit("staging", "from: network, to: internet", "from: web, to: internet")
                        .edit("staging", TRAFFIC, "  hybrid-network:implicitOutbound: open\n" + TRAFFIC + TAGS);
            case SHRINKS_GATEWAY_SUBNET -> head.edit("dev", "10.20.255.224/27", "10.20.255.224/28");
            case OPENS_PORT_22 ->
                head.edit(
                        "dev", "no-ssh: {action: deny, from: on-premises,", "ssh: {action: allow, from: on-premises,");
            case ACCEPTS_RISKS ->
                // One that stands already, and one that the same change causes.
                head.edit("dev", "  hybrid-network:vpn:\n", """
                                  hybrid-network:acceptedRisks:
                                    shared-key-missing: the carrier sends it with the device
                                    dpd-advised: the radio link drops for a minute now and then
                                  hybrid-network:vpn:
                                """)
                        .edit("dev", "        bgp: {asn: 65010, peerAddress: 10.10.255.1}\n", """
                                        bgp: {asn: 65010, peerAddress: 10.10.255.1}
                                      connection: {dpdTimeoutSeconds: 300}
                                """);
            case CHANGES_THE_OTHER_END ->
                head.edit("prod", "sku: VpnGw2AZ", "sku: VpnGw3AZ")
                        .edit("prod", "pfsGroup: ECP384", "pfsGroup: ECP256")
                        .edit("prod", "40.50.61.70", "40.50.61.71")
                        .edit("prod", "asn: 65011", "asn: 65021")
                        .edit("prod", "routingWeight: 100", "routingWeight: 50")
                        .edit("prod", "vlanId: 301", "vlanId: 311")
                        .edit("prod", "172.16.2.8/30", "172.16.2.16/30");
            case OPENS_THE_INTERNET ->
                head.edit(
                        "dev",
                        "closed: {action: deny, from: internet, to: network,",
                        "open: {action: allow, from: internet, to: internal,");
            case CHANGES_SKU_FAMILY -> head.edit("dev", "sku: ErGw1AZ", "sku: UltraPerformance");
        }
    }
}
