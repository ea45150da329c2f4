package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Balancer;
import hybridnetwork.reachability.oracle.World.Balancing;
import hybridnetwork.reachability.oracle.World.Frontend;
import hybridnetwork.reachability.oracle.World.Gateway;
import hybridnetwork.reachability.oracle.World.Interface;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Peering;
import hybridnetwork.reachability.oracle.World.Pool;
import hybridnetwork.reachability.oracle.World.PrivateEndpoint;
import hybridnetwork.reachability.oracle.World.Probe;
import hybridnetwork.reachability.oracle.World.Sku;
import hybridnetwork.reachability.oracle.World.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A hub and one or two spokes at random: their peerings and gateways, and what stands in the spokes. */
final class RandomSpokes {
    /** The space of a spoke that has the hub's within it, and what of it is not the hub's. */
    static final String AROUND = "10.20.0.0/24";

    static final String BESIDE = "10.20.0.128/25";

    /** What the hub of the stack file is called. */
    private static final String NAMED = World.BASE_NAME + "-vnet";

    private final Dice dice;
    private final World world;
    private final RandomGroups groups;
    private final RandomSubnets subnets;

    RandomSpokes(Dice dice, World world, RandomGroups groups, RandomSubnets subnets) {
        this.dice = dice;
        this.world = world;
        this.groups = groups;
        this.subnets = subnets;
    }

    void networks() {
        boolean inEast = dice.is(Feature.GATEWAYS_IN_SPOKES, 10)
                || dice.isAbout(Feature.JOINED_NETWORKS)
                || (dice.isAbout(Feature.OVERLAPS) && dice.chance(85));
        boolean inWest = dice.chance(dice.isAbout(Feature.GATEWAYS_IN_SPOKES) ? 30 : 4);
        String hub = dice.chance(65) ? NAMED : dice.one("hub", "aside", "zone");
        world.networks.add(new Network(
                hub,
                dice.one(List.of("10.20.0.0/25"), List.of("10.20.0.0/26", "10.20.0.64/26")),
                List.of(
                        Subnet.of(World.GATEWAY_SUBNET, "10.20.0.96/29"),
                        Subnet.of("web", "10.20.0.0/29"),
                        Subnet.of("app", "10.20.0.8/29"))));
        world.networks.add(east(inEast || dice.chance(15)));
        boolean three = dice.chance(dice.isAbout(Feature.HAIRPINS) ? 90 : 45);
        if (three) {
            List<Subnet> west = new ArrayList<>(List.of(Subnet.of("far", "10.22.0.0/29")));
            if (inWest) {
                west.add(Subnet.of(World.GATEWAY_SUBNET, "10.22.0.56/29"));
            }
            world.networks.add(new Network("west", List.of("10.22.0.0/26"), west));
        }
        boolean besides = !inEast || dice.chance(65) || dice.isAbout(Feature.JOINED_NETWORKS);
        if (besides) {
            gateways(hub, "", dice.isAbout(Feature.JOINED_NETWORKS));
        }
        if (inEast) {
            gateways("east", "2", dice.isAbout(Feature.JOINED_NETWORKS) && dice.chance(80));
        }
        if (three && inWest) {
            gateways("west", "3", false);
        }
        if (!isHub(hub)) {
            world.networks.replaceAll(it -> it.name().equals(hub) ? new Network(NAMED, it.space(), it.subnets()) : it);
            world.gateways.replaceAll(it -> it.network().equals(hub)
                    ? new Gateway(it.name(), NAMED, it.vpn(), it.enableBgp(), it.asn(), it.activeActive())
                    : it);
        }
        peerings(world.networks.get(0).name(), three);
    }

    /** Whether section 2, paragraph 2, makes the hub of a network, and not only by how this model reads it. */
    private boolean isHub(String name) {
        boolean circuits = world.gateways.stream().anyMatch(it -> !it.vpn());
        boolean several =
                world.gateways.stream().map(Gateway::network).distinct().count() > 1;
        return name.equals(NAMED)
                || (!world.gateways.isEmpty() && world.hub().name().equals(name) && (circuits || !several));
    }

    private void peerings(String hub, boolean three) {
        world.vnetToVnet = world.gateways.stream().filter(Gateway::vpn).count() > 1
                && dice.chance(dice.isAbout(Feature.JOINED_NETWORKS) ? 40 : 10);
        boolean overlapping = world.networks.get(1).space().stream().anyMatch(it -> it.startsWith("10.20."));
        boolean joined = dice.isAbout(Feature.JOINED_NETWORKS);
        if (!overlapping && dice.chance(joined ? 15 : 88)) {
            peering(hub, "east");
        }
        if (three && dice.chance(joined ? 50 : 80)) {
            peering(hub, "west");
        }
        boolean toHub = world.peerings.stream().anyMatch(it -> it.network().equals("west"));
        if (three && (!overlapping || !toHub) && dice.chance(joined ? 50 : 20)) {
            peering("east", "west");
        }
        transit();
        oneSided();
        world.networks.forEach(this::oneProvider);
    }

    /** Azure refuses a network the gateways of two others; of what is refused nothing is asked. */
    private void oneProvider(Network network) {
        List<String> providers = world.peerings.stream()
                .filter(it -> it.network().equals(network.name()) && Boolean.TRUE.equals(it.remoteGateways()))
                .map(Peering::remote)
                .collect(Collectors.toCollection(ArrayList::new));
        for (Peering side : List.copyOf(world.peerings)) {
            boolean unseen = world.peerings.stream()
                    .noneMatch(it ->
                            it.network().equals(side.remote()) && it.remote().equals(side.network()));
            if (side.remote().equals(network.name()) && unseen && Boolean.TRUE.equals(side.transit())) {
                if (!providers.isEmpty()) {
                    world.peerings.replaceAll(it -> it.equals(side) ? it.transit(false) : it);
                }
                providers.add(side.network());
            }
        }
    }

    private Network east(boolean gatewaySubnet) {
        List<String> space = List.of("10.21.0.0/26");
        List<Subnet> all = new ArrayList<>();
        if (dice.isAbout(Feature.OVERLAPS)) {
            space = dice.one(
                    List.of(AROUND),
                    List.of("10.21.0.0/26", "10.20.0.0/28"),
                    List.of("10.21.0.0/26", "10.20.0.4/31"),
                    List.of("10.21.0.0/26", "10.20.0.0/29"),
                    List.of("10.21.0.0/26", "10.20.0.0/25"));
            if (!space.contains("10.20.0.4/31")) {
                all.add(Subnet.of("over", "10.20.0.0/29"));
            }
        } else if (dice.chance(12)) {
            space = List.of("20.30.0.0/26");
        }
        String base = space.get(0).equals(AROUND) ? "10.20.0." : space.get(0).substring(0, 8);
        int first = space.get(0).equals(AROUND) ? 128 : 0;
        all.add(Subnet.of("one", base + first + "/29"));
        if (dice.chance(30)) {
            all.add(Subnet.of("api", base + (first + 8) + "/29"));
        }
        if (gatewaySubnet) {
            all.add(Subnet.of(World.GATEWAY_SUBNET, base + (first + 56) + "/29"));
        }
        return new Network("east", space, all);
    }

    private void gateways(String network, String suffix, boolean circuit) {
        boolean vpn = dice.chance(70);
        if (circuit || !vpn || dice.chance(65)) {
            world.gateways.add(new Gateway("ergw" + suffix, network, false, false, null, false));
        }
        if (vpn) {
            world.gateways.add(new Gateway(
                    "vpngw" + suffix, network, true, dice.chance(95), dice.chance(70) ? 65515 : null, dice.chance(50)));
        }
    }

    /** Both sides; what is not said is Azure's default. */
    private void peering(String one, String other) {
        world.peerings.add(side(one, other));
        world.peerings.add(side(other, one));
    }

    private Peering side(String network, String remote) {
        boolean closed =
                dice.chance(dice.isAbout(Feature.PEERING_ACCESS) || dice.isAbout(Feature.SPOKE_TAGS) ? 45 : 10);
        return new Peering(
                network,
                remote,
                closed ? Boolean.FALSE : perhaps(true),
                dice.chance(40) ? Boolean.TRUE : perhaps(false),
                dice.chance(hasGateway(network) ? 80 : 25) ? Boolean.TRUE : perhaps(false),
                perhaps(false),
                false);
    }

    private @Nullable Boolean perhaps(boolean usual) {
        return dice.chance(50) ? Boolean.valueOf(usual) : null;
    }

    private boolean hasGateway(String network) {
        return world.gateways.stream().anyMatch(it -> it.network().equals(network));
    }

    /** A network without gateways uses those of one other at most, which has some: Azure sees to both. */
    private void transit() {
        for (Network network : world.networks) {
            List<Peering> sides = world.peerings.stream()
                    .filter(it -> it.network().equals(network.name()) && !hasGateway(network.name()))
                    .filter(it -> hasGateway(it.remote()))
                    .toList();
            if (!sides.isEmpty() && dice.chance(dice.isAbout(Feature.PEERINGS) ? 50 : 75)) {
                Peering chosen = dice.one(sides);
                world.peerings.replaceAll(it -> it.equals(chosen) ? it.remoteGateways(true) : it);
            }
        }
    }

    private void oneSided() {
        boolean about = dice.isAbout(Feature.ONE_SIDED_PEERINGS);
        for (Peering side : List.copyOf(world.peerings)) {
            Optional<Peering> other = world.peerings.stream()
                    .filter(it ->
                            it.network().equals(side.remote()) && it.remote().equals(side.network()))
                    .findFirst();
            if (other.isPresent() && dice.chance(about ? 40 : 4)) {
                world.peerings.remove(side);
                boolean connected = dice.chance(50);
                world.peerings.replaceAll(it -> it.equals(other.get()) ? it.connected(connected) : it);
            }
        }
    }

    /** Where the subnet of a spoke begins, but for the last number. */
    private static String base(Subnet subnet) {
        return subnet.prefix().substring(0, subnet.prefix().lastIndexOf('.') + 1);
    }

    private static String address(Subnet subnet, int host) {
        Block block = Block.of(subnet.prefix());
        return base(subnet) + ((block.first() & 255) + host);
    }

    void hosts() {
        Network east = world.networks.get(1);
        Subnet one = east.subnets().stream()
                .filter(it -> it.name().equals("one"))
                .findFirst()
                .orElseThrow();
        boolean balanced = dice.is(Feature.SPOKE_BALANCERS, 12);
        if (balanced) {
            balancer(one);
        }
        for (int host : List.of(4, 5)) {
            if (dice.chance(dice.isAbout(Feature.SPOKE_WAYS_OUT) || balanced ? 55 : 20)) {
                String address = address(one, host);
                List<String> pools = new ArrayList<>();
                if (balanced && dice.chance(60)) {
                    Pool pool = world.balancers
                            .get(world.balancers.size() - 1)
                            .pools()
                            .get(0);
                    if (pool.addresses().isEmpty()) {
                        pools.add("slb/be");
                    }
                }
                world.interfaces.add(new Interface(
                        "nic-east-" + host,
                        "east/one",
                        address,
                        dice.chance(25) ? groups.group("g-east-" + host) : null,
                        dice.chance(20) ? List.of("east-app") : List.of(),
                        pools,
                        dice.is(Feature.SPOKE_WAYS_OUT, 15) ? dice.one(Sku.Standard, Sku.Basic, Sku.Unsaid) : null));
            }
        }
        endpoints(one);
    }

    private void balancer(Subnet one) {
        List<String> members = dice.chance(40) ? List.of(address(one, dice.one(4, 5))) : List.of();
        List<Balancing> rules = dice.chance(20)
                ? List.of(new Balancing("ha", "fe", "be", "All", 0, 0, dice.chance(50) ? "p" : null, false, false))
                : List.of(new Balancing(
                        "https",
                        "fe",
                        "be",
                        "Tcp",
                        443,
                        dice.one(443, 8443),
                        dice.chance(60) ? "p" : null,
                        false,
                        false));
        world.balancers.add(new Balancer(
                "slb",
                dice.one(Sku.Standard, Sku.Standard, Sku.Basic),
                List.of(new Frontend("fe", "east/one", address(one, 6))),
                List.of(new Pool("be", members)),
                List.of(new Probe("p", "Tcp", dice.one(443, 8443))),
                rules,
                List.of()));
    }

    private void endpoints(Subnet one) {
        if (!dice.isAbout(Feature.PRIVATE_ENDPOINTS)) {
            return;
        }
        List<String> policies =
                List.of("Disabled", "Enabled", "NetworkSecurityGroupEnabled", "RouteTableEnabled", "Disabled");
        endpoint("pe-east", "east/one", address(one, 5), policies);
        if (dice.chance(50)) {
            endpoint("pe-hub", world.networks.get(0).name() + "/app", "10.20.0.13", policies);
        }
    }

    private void endpoint(String name, String subnet, String address, List<String> policies) {
        boolean taken = world.interfaces.stream().anyMatch(it -> it.address().equals(address));
        world.privateEndpoints.add(new PrivateEndpoint(name, subnet, taken || dice.chance(30) ? null : address));
        if (dice.chance(75)) {
            world.endpointPolicies.put(subnet, dice.one(policies));
        }
    }

    /** What stands at the subnets of the spokes. */
    void dress() {
        for (Network network : List.copyOf(world.networks.subList(1, world.networks.size()))) {
            for (Subnet subnet : network.subnets()) {
                world.change(network.name(), subnet.isAzures() ? subnets.dressed(subnet) : dressed(network, subnet));
            }
        }
    }

    private Subnet dressed(Network network, Subnet subnet) {
        Subnet dressed = subnet;
        boolean guarded = dice.isAbout(Feature.SPOKE_GROUPS)
                || dice.isAbout(Feature.SPOKE_TAGS)
                || dice.isAbout(Feature.PEERING_ACCESS)
                || dice.isAbout(Feature.PRIVATE_ENDPOINTS);
        if (dice.chance(guarded ? 85 : 35)) {
            dressed = dressed.group(groups.group("g-" + subnet.name()));
        }
        boolean routed = dice.isAbout(Feature.SPOKE_ROUTES) || dice.isAbout(Feature.PRIVATE_ENDPOINTS);
        if (dice.chance(routed ? 75 : 20)) {
            dressed = dressed.table(subnets.table("t-" + subnet.name()));
        }
        boolean out = dice.isAbout(Feature.SPOKE_WAYS_OUT);
        dressed = dressed.natGateway(dice.chance(out ? 30 : 10));
        if (dice.chance(out ? 80 : 15)) {
            dressed = dressed.outbound(dice.chance(35) ? Boolean.FALSE : dice.chance(50) ? Boolean.TRUE : null);
        }
        if (dice.chance(dice.isAbout(Feature.SPOKE_SERVICE_ENDPOINTS) ? 70 : 2)) {
            world.serviceEndpoints.add(network.name() + "/" + subnet.name());
        }
        return dressed;
    }
}
