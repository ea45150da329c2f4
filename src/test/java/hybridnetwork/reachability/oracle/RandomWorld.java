package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Oracle.Answer;
import hybridnetwork.reachability.oracle.World.Gateway;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Worlds made up at random, in which one feature is likely to decide something. */
final class RandomWorld {
    private static final int TRIES = 30;

    private final Dice dice;
    private final World world = new World();

    private RandomWorld(Random random, Feature feature) {
        this.dice = new Dice(random, feature);
    }

    /** A world that is about something: of {@value #TRIES}, the first in which it decides an answer, else the last. */
    static World of(Random random, Feature feature) {
        World world = new RandomWorld(random, feature).make();
        for (int i = 1; i < TRIES && !bites(world, feature); i++) {
            world = new RandomWorld(random, feature).make();
        }
        return world;
    }

    /** Whether the answers differ where the feature is overlooked; outages may have other names then. */
    static boolean bites(World world, Feature feature) {
        if (feature == Feature.APPLIANCE_OUTAGES) {
            Map<String, Answer> healthy = decided(new Oracle(world).answers(List.of()));
            return decided(world).entrySet().stream()
                    .anyMatch(it -> String.join("", it.getKey()).startsWith("appliance:")
                            && !it.getValue().equals(healthy));
        }
        return !Set.copyOf(decided(world).values())
                .equals(Set.copyOf(decided(feature.without(world)).values()));
    }

    private static Map<List<String>, Map<String, Answer>> decided(World world) {
        Map<List<String>, Map<String, Answer>> all = new LinkedHashMap<>();
        new Oracle(world).answers(false).forEach((failed, answers) -> all.put(failed, decided(answers)));
        return all;
    }

    private static Map<String, Answer> decided(Map<String, Answer> answers) {
        Map<String, Answer> all = new LinkedHashMap<>();
        answers.forEach((name, answer) -> all.put(name, answer.decided()));
        return all;
    }

    private World withAppliances() {
        new RandomAppliances(dice, world, new RandomGroups(dice, world)).make();
        var intents = new RandomApplianceIntents(dice, world);
        int wanted = 3 + dice.below(2);
        for (int i = 0; i < wanted; i++) {
            world.intents.add(intents.intent("flow" + i));
        }
        if (dice.chance(dice.isAbout(Feature.APPLIANCE_OUTAGES) ? 40 : 5)) {
            new RandomIntents(dice, world).tolerate();
        }
        return world;
    }

    private World make() {
        if (dice.feature().isOfAppliances()) {
            return withAppliances();
        }
        var groups = new RandomGroups(dice, world);
        var sites = new RandomSites(dice, world);
        var hosts = new RandomHosts(dice, world, groups);
        var subnets = new RandomSubnets(dice, world, groups);
        var intents = new RandomIntents(dice, world);
        var spokes = new RandomSpokes(dice, world, groups, subnets);
        if (dice.feature().isOfSpokes()) {
            spokes.networks();
        } else {
            networks();
            gateways();
        }
        sites.sites();
        sites.circuits();
        sites.tunnels();
        hosts.balancers();
        hosts.interfaces();
        if (dice.feature().isOfSpokes()) {
            spokes.hosts();
            spokes.dress();
        }
        List<Network> undressed =
                dice.feature().isOfSpokes() ? List.of(world.networks.get(0)) : List.copyOf(world.networks);
        for (Network network : undressed) {
            network.subnets().forEach(subnet -> world.change(network.name(), subnets.dressed(subnet)));
        }
        if (dice.isAbout(Feature.SERVICE_TAGS) && dice.chance(70)) {
            world.implicitOutbound = "open";
        } else if (dice.is(Feature.WAYS_OUT, 30)) {
            world.implicitOutbound = dice.chance(50) ? "open" : "closed";
        }
        unknownKinds();
        var spokeIntents = new RandomSpokeIntents(dice, world, intents);
        int wanted = 3 + dice.below(3);
        for (int i = 0; i < wanted; i++) {
            world.intents.add(
                    dice.feature().isOfSpokes() ? spokeIntents.intent("flow" + i) : intents.intent("flow" + i));
        }
        if (dice.isAbout(Feature.TOLERANCE) || (dice.feature().isOfSpokes() && dice.chance(10))) {
            intents.tolerate();
        }
        return world;
    }

    private void networks() {
        List<Subnet> subnets = new ArrayList<>(List.of(
                Subnet.of(World.GATEWAY_SUBNET, "10.20.0.96/29"),
                Subnet.of("web", "10.20.0.0/29"),
                Subnet.of("app", "10.20.0.8/29")));
        if (dice.chance(25)) {
            subnets.add(Subnet.of("data", "10.20.0.16/28"));
        }
        List<String> space = dice.one(List.of("10.20.0.0/25"), List.of("10.20.0.0/26", "10.20.0.64/26"));
        boolean two = dice.is(Feature.GATEWAYS_IN_TWO_NETWORKS, 10);
        // Beside another network the hub is the one of the stack file's name; alone it may have any.
        world.networks.add(new Network(two || dice.chance(67) ? World.BASE_NAME + "-vnet" : "hub", space, subnets));
        if (two) {
            world.networks.add(new Network(
                    "two",
                    List.of("10.21.0.0/26"),
                    List.of(Subnet.of(World.GATEWAY_SUBNET, "10.21.0.56/29"), Subnet.of("one", "10.21.0.0/29"))));
        }
    }

    private void gateways() {
        String hub = world.networks.get(0).name();
        boolean two = world.networks.size() > 1;
        boolean circuit = dice.chance(dice.isAbout(Feature.SEVERAL_DEVICES) ? 30 : 80)
                || dice.isAbout(Feature.UNLIKE_SITES)
                || dice.isAbout(Feature.ROUTING_WEIGHTS)
                || two;
        boolean vpn = dice.chance(85) || !circuit || dice.isAbout(Feature.TRANSIT) || two;
        // One of the two gateways may be in the other network; and both networks may have one of each.
        String vpnAt = two && dice.chance(70) ? "two" : hub;
        String circuitAt = two && vpnAt.equals(hub) ? "two" : hub;
        if (circuit) {
            world.gateways.add(new Gateway("ergw", circuitAt, false, false, null, false));
        }
        if (vpn) {
            world.gateways.add(vpnGateway("vpngw", vpnAt));
        }
        if (two && dice.chance(30)) {
            world.gateways.add(new Gateway("ergw2", circuitAt.equals(hub) ? "two" : hub, false, false, null, false));
        }
        if (two && dice.chance(20)) {
            world.gateways.add(vpnGateway("vpngw2", vpnAt.equals(hub) ? "two" : hub));
            world.vnetToVnet = dice.chance(30);
        }
    }

    private Gateway vpnGateway(String name, String network) {
        boolean bgp = dice.isAbout(Feature.BGP_SETTINGS) ? dice.chance(60) : dice.chance(95);
        return new Gateway(name, network, true, bgp, dice.chance(70) ? 65515 : null, dice.chance(50));
    }

    /** What the proof does not model, and what it could change. */
    private void unknownKinds() {
        int percent = dice.isAbout(Feature.UNKNOWN_KINDS) ? 40 : dice.isAbout(Feature.SPOKE_UNKNOWNS) ? 15 : 2;
        for (Network network : world.networks) {
            if (dice.chance(percent) && (!dice.feature().isOfSpokes() || isServed(network))) {
                world.summarized.add(network.name());
            }
            network.subnets().stream()
                    .filter(subnet -> !subnet.isAzures() && dice.chance(percent))
                    .forEach(subnet -> world.serviceEndpoints.add(network.name() + "/" + subnet.name()));
        }
        world.gateways.stream()
                .filter(gateway -> gateway.vpn() && dice.chance(percent))
                .forEach(gateway -> world.translating.add(gateway.name()));
    }

    /** Whether gateways surely serve a network: of another nothing is taught. */
    private boolean isServed(Network network) {
        Peerings peerings = new Peerings(world);
        return Doubts.everyWay(
                        Map.of(), doubts -> peerings.providerOf(doubts, network).isPresent())
                .equals(Set.of(true));
    }
}
