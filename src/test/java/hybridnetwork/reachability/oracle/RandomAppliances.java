package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Balancer;
import hybridnetwork.reachability.oracle.World.Balancing;
import hybridnetwork.reachability.oracle.World.Circuit;
import hybridnetwork.reachability.oracle.World.CircuitConnection;
import hybridnetwork.reachability.oracle.World.Frontend;
import hybridnetwork.reachability.oracle.World.Gateway;
import hybridnetwork.reachability.oracle.World.Interface;
import hybridnetwork.reachability.oracle.World.LocalGateway;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Peering;
import hybridnetwork.reachability.oracle.World.Pool;
import hybridnetwork.reachability.oracle.World.Probe;
import hybridnetwork.reachability.oracle.World.Site;
import hybridnetwork.reachability.oracle.World.Sku;
import hybridnetwork.reachability.oracle.World.Subnet;
import hybridnetwork.reachability.oracle.World.Tunnel;
import java.util.ArrayList;
import java.util.List;

/** A hub with an appliance, two spokes and sites at random; perhaps with another appliance in the hub or in a spoke. */
final class RandomAppliances {
    static final String HUB = World.BASE_NAME + "-vnet";
    static final String FIREWALL = "10.20.0.68";
    static final String EDGE = "10.20.0.76";
    static final String BESIDE = "10.20.0.77";
    static final String BALANCED = "10.20.0.78";
    static final String INNER = "10.21.0.20";

    private final Dice dice;
    private final World world;
    private final RandomGroups groups;

    /** The next hops that lead to an appliance. */
    private final List<String> hops = new ArrayList<>();

    RandomAppliances(Dice dice, World world, RandomGroups groups) {
        this.dice = dice;
        this.world = world;
        this.groups = groups;
    }

    void make() {
        boolean inner = dice.chance(dice.isAbout(Feature.CHAINED_APPLIANCES) ? 70 : 15);
        networks(inner);
        gateways();
        sites();
        peerings();
        appliances();
        if (inner) {
            forwarder("inner", "east/dmz", INNER, List.of());
            // It may be the one that all the routes lead to, where they can.
            hops.add(dice.chance(dice.isAbout(Feature.CHAINED_APPLIANCES) ? 10 : 50) ? 0 : hops.size(), INNER);
        }
        var routes = new RandomApplianceRoutes(dice, world, hops);
        routes.meant();
        routes.astray();
        besides();
    }

    private void networks(boolean inner) {
        world.networks.add(new Network(
                HUB,
                dice.one(List.of("10.20.0.0/25"), List.of("10.20.0.0/26", "10.20.0.64/26")),
                List.of(
                        Subnet.of(World.GATEWAY_SUBNET, "10.20.0.96/29"),
                        Subnet.of(Firewall.SUBNET, "10.20.0.64/29"),
                        Subnet.of("edge", "10.20.0.72/29"),
                        Subnet.of("web", "10.20.0.0/29"))));
        boolean isPublic = !inner && dice.chance(dice.isAbout(Feature.HIDDEN_SOURCES) ? 100 : 5);
        List<Subnet> east = new ArrayList<>(List.of(Subnet.of("one", isPublic ? "20.30.0.0/29" : "10.21.0.0/29")));
        if (inner) {
            east.add(Subnet.of("dmz", "10.21.0.16/29"));
        }
        world.networks.add(new Network("east", List.of(isPublic ? "20.30.0.0/26" : "10.21.0.0/26"), east));
        world.networks.add(new Network("west", List.of("10.22.0.0/26"), List.of(Subnet.of("far", "10.22.0.0/29"))));
    }

    private void gateways() {
        boolean vpn = dice.chance(65);
        if (!vpn || dice.chance(65)) {
            world.gateways.add(new Gateway("ergw", HUB, false, false, null, false));
        }
        if (vpn) {
            world.gateways.add(new Gateway("vpngw", HUB, true, true, 65515, dice.chance(50)));
        }
    }

    private void sites() {
        List<String> names = dice.chance(35) ? List.of("hq", "branch") : List.of("hq");
        for (int i = 0; i < names.size(); i++) {
            List<String> own = RandomSites.PLACES.get(i);
            world.sites.add(new Site(names.get(i), own, offered(own), offered(own), 65010 + i));
        }
        if (world.gateways.stream().anyMatch(it -> !it.vpn())) {
            world.circuits.add(new Circuit("primary", names, true, "Enabled"));
            world.circuitConnections.add(new CircuitConnection(
                    "primary", "ergw", 0, dice.chance(dice.isAbout(Feature.GATEWAY_STEERING) ? 10 : 2)));
        }
        if (world.gateways.stream().anyMatch(Gateway::vpn)) {
            for (Site site : world.sites) {
                boolean bgp = dice.chance(85);
                world.localGateways.add(new LocalGateway(
                        "lng-" + site.name(), site.name(), bgp ? List.of() : site.prefixes(), bgp ? site.asn() : null));
                world.tunnels.add(new Tunnel("tunnel-" + site.name(), "vpngw", "lng-" + site.name(), bgp));
            }
        }
    }

    private List<String> offered(List<String> own) {
        if (!dice.chance(12)) {
            return own;
        }
        return dice.one(List.of("0.0.0.0/0"), List.of("10.8.0.0/13"), List.of());
    }

    private void peerings() {
        for (String spoke : List.of("east", "west")) {
            world.peerings.add(side(HUB, spoke).transit(true));
            world.peerings.add(side(spoke, HUB).remoteGateways(!dice.chance(8)));
        }
        if (dice.chance(12)) {
            world.peerings.add(side("east", "west"));
            world.peerings.add(side("west", "east"));
        }
    }

    private Peering side(String network, String remote) {
        boolean closed = dice.chance(dice.isAbout(Feature.FORWARDED_TRAFFIC) ? 35 : 3);
        Peering side = Peering.of(network, remote)
                .forwarded(closed ? (dice.below(2) == 0 ? Boolean.FALSE : null) : Boolean.TRUE);
        return dice.chance(8) ? side.access(false) : side;
    }

    private void appliances() {
        boolean rules = dice.isAbout(Feature.FIREWALL_RULES)
                || dice.isAbout(Feature.FIREWALL_DOUBTS)
                || dice.isAbout(Feature.HIDDEN_SOURCES);
        int kind = rules ? 0 : dice.below(4);
        if (dice.isAbout(Feature.FORWARDING_INTERFACES) || (dice.isAbout(Feature.APPLIANCE_GROUPS) && kind < 2)) {
            kind = 2;
        } else if (dice.isAbout(Feature.APPLIANCE_BALANCERS)) {
            kind = 3;
        }
        boolean both = dice.chance(dice.isAbout(Feature.CHAINED_APPLIANCES) ? 60 : 10);
        if (kind < 2 || both) {
            new RandomPolicies(dice, world).firewall();
            hops.add(FIREWALL);
        }
        if (kind == 2 || (both && kind < 2)) {
            forwarder("edge", HUB + "/edge", EDGE, List.of());
            hops.add(EDGE);
        } else if (kind == 3) {
            balanced();
            hops.add(BALANCED);
        }
    }

    private void forwarder(String name, String subnet, String address, List<String> pools) {
        boolean guarded = dice.chance(dice.isAbout(Feature.APPLIANCE_GROUPS) ? 50 : 8);
        world.interfaces.add(new Interface(
                name,
                subnet,
                address,
                guarded ? groups.group("g-nic-" + name) : null,
                List.of(),
                pools,
                dice.chance(25) ? Sku.Standard : null));
        world.forwarding.add(name);
    }

    /** Two interfaces behind an internal balancer with HA ports. */
    private void balanced() {
        world.balancers.add(new Balancer(
                "nva",
                Sku.Standard,
                List.of(new Frontend("fe", HUB + "/edge", BALANCED)),
                List.of(new Pool("be", List.of())),
                List.of(new Probe("p", "Tcp", dice.one(22, 443))),
                List.of(new Balancing("ha", "fe", "be", "All", 0, 0, dice.chance(70) ? "p" : null, false, false)),
                List.of()));
        forwarder("edge", HUB + "/edge", EDGE, List.of("nva/be"));
        forwarder("beside", HUB + "/edge", BESIDE, dice.chance(90) ? List.of("nva/be") : List.of());
    }

    /** A balancer in a spoke, to which packets come through an appliance. */
    private void behind() {
        world.balancers.add(new Balancer(
                "slb",
                Sku.Standard,
                List.of(new Frontend("fe", "east/one", "10.21.0.6")),
                List.of(new Pool("be", dice.chance(60) ? List.of("10.21.0.4", "10.21.0.5") : List.of())),
                List.of(new Probe("p", "Tcp", 443)),
                List.of(new Balancing("web", "fe", "be", "Tcp", 443, dice.one(443, 8443), "p", false, false)),
                List.of()));
    }

    /** What else stands at the subnets. */
    private void besides() {
        for (Network network : List.copyOf(world.networks)) {
            for (Subnet subnet : network.subnets()) {
                boolean forwards = subnet.name().equals("edge") || subnet.name().equals("dmz");
                int guarded = forwards && dice.isAbout(Feature.APPLIANCE_GROUPS) ? 60 : 10;
                Subnet dressed = subnet;
                if (!subnet.isAzures() && dice.chance(guarded)) {
                    dressed = dressed.group(groups.group("g-" + subnet.name()));
                }
                dressed = dressed.natGateway(forwards && dice.chance(55));
                if (!subnet.isAzures() && dice.chance(15)) {
                    dressed = dressed.outbound(false);
                }
                world.change(network.name(), dressed);
            }
        }
        if (world.network("east").space().get(0).startsWith("10.") && dice.chance(12)) {
            behind();
        }
        if (dice.chance(60)) {
            world.implicitOutbound = dice.one("open", "open", "closed");
        }
        if (dice.chance(dice.isAbout(Feature.OUT_THROUGH_APPLIANCES) ? 15 : 4)) {
            world.serviceEndpoints.add("west/far");
        }
    }
}
