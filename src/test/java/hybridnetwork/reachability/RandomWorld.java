package hybridnetwork.reachability;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.CircuitSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Random networks in a world of 64 addresses: 32 of the internet, 9.255.255.224/27, and 32 of the private space right
 * behind them, 10.0.0.0/27. Rules and routes name nothing else but everything, so 0.0.0.0 stands for the rest of the internet,
 * 10.0.0.32 for the rest of private space, and 168.63.129.16 for itself. Of the ports they name 0, 1 and 2, so 3 stands for
 * the rest.
 */
final class RandomWorld {
    private static final long FIRST = number("9.255.255.224");
    static final List<Integer> PORTS = List.of(0, 1, 2, 3);

    private final Random random;
    private final World world = new World();

    RandomWorld(Random random) {
        this.random = random;
    }

    static List<Long> universe() {
        return LongStream.concat(
                        LongStream.concat(LongStream.of(0), LongStream.range(FIRST, FIRST + 65)),
                        LongStream.of(number("168.63.129.16")))
                .boxed()
                .toList();
    }

    static long number(String address) {
        long value = 0;
        for (String octet : address.split("\\.", -1)) {
            value = value * 256 + Long.parseLong(octet);
        }
        return value;
    }

    static int length(String prefix) {
        return Integer.parseInt(prefix.substring(prefix.indexOf('/') + 1));
    }

    World make() {
        boolean publicSpace = chance(20);
        long base = FIRST + (publicSpace ? 0 : 32);
        world.space = chance(15) ? List.of(text(base, 28), text(base + 16, 28)) : List.of(text(base, 27));
        world.subnets.add(new SubnetSpec("GatewaySubnet", text(base + 24, 29), null, chance(15) ? table() : null));
        world.subnets.add(
                new SubnetSpec("a", text(base, 29), chance(70) ? rules() : null, chance(25) ? table() : null));
        world.subnets.add(
                new SubnetSpec("b", text(base + 8, 29), chance(70) ? rules() : null, chance(25) ? table() : null));
        world.erGateway = chance(90);
        world.vpnGateway = chance(90);
        world.activeActive = chance(50);
        long other = FIRST + (publicSpace ? 32 : 0);
        for (String name : List.of("x", "y").subList(0, 1 + random.nextInt(2))) {
            world.sites.add(site(name, other, base));
        }
        for (String name : List.of("c", "d").subList(0, random.nextInt(3))) {
            List<String> sites = world.sites.stream()
                    .map(SiteSpec::name)
                    .filter(s -> chance(75))
                    .toList();
            world.circuits.add(new CircuitSpec(
                    name, sites, chance(90), pick(Arrays.asList(null, "Enabled", "Enabled", "Disabled")), 50));
        }
        if (chance(60)) {
            world.frontends.add(frontend(base));
        }
        if (chance(25)) {
            world.publicHosts.add(address(base + 4 + random.nextInt(3)));
        }
        for (int i = 0; i < 6; i++) {
            world.intents.add(intent("i" + i));
        }
        return world;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static String address(long number) {
        return Stream.of(24, 16, 8, 0)
                .map(shift -> Long.toString(number >> shift & 255))
                .reduce((a, b) -> a + "." + b)
                .orElseThrow();
    }

    private static String text(long number, int length) {
        return address(number >> (32 - length) << (32 - length)) + "/" + length;
    }

    private String prefix() {
        return chance(4) ? "0.0.0.0/0" : text(FIRST + random.nextInt(64), 27 + random.nextInt(6));
    }

    private SiteSpec site(String name, long other, long base) {
        List<String> prefixes = new ArrayList<>();
        prefixes.add(text(other + random.nextInt(32), 28 + random.nextInt(4)));
        if (chance(40)) {
            // Now and then inside the virtual network, where it must not be.
            prefixes.add(text((chance(10) ? base : other) + random.nextInt(32), 29 + random.nextInt(4)));
        }
        List<String> distinct = prefixes.stream().distinct().toList();
        return new SiteSpec(
                name,
                distinct,
                chance(35) ? offers(distinct) : null,
                chance(35) ? offers(distinct) : null,
                chance(80) ? (chance(50) ? distinct : offers(distinct)) : null,
                chance(60));
    }

    private List<String> offers(List<String> owned) {
        List<String> offers = new ArrayList<>();
        if (chance(60)) {
            offers.addAll(owned);
        }
        IntStream.range(0, random.nextInt(3)).forEach(i -> offers.add(prefix()));
        return offers.stream().distinct().toList();
    }

    private TableSpec table() {
        Set<String> used = new HashSet<>();
        List<RouteSpec> routes = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String prefix = prefix();
            if (used.add(prefix)) {
                routes.add(new RouteSpec(prefix, pick(List.of("None", "Internet", "VnetLocal", "VirtualAppliance"))));
            }
        }
        return new TableSpec(routes, chance(30));
    }

    private List<RuleSpec> rules() {
        List<RuleSpec> rules = new ArrayList<>();
        Set<Integer> priorities = new HashSet<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            int priority = 100 + random.nextInt(50);
            if (priorities.add(priority)) {
                rules.add(rule("r" + priority, priority, chance(55)));
            }
        }
        return rules;
    }

    RuleSpec rule(String name, int priority, boolean allow) {
        return new RuleSpec(
                name,
                chance(60),
                priority,
                allow,
                side(),
                side(),
                pick(List.of("*", "*", "Tcp", "Udp", "Icmp", "Esp", "Ah")),
                chance(85) ? "*" : pick(List.of("0", "1", "0-1", "0,2")),
                pick(List.of("*", "*", "0", "1", "0-1", "1-1", "1-65535", "0-65535", "0,2", "1,0-65535")));
    }

    private String side() {
        if (chance(40)) {
            return "*";
        }
        if (chance(35)) {
            return pick(List.of("VirtualNetwork", "VirtualNetwork", "Internet", "AzureLoadBalancer", "Storage", "asg"));
        }
        return chance(20) ? prefix() + "," + address(FIRST + random.nextInt(64)) : prefix();
    }

    private FrontendSpec frontend(long base) {
        List<BalanceSpec> rules = chance(25)
                ? List.of(new BalanceSpec("All", 0, 0))
                : chance(50)
                        ? List.of(new BalanceSpec("Tcp", 1, random.nextInt(3)))
                        : List.of(
                                new BalanceSpec("Tcp", 1, 2),
                                new BalanceSpec(pick(List.of("Tcp", "Udp")), 2, random.nextInt(3), chance(50)));
        @Nullable List<String> backends = null;
        if (chance(30)) {
            backends = List.of(address(base + 8 + random.nextInt(8)), address(base + random.nextInt(16)));
        }
        @Nullable List<String> second = chance(50) ? List.of(address(base + 8 + random.nextInt(8))) : null;
        return new FrontendSpec("a", address(base + 4 + random.nextInt(3)), chance(30), rules, backends, second);
    }

    private IntentSpec intent(String name) {
        List<String> ends = new ArrayList<>(List.of("on-premises", "a", "b", "network", "internet", "x"));
        if (chance(20)) {
            ends.add(chance(25) ? "0.0.0.0/0" : text(FIRST + random.nextInt(64), 28 + random.nextInt(5)));
        }
        String from = pick(ends);
        ends.add("load-balancer");
        ends.add("load-balancer");
        String protocol = pick(List.of("*", "Tcp", "Udp", "Icmp"));
        List<String> ports = protocol.equals("Icmp") || chance(35)
                ? List.of()
                : pick(List.of(List.of("1"), List.of("0-1"), List.of("0", "2"), List.of("0-65535")));
        return new IntentSpec(name, chance(60), from, pick(ends), protocol, ports);
    }
}
