package hybridnetwork.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The largest network that is promised to be drawn, as the file of a stack: 100 sites, 200 spokes, 113 scenarios. */
final class LargestStack {
    private static final int SITES = 100;
    private static final int SPOKES = 200;

    private LargestStack() {}

    static String text() {
        return """
                config:
                  azure-native:location: centralus
                  hybrid-network:baseName: largest
                  hybrid-network:tags: {environment: largest, owner: network-team}
                  hybrid-network:network:
                    addressSpace: [10.60.0.0/16]
                    gatewaySubnet: 10.60.255.192/26
                    subnets: {shared: 10.60.1.0/24}
                  hybrid-network:spokes:
                %s
                  hybrid-network:sites:
                %s
                  hybrid-network:expressRoute:
                    gateway: {sku: ErGw3AZ}
                    circuits:
                %s
                %s
                  hybrid-network:vpn:
                    gateway: {sku: VpnGw5AZ, activeActive: true, asn: 65515}
                  hybrid-network:traffic:
                    web: {action: allow, from: on-premises, to: s000/a, protocol: Tcp, ports: [443]}
                    identity: {action: allow, from: spokes, to: shared, protocol: Tcp, ports: [389, 636]}
                    deep: {action: allow, from: s150/b, to: site029, protocol: Tcp, ports: [1433]}
                    last: {action: allow, from: site099, to: s199/a, protocol: Tcp, ports: [8443]}
                    no-ssh: {action: deny, from: on-premises, to: spokes, protocol: Tcp, ports: [22]}
                    closed: {action: deny, from: internet, to: network, protocol: "*"}
                """.formatted(spokes(), sites(), circuit("chicago", "Chicago", 4), circuit("dallas", "Dallas", 5));
    }

    private static String spokes() {
        return IntStream.range(0, SPOKES)
                .mapToObj(i ->
                        "    s%03d: {addressSpace: [10.70.%d.0/24], subnets: {a: 10.70.%d.0/26, b: 10.70.%d.64/26}}"
                                .formatted(i, i, i, i))
                .collect(Collectors.joining("\n"));
    }

    private static String site(int i) {
        return "site%03d".formatted(i);
    }

    private static String sites() {
        return IntStream.range(0, SITES)
                .mapToObj(i -> ("    %s: {addressPrefixes: [172.20.%d.0/24], connection: {ipsecPolicy: default},"
                                + " vpnDevice: {address: 40.50.60.%d, bgp: {asn: %d, peerAddress: 172.20.%d.1}}}")
                        .formatted(site(i), i, i + 1, 65100 + i, i))
                .collect(Collectors.joining("\n"));
    }

    private static String circuit(String name, String place, int subnet) {
        String sites = IntStream.range(0, SITES).mapToObj(LargestStack::site).collect(Collectors.joining(", "));
        return ("      %s: {provider: Equinix, peeringLocation: %s, bandwidthMbps: 500, tier: Standard, family: MeteredData,"
                        + " sites: [%s], privatePeering: {peerAsn: 65010, vlanId: 500, primaryPrefix: 172.16.%d.0/30,"
                        + " secondaryPrefix: 172.16.%d.4/30}}")
                .formatted(name, place, sites, subnet, subnet);
    }
}
