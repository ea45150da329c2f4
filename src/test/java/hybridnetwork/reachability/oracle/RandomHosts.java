package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Balancer;
import hybridnetwork.reachability.oracle.World.Balancing;
import hybridnetwork.reachability.oracle.World.Frontend;
import hybridnetwork.reachability.oracle.World.Interface;
import hybridnetwork.reachability.oracle.World.Pool;
import hybridnetwork.reachability.oracle.World.Probe;
import hybridnetwork.reachability.oracle.World.Sku;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Balancers and interfaces at random. */
final class RandomHosts {
    private final Dice dice;
    private final World world;
    private final RandomGroups groups;

    RandomHosts(Dice dice, World world, RandomGroups groups) {
        this.dice = dice;
        this.world = world;
        this.groups = groups;
    }

    static boolean aboutBalancers(Dice dice) {
        return dice.isAbout(Feature.MEMBERS_BY_INTERFACE)
                || dice.isAbout(Feature.MEMBERS_BY_ADDRESS)
                || dice.isAbout(Feature.PROBES);
    }

    void balancers() {
        String hub = world.networks.get(0).name();
        if (aboutBalancers(dice) || dice.chance(45)) {
            List<Frontend> frontends = new ArrayList<>(List.of(new Frontend("fe", hub + "/web", "10.20.0.6")));
            if (dice.chance(20)) {
                frontends.add(new Frontend("fe2", hub + "/app", "10.20.0.14"));
            }
            List<String> addresses =
                    dice.isAbout(Feature.MEMBERS_BY_ADDRESS) || dice.isAbout(Feature.PROBES) || dice.chance(25)
                            ? dice.one(List.of("10.20.0.12"), List.of("10.20.0.4", "10.20.0.13"), List.of("10.20.0.5"))
                            : List.of();
            boolean joins = dice.isAbout(Feature.MEMBERS_BY_INTERFACE) || dice.isAbout(Feature.MEMBERS_BY_ADDRESS);
            List<Balancing> rules = new ArrayList<>();
            for (Frontend frontend : frontends) {
                rules.addAll(rules(frontend.name(), joins));
            }
            world.balancers.add(new Balancer(
                    "lb",
                    dice.one(Sku.Standard, Sku.Standard, Sku.Basic, Sku.Unsaid),
                    frontends,
                    List.of(new Pool("be", dice.isAbout(Feature.MEMBERS_BY_INTERFACE) ? List.of() : addresses)),
                    List.of(new Probe("p", dice.one("Tcp", "Http"), dice.one(443, 8443, 80))),
                    rules,
                    List.of()));
        }
        if (dice.chance(20)) {
            boolean snat = dice.chance(50);
            world.balancers.add(new Balancer(
                    "public",
                    dice.one(Sku.Standard, Sku.Standard, Sku.Basic),
                    List.of(new Frontend("fe", null, null)),
                    List.of(new Pool("be", List.of())),
                    List.of(new Probe("p", "Tcp", 443)),
                    List.of(new Balancing(
                            "https",
                            "fe",
                            "be",
                            dice.one("Tcp", "Udp"),
                            443,
                            dice.one(443, 8080),
                            dice.chance(60) ? "p" : null,
                            snat,
                            false)),
                    snat && dice.chance(50)
                            ? List.of(new World.Outbound("out", "fe", "be", dice.one("All", "Tcp", "Udp")))
                            : List.of()));
        }
    }

    private List<Balancing> rules(String frontend, boolean joins) {
        @Nullable String pool = joins || dice.chance(95) ? "be" : null;
        @Nullable String probe = dice.is(Feature.PROBES, 60) ? "p" : null;
        boolean floating = !joins && dice.chance(4);
        if (dice.chance(20)) {
            return List.of(new Balancing("ha-" + frontend, frontend, pool, "All", 0, 0, probe, false, floating));
        }
        List<Balancing> rules = new ArrayList<>();
        rules.add(new Balancing(
                "a-" + frontend, frontend, pool, "Tcp", 443, dice.one(443, 443, 8443), probe, false, floating));
        if (dice.chance(30)) {
            rules.add(new Balancing(
                    "b-" + frontend,
                    frontend,
                    pool,
                    dice.one("Tcp", "Udp"),
                    53,
                    dice.one(53, 5353),
                    probe,
                    false,
                    floating));
        }
        return rules;
    }

    void interfaces() {
        boolean wanted = dice.isAbout(Feature.MEMBERS_BY_INTERFACE)
                || dice.isAbout(Feature.INTERFACE_GROUPS)
                || dice.isAbout(Feature.PUBLIC_ADDRESSES)
                || dice.isAbout(Feature.TAGS);
        String hub = world.networks.get(0).name();
        for (String address : List.of("10.20.0.4", "10.20.0.5", "10.20.0.12", "10.20.0.13")) {
            if (!dice.chance(wanted ? 62 : 25)) {
                continue;
            }
            List<String> pools = new ArrayList<>();
            for (Balancer balancer : world.balancers) {
                boolean explicit = !balancer.pools().get(0).addresses().isEmpty();
                if (!explicit && (dice.isAbout(Feature.MEMBERS_BY_INTERFACE) || dice.chance(40))) {
                    pools.add(balancer.name() + "/be");
                }
            }
            world.interfaces.add(new Interface(
                    "nic-" + address.substring(8),
                    hub + (Block.of("10.20.0.0/29").has(Block.address(address)) ? "/web" : "/app"),
                    address,
                    dice.is(Feature.INTERFACE_GROUPS, 20) ? groups.group("g-" + address.substring(8)) : null,
                    dice.is(Feature.TAGS, 20) ? List.of(dice.one("app", "db")) : List.of(),
                    pools,
                    dice.is(Feature.PUBLIC_ADDRESSES, 25) ? dice.one(Sku.Standard, Sku.Basic, Sku.Unsaid) : null));
        }
        withoutUnjoined(world);
    }

    /** Who may yet join a public pool, nobody can assume: a public frontend is in no subnet. */
    static void withoutUnjoined(World world) {
        world.balancers.removeIf(balancer -> Balancers.isPublic(balancer)
                && world.interfaces.stream().noneMatch(nic -> nic.pools().contains(balancer.name() + "/be")));
    }
}
