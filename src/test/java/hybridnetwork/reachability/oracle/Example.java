package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Balancer;
import hybridnetwork.reachability.oracle.World.Circuit;
import hybridnetwork.reachability.oracle.World.CircuitConnection;
import hybridnetwork.reachability.oracle.World.Frontend;
import hybridnetwork.reachability.oracle.World.Gateway;
import hybridnetwork.reachability.oracle.World.Group;
import hybridnetwork.reachability.oracle.World.Interface;
import hybridnetwork.reachability.oracle.World.LocalGateway;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Pool;
import hybridnetwork.reachability.oracle.World.Probe;
import hybridnetwork.reachability.oracle.World.Rule;
import hybridnetwork.reachability.oracle.World.Site;
import hybridnetwork.reachability.oracle.World.Sku;
import hybridnetwork.reachability.oracle.World.Subnet;
import hybridnetwork.reachability.oracle.World.Tunnel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small worlds to start from. */
final class Example {
    static final String HUB = "t-vnet";

    private Example() {}

    /** A network 10.20.0.0/25 with the subnet {@code web}: hosts 10.20.0.4 to 10.20.0.6. No gateway, no site. */
    static World network() {
        World world = new World();
        world.networks.add(new Network(
                HUB,
                List.of("10.20.0.0/25"),
                List.of(Subnet.of(World.GATEWAY_SUBNET, "10.20.0.96/29"), Subnet.of("web", "10.20.0.0/29"))));
        return world;
    }

    /** The same with the site hq 10.10.0.0/30, a VPN gateway and a BGP tunnel. */
    static World vpn() {
        World world = network();
        world.gateways.add(new Gateway("vpngw", HUB, true, true, 65515, true));
        site(world, "hq", "10.10.0.0/30", 65010, List.of("10.10.0.0/30"));
        tunnel(world, "hq", 65010);
        return world;
    }

    /** The same with an ExpressRoute gateway and the circuit {@code primary} to hq. */
    static World hybrid() {
        World world = vpn();
        world.gateways.add(new Gateway("ergw", HUB, false, false, null, false));
        circuit(world, "primary", "ergw", "hq");
        return world;
    }

    static void site(World world, String name, String prefix, int asn, List<String> overVpn) {
        world.sites.add(new Site(name, List.of(prefix), List.of(prefix), overVpn, asn));
    }

    static void tunnel(World world, String site, @Nullable Integer asn) {
        world.localGateways.add(new LocalGateway("lng-" + site, site, List.of(), asn));
        world.tunnels.add(new Tunnel("tunnel-" + site, "vpngw", "lng-" + site, asn != null));
    }

    static void circuit(World world, String name, String gateway, String... sites) {
        world.circuits.add(new Circuit(name, List.of(sites), true, "Enabled"));
        world.circuitConnections.add(new CircuitConnection(name, gateway, 0, false));
    }

    /** A group at a subnet of the hub. */
    static void guard(World world, String subnet, Rule... rules) {
        world.groups.add(new Group("at-" + subnet, List.of(rules)));
        world.change(HUB, subnet(world, subnet).group("at-" + subnet));
    }

    static Subnet subnet(World world, String name) {
        return world.network(HUB).subnets().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static void table(World world, String subnet, boolean propagation, World.Route... routes) {
        world.tables.add(new World.Table("of-" + subnet, propagation, List.of(routes)));
        world.change(HUB, subnet(world, subnet).table("of-" + subnet));
    }

    static Interface nic(String name, String subnet, String address) {
        return new Interface(name, HUB + "/" + subnet, address, null, List.of(), List.of(), null);
    }

    /** The frontend 10.20.0.2 in {@code web}: 443 to 443, with a probe there, and the pool {@code be}. */
    static void balancer(World world, String... members) {
        world.balancers.add(new Balancer(
                "lb",
                Sku.Standard,
                List.of(new Frontend("fe", HUB + "/web", "10.20.0.6")),
                List.of(new Pool("be", List.of(members))),
                List.of(new Probe("p", "Tcp", 443)),
                List.of(new World.Balancing("https", "fe", "be", "Tcp", 443, 443, "p", false, false)),
                List.of()));
    }

    /** A public frontend: 443 to 443 of some members, without a probe. */
    static void publicBalancer(World world, Sku sku, String... members) {
        world.balancers.add(new Balancer(
                "public",
                sku,
                List.of(new Frontend("fe", null, null)),
                List.of(new Pool("be", List.of(members))),
                List.of(),
                List.of(new World.Balancing("https", "fe", "be", "Tcp", 443, 443, null, false, false)),
                List.of()));
    }
}
