package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Gateway;
import hybridnetwork.reachability.oracle.World.Group;
import hybridnetwork.reachability.oracle.World.Interface;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Site;
import hybridnetwork.reachability.oracle.World.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** What worlds of several networks are without one of their features. */
final class SpokeFeatures {
    private SpokeFeatures() {}

    static void remove(Feature feature, World world) {
        String hub = world.hub().name();
        switch (feature) {
            case PEERINGS -> world.peerings.clear();
            case PEERING_ACCESS -> world.peerings.replaceAll(it -> it.access(null));
            case GATEWAY_TRANSIT -> world.peerings.replaceAll(it -> it.transit(false));
            case ONE_SIDED_PEERINGS ->
                world.peerings.removeIf(it -> world.peerings.stream()
                        .noneMatch(that -> that.network().equals(it.remote())
                                && that.remote().equals(it.network())));
            case GATEWAYS_IN_SPOKES -> gatewaysToTheHub(world);
            case JOINED_NETWORKS -> {
                world.vnetToVnet = false;
                world.circuitConnections.removeIf(
                        it -> !world.gateway(it.gateway()).network().equals(hub));
            }
            case HAIRPINS ->
                world.sites.replaceAll(it -> new Site(
                        it.name(),
                        it.prefixes(),
                        outside(world, it.overExpressRoute()),
                        outside(world, it.overVpn()),
                        it.asn()));
            case SPOKE_GROUPS -> spokes(world, it -> it.group(null));
            case SPOKE_ROUTES -> spokes(world, it -> it.table(null));
            case SPOKE_TAGS -> {
                List<String> ofSpokes = world.networks.stream()
                        .filter(it -> !it.name().equals(hub))
                        .flatMap(it -> it.subnets().stream())
                        .map(Subnet::group)
                        .filter(Objects::nonNull)
                        .toList();
                world.groups.replaceAll(it -> ofSpokes.contains(it.name())
                        ? new Group(
                                it.name(),
                                it.rules().stream()
                                        .filter(rule -> !Feature.namesTag(rule))
                                        .toList())
                        : it);
            }
            case SPOKE_BALANCERS ->
                world.balancers.removeIf(balancer -> balancer.frontends().stream()
                        .anyMatch(it -> it.subnet() != null && !it.subnet().startsWith(hub + "/")));
            case SPOKE_WAYS_OUT -> {
                spokes(world, it -> it.natGateway(false).outbound(null));
                Feature.interfaces(
                        world,
                        it -> it.subnet().startsWith(hub + "/")
                                ? it
                                : new Interface(
                                        it.name(), it.subnet(), it.address(), it.group(), it.asgs(), it.pools(), null));
            }
            case SPOKE_SERVICE_ENDPOINTS -> world.serviceEndpoints.removeIf(it -> !it.startsWith(hub + "/"));
            case SPOKE_GATEWAY_SUBNETS ->
                Feature.subnets(world, it -> it.isAzures() ? Subnet.of(it.name(), it.prefix()) : it);
            case SPOKE_DEFAULT_ROUTES ->
                world.sites.replaceAll(it -> new Site(
                        it.name(),
                        it.prefixes(),
                        Feature.withoutDefault(it.overExpressRoute()),
                        Feature.withoutDefault(it.overVpn()),
                        it.asn()));
            case SPOKE_UNKNOWNS -> {
                World known = Feature.UNKNOWN_KINDS.without(Feature.UNKNOWN_OFFERS.without(world));
                world.localGateways.retainAll(known.localGateways);
                world.tunnels.retainAll(known.tunnels);
                world.circuits.retainAll(known.circuits);
                world.circuitConnections.retainAll(known.circuitConnections);
                world.summarized.clear();
                world.translating.clear();
                world.serviceEndpoints.clear();
            }
            case PRIVATE_ENDPOINTS -> world.privateEndpoints.clear();
            case OVERLAPS -> apart(world, hub);
            default -> ApplianceFeatures.remove(feature, world);
        }
    }

    /** One gateway of a kind is enough. */
    private static void gatewaysToTheHub(World world) {
        Network hub = world.hub();
        List<Gateway> kept = new ArrayList<>();
        for (Gateway gateway : world.gateways) {
            boolean here = gateway.network().equals(hub.name());
            boolean another = world.gateways.stream()
                    .anyMatch(it -> it.vpn() == gateway.vpn() && it.network().equals(hub.name()));
            if (here || (!another && kept.stream().noneMatch(it -> it.vpn() == gateway.vpn()))) {
                kept.add(new Gateway(
                        gateway.name(),
                        hub.name(),
                        gateway.vpn(),
                        gateway.enableBgp(),
                        gateway.asn(),
                        gateway.activeActive()));
            }
        }
        world.gateways.clear();
        world.gateways.addAll(kept);
        List<String> names = kept.stream().map(Gateway::name).toList();
        world.vnetToVnet = false;
        world.circuitConnections.removeIf(it -> !names.contains(it.gateway()));
        world.tunnels.removeIf(it -> !names.contains(it.gateway()));
        world.translating.retainAll(names);
    }

    /** What draws no packet that is for a network. */
    private static List<String> outside(World world, List<String> prefixes) {
        return prefixes.stream()
                .filter(prefix -> world.networks.stream()
                        .noneMatch(it -> it.space().stream()
                                .anyMatch(space ->
                                        Block.of(prefix).has(Block.of(space).first()))))
                .toList();
    }

    private static void spokes(World world, UnaryOperator<Subnet> change) {
        String hub = world.hub().name();
        world.networks.replaceAll(it -> it.name().equals(hub)
                ? it
                : new Network(
                        it.name(), it.space(), it.subnets().stream().map(change).toList()));
    }

    /** Spokes without the space that the hub has as well. */
    private static void apart(World world, String hub) {
        List<String> taken = world.hub().space();
        world.networks.replaceAll(it -> it.name().equals(hub)
                ? it
                : new Network(
                        it.name(),
                        it.space().stream()
                                .map(space -> space.equals(RandomSpokes.AROUND) ? RandomSpokes.BESIDE : space)
                                .filter(space -> !overlaps(taken, space))
                                .toList(),
                        it.subnets().stream()
                                .filter(subnet -> !overlaps(taken, subnet.prefix()))
                                .toList()));
    }

    private static boolean overlaps(List<String> space, String prefix) {
        Block block = Block.of(prefix);
        return space.stream().map(Block::of).anyMatch(it -> it.has(block.first()) || block.has(it.first()));
    }
}
