package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Intent;
import hybridnetwork.reachability.oracle.World.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Intents at random in worlds of several networks. */
final class RandomSpokeIntents {
    private final Dice dice;
    private final World world;
    private final RandomIntents ofOneNetwork;

    RandomSpokeIntents(Dice dice, World world, RandomIntents ofOneNetwork) {
        this.dice = dice;
        this.world = world;
        this.ofOneNetwork = ofOneNetwork;
    }

    Intent intent(String name) {
        Intent intent = ofOneNetwork.intent(name);
        if (dice.chance(8)) {
            return named(intent);
        }
        String from = source();
        return named(intent.between(from, destination(from)));
    }

    /** With several balancers an end says which. */
    private Intent named(Intent intent) {
        boolean several =
                world.balancers.stream().filter(it -> !Balancers.isPublic(it)).count() > 1;
        return intent.to().equals("load-balancer") && several
                ? intent.between(intent.from(), "load-balancer:lb")
                : intent;
    }

    private boolean outward() {
        return (dice.isAbout(Feature.SPOKE_WAYS_OUT) || dice.isAbout(Feature.SPOKE_SERVICE_ENDPOINTS))
                && dice.chance(70);
    }

    private String source() {
        if (outward()) {
            return dice.chance(25) ? "internet" : spoke();
        }
        boolean gateways = dice.isAbout(Feature.SPOKE_GATEWAY_SUBNETS)
                || dice.isAbout(Feature.SPOKE_UNKNOWNS)
                || dice.isAbout(Feature.SPOKE_DEFAULT_ROUTES);
        if (gateways && dice.chance(60)) {
            return dice.one(
                    spoke(), spoke(), "on-premises", dice.one(world.sites).name());
        }
        if (dice.isAbout(Feature.OVERLAPS) && dice.chance(50)) {
            return dice.one("web", "app", "on-premises", "on-premises");
        }
        if (dice.isAbout(Feature.HAIRPINS) && dice.chance(70)) {
            return dice.chance(80) ? spoke() : "web";
        }
        return switch (dice.below(10)) {
            case 0, 1 -> dice.one(world.sites).name();
            case 2 -> "on-premises";
            case 3, 4, 5 -> spoke();
            case 6 -> dice.one("web", "app", "network");
            case 7 -> dice.one("internet", "10.20.0.0/14", "10.21.0.4/31", "20.30.0.0/28");
            default -> "web";
        };
    }

    private String destination(String from) {
        boolean slb = world.balancers.stream().anyMatch(it -> it.name().equals("slb"));
        if (slb && dice.chance(dice.isAbout(Feature.SPOKE_BALANCERS) ? 70 : 15)) {
            return "load-balancer:slb";
        }
        if (outward() && !from.equals("internet")) {
            return dice.chance(90) ? "internet" : "tag:" + dice.one(RandomGroups.SERVICE_TAGS);
        }
        if (from.equals("internet")) {
            return dice.one(spoke(), spoke(), "web", "10.21.0.4/32");
        }
        if (dice.isAbout(Feature.OVERLAPS) && dice.chance(50)) {
            return from.equals("on-premises") ? dice.one("web", "network") : "on-premises";
        }
        boolean fromSite = world.sites.stream().anyMatch(it -> it.name().equals(from)) || from.equals("on-premises");
        if (fromSite || (dice.isAbout(Feature.HAIRPINS) && dice.chance(70))) {
            return dice.chance(80) ? spoke() : dice.one("web", "network", "10.20.0.0/14", "10.21.0.0/29");
        }
        return switch (dice.below(10)) {
            case 0, 1 -> dice.one(world.sites).name();
            case 2 -> "on-premises";
            case 3, 4, 5, 6 -> spoke();
            // Nothing between public addresses alone: which of them a public frontend has is not known.
            case 7 -> {
                String end = dice.one("internet", "10.20.0.0/14", "10.21.0.0/26");
                yield from.startsWith("20.") && end.equals("internet") ? "10.20.0.0/14" : end;
            }
            default -> dice.one("web", "app", "network");
        };
    }

    /** A spoke, a subnet of one, or all of them; in whatever case. */
    private String spoke() {
        List<Network> spokes = world.networks.subList(1, world.networks.size());
        Network spoke = dice.one(spokes);
        List<String> names = new ArrayList<>(List.of("spokes", spoke.name(), spoke.name()));
        spoke.subnets().stream()
                .filter(it -> !it.isAzures() && !it.name().equals("over"))
                .forEach(it -> names.add(spoke.name() + "/" + it.name()));
        String end = dice.one(names);
        return dice.chance(5) && !end.equals("spokes") ? end.toUpperCase(Locale.ROOT) : end;
    }
}
