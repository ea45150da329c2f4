package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Firewall.Collection;
import hybridnetwork.reachability.oracle.Firewall.CollectionGroup;
import hybridnetwork.reachability.oracle.Firewall.Kind;
import hybridnetwork.reachability.oracle.Firewall.Policy;
import hybridnetwork.reachability.oracle.Firewall.Rule;
import hybridnetwork.reachability.oracle.World.Hop;
import hybridnetwork.reachability.oracle.World.Interface;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Route;
import hybridnetwork.reachability.oracle.World.Table;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What worlds with appliances are without one of their features. */
final class ApplianceFeatures {
    private ApplianceFeatures() {}

    static void remove(Feature feature, World world) {
        switch (feature) {
            case FIREWALL_RULES ->
                world.policies.replaceAll(it -> new Policy(
                        it.name(),
                        it.parent(),
                        List.of(new CollectionGroup(
                                "open",
                                100,
                                List.of(new Collection(
                                        "open",
                                        100,
                                        Kind.NETWORK,
                                        true,
                                        List.of(Rule.of("open", "Any", "*", "*", "*"))))))));
            case FIREWALL_DOUBTS -> certain(world);
            case APPLIANCE_OUTAGES -> {
                // Whether they decide, the scenarios tell.
            }
            case FORWARDING_INTERFACES -> world.forwarding.clear();
            case APPLIANCE_BALANCERS -> {
                world.balancers.removeIf(it -> it.name().equals("nva"));
                world.interfaces.replaceAll(it -> it.pools().contains("nva/be")
                        ? new Interface(
                                it.name(), it.subnet(), it.address(), it.group(), it.asgs(), List.of(), it.publicIp())
                        : it);
            }
            case DEAD_HOPS -> {
                Appliances appliances = new Appliances(world);
                withoutRoutes(
                        world,
                        route -> route.hop() == Hop.VirtualAppliance
                                && appliances
                                        .at(Block.address(Objects.requireNonNull(route.address())))
                                        .isEmpty());
            }
            case FORWARDED_TRAFFIC -> world.peerings.replaceAll(it -> it.forwarded(true));
            case APPLIANCE_GROUPS -> {
                Set<String> subnets = world.interfaces.stream()
                        .filter(it -> world.forwarding.contains(it.name()))
                        .map(Interface::subnet)
                        .collect(Collectors.toSet());
                world.networks.replaceAll(it -> changed(it, subnets));
                world.interfaces.replaceAll(it -> world.forwarding.contains(it.name())
                        ? new Interface(
                                it.name(), it.subnet(), it.address(), null, it.asgs(), it.pools(), it.publicIp())
                        : it);
            }
            case APPLIANCE_TABLES ->
                Feature.subnets(
                        world,
                        it -> it.name().equals("edge") || it.name().equals(Firewall.SUBNET) ? it.table(null) : it);
            case MISSING_ROUTES -> {
                if (!world.meant.isEmpty()) {
                    world.tables.clear();
                    world.tables.addAll(world.meant);
                }
            }
            case GATEWAY_STEERING ->
                Feature.subnets(world, it -> it.name().equals(World.GATEWAY_SUBNET) ? it.table(null) : it);
            case CHAINED_APPLIANCES ->
                Feature.subnets(
                        world,
                        it -> it.name().equals("edge")
                                        || it.name().equals("dmz")
                                        || it.name().equals(Firewall.SUBNET)
                                ? it.table(null)
                                : it);
            case OUT_THROUGH_APPLIANCES ->
                withoutRoutes(
                        world,
                        route -> route.hop() == Hop.VirtualAppliance
                                && route.prefix().equals("0.0.0.0/0"));
            case APPLIANCE_PROPAGATION -> world.tables.replaceAll(it -> new Table(it.name(), true, it.routes()));
            case HIDDEN_SOURCES -> world.firewalls.clear();
            default -> throw new IllegalStateException(feature + " is of no appliance");
        }
    }

    private static Network changed(Network network, Set<String> subnets) {
        return new Network(
                network.name(),
                network.space(),
                network.subnets().stream()
                        .map(it -> subnets.contains(network.name() + "/" + it.name()) ? it.group(null) : it)
                        .toList());
    }

    private static void withoutRoutes(World world, Predicate<Route> unwanted) {
        world.tables.replaceAll(it -> new Table(
                it.name(),
                it.propagation(),
                it.routes().stream().filter(unwanted.negate()).toList()));
    }

    /** Firewalls of which everything is known: what only perhaps matches does not. */
    private static void certain(World world) {
        world.firewalls.replaceAll(it -> {
            boolean known =
                    world.policies.stream().anyMatch(policy -> policy.name().equals(it.policy()));
            return new Firewall(it.name(), it.network(), it.address(), known ? it.policy() : null, false);
        });
        world.policies.replaceAll(policy -> new Policy(
                policy.name(),
                policy.parent(),
                policy.groups().stream()
                        .map(group -> new CollectionGroup(
                                group.name(),
                                group.priority(),
                                group.collections().stream()
                                        .filter(it -> it.kind() == Kind.NETWORK)
                                        .map(ApplianceFeatures::certain)
                                        .toList()))
                        .toList()));
    }

    private static Collection certain(Collection collection) {
        return new Collection(
                collection.name(),
                collection.priority(),
                collection.kind(),
                collection.allow(),
                collection.rules().stream()
                        .filter(rule -> rule.destinations().stream()
                                .allMatch(it -> it.startsWith("group:") || !Character.isLetter(it.charAt(0))))
                        .toList());
    }
}
