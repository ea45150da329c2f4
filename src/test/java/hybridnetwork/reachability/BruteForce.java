package hybridnetwork.reachability;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.CircuitSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proof's semantics once more, as slow and plain as possible: one packet at a time, straight from the text of a
 * {@link World}. It shares no code with the proof and serves as its oracle.
 */
final class BruteForce {
    static final List<String> PROTOCOLS = List.of("Tcp", "Udp", "Icmp", "Esp", "Ah", "Other");
    private static final List<String> PRIVATE =
            List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10");
    private static final long PLATFORM = number("168.63.129.16");
    static final int NO_PORT = 65536;

    private final World world;
    private final Set<String> failed;
    private final Map<String, Boolean> filterMemo;
    private final Map<String, String> routeMemo = new HashMap<>();

    record Pkt(long src, long dst, String protocol, int sport, int dport) {}

    BruteForce(World world, List<String> failed, Map<String, Boolean> filterMemo) {
        this.world = world;
        this.failed = new HashSet<>(failed);
        this.filterMemo = filterMemo;
    }

    // ---- addresses

    static long number(String address) {
        long value = 0;
        for (String octet : address.split("\\.", -1)) {
            value = value * 256 + Long.parseLong(octet);
        }
        return value;
    }

    static long size(String prefix) {
        return 1L << (32 - length(prefix));
    }

    static int length(String prefix) {
        return Integer.parseInt(prefix.substring(prefix.indexOf('/') + 1));
    }

    static boolean in(long address, String prefix) {
        long base = number(prefix.substring(0, prefix.indexOf('/')));
        return address >= base && address < base + size(prefix);
    }

    static boolean inAny(long address, List<String> prefixes) {
        return prefixes.stream().anyMatch(p -> in(address, p));
    }

    boolean isInternet(long a) {
        return !inAny(a, world.space)
                && world.sites.stream().noneMatch(s -> inAny(a, s.prefixes()))
                && !inAny(a, PRIVATE)
                && a != PLATFORM;
    }

    private boolean isFrontend(long a) {
        return world.frontends.stream().anyMatch(f -> number(f.address()) == a);
    }

    boolean isHost(SubnetSpec s, long a) {
        long base = number(s.prefix().substring(0, s.prefix().indexOf('/')));
        return a >= base + 4 && a < base + size(s.prefix()) - 1 && !isFrontend(a);
    }

    @Nullable
    SubnetSpec subnetOf(long a) {
        return world.subnets.stream().filter(s -> isHost(s, a)).findFirst().orElse(null);
    }

    // ---- what is up

    private boolean gatewayUp(boolean er) {
        if (er) {
            return world.erGateway && !failed.contains("er-gateway");
        }
        boolean both = world.activeActive
                && failed.contains("vpn-gateway/instance-0")
                && failed.contains("vpn-gateway/instance-1");
        return world.vpnGateway && !failed.contains("vpn-gateway") && !both;
    }

    boolean circuitUp(CircuitSpec c) {
        String name = "circuit:" + c.name();
        boolean links = !(failed.contains(name + "/primary-link") && failed.contains(name + "/secondary-link"));
        return c.connected()
                && !"Disabled".equals(c.peering())
                && links
                && !failed.contains(name)
                && !failed.contains(name + "/peering-disabled")
                && gatewayUp(true);
    }

    private boolean erUp(SiteSpec site) {
        return world.circuits.stream().anyMatch(c -> c.sites().contains(site.name()) && circuitUp(c));
    }

    private boolean vpnUp(SiteSpec site) {
        return site.tunnel() != null && gatewayUp(false) && !failed.contains("tunnel:" + site.name());
    }

    /** ER, VPN or none: what a site's edge sends over. */
    String kind(SiteSpec site) {
        return erUp(site) ? "ER" : vpnUp(site) ? "VPN" : "none";
    }

    // ---- routes in the virtual network: the next hop, or the kind of path and the sites it leads to

    private record Candidate(int length, int rank, String hop) {}

    String route(SubnetSpec at, long destination) {
        return routeMemo.computeIfAbsent(at.name() + destination, k -> findRoute(at, destination));
    }

    private String findRoute(SubnetSpec at, long d) {
        List<Candidate> candidates = new ArrayList<>();
        boolean hides = false;
        if (at.table() != null) {
            hides = at.table().hidesBgp();
            for (RouteSpec r : at.table().routes()) {
                if (in(d, r.prefix())) {
                    candidates.add(new Candidate(length(r.prefix()), 0, r.hop()));
                }
            }
        }
        for (String p : world.space) {
            if (in(d, p)) {
                candidates.add(new Candidate(length(p), 3, "VnetLocal"));
            }
        }
        candidates.add(new Candidate(0, 3, "Internet"));
        for (String p : PRIVATE) {
            if (in(d, p)) {
                candidates.add(new Candidate(length(p), 3, "None"));
            }
        }
        if (!hides && !inAny(d, world.space)) {
            gatewayRoutes(d, candidates);
        }
        int longest = candidates.stream().mapToInt(Candidate::length).max().orElseThrow();
        int best = candidates.stream()
                .filter(c -> c.length() == longest)
                .mapToInt(Candidate::rank)
                .min()
                .orElseThrow();
        StringBuilder hops = new StringBuilder();
        candidates.stream()
                .filter(c -> c.length() == longest && c.rank() == best)
                .forEach(c -> hops.append(c.hop()).append(' '));
        return best == 0 || best == 3 ? hops.substring(0, hops.indexOf(" ")) : hops.toString();
    }

    private void gatewayRoutes(long d, List<Candidate> candidates) {
        for (SiteSpec site : world.sites) {
            if (erUp(site)) {
                for (String p : site.overExpressRoute()) {
                    if (in(d, p)) {
                        candidates.add(new Candidate(length(p), 1, "ER:" + site.name()));
                    }
                }
            }
            if (site.tunnel() != null && vpnUp(site)) {
                List<String> offered = new ArrayList<>(site.tunnel());
                if (site.bgp()) {
                    offered.addAll(site.overVpn());
                }
                for (String p : offered) {
                    if (in(d, p)) {
                        candidates.add(new Candidate(length(p), 2, "VPN:" + site.name()));
                    }
                }
            }
        }
    }

    private static boolean leadsTo(String route, String kind, SiteSpec site) {
        return List.of(route.split(" ", -1)).contains(kind + ":" + site.name());
    }

    // ---- filters

    boolean passes(SubnetSpec s, boolean inbound, Pkt p) {
        List<RuleSpec> rules = s.rules();
        if (rules == null || s.isGateway()) {
            return true;
        }
        return filterMemo.computeIfAbsent(s.name() + inbound + p, k -> decide(rules, inbound, p));
    }

    private boolean decide(List<RuleSpec> rules, boolean inbound, Pkt p) {
        RuleSpec first = null;
        for (RuleSpec r : rules) {
            if (r.inbound() == inbound && matches(r, p) && (first == null || r.priority() < first.priority())) {
                first = r;
            }
        }
        if (first != null) {
            return first.allow();
        }
        if (tag("VirtualNetwork", p.src()) && tag("VirtualNetwork", p.dst())) {
            return true;
        }
        return inbound ? p.src() == PLATFORM : tag("Internet", p.dst());
    }

    private boolean matches(RuleSpec r, Pkt p) {
        return (r.protocol().equals("*") || r.protocol().equals(p.protocol()))
                && port(r.sourcePorts(), p.sport())
                && port(r.ports(), p.dport())
                && address(r.source(), p.src())
                && address(r.destination(), p.dst());
    }

    private static boolean port(String ranges, int port) {
        return Stream.of(ranges.split(",", -1)).anyMatch(range -> inRange(range, port));
    }

    private static boolean inRange(String range, int port) {
        if (range.equals("*") || range.equals("0-65535")) {
            return true;
        }
        int dash = range.indexOf('-');
        int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
        int last = Integer.parseInt(dash < 0 ? range : range.substring(dash + 1));
        return port != NO_PORT && first <= port && port <= last;
    }

    private boolean address(String matches, long a) {
        return Stream.of(matches.split(",", -1)).anyMatch(match -> one(match, a));
    }

    private boolean one(String match, long a) {
        if (match.equals("*")) {
            return true;
        }
        if (match.indexOf('/') > 0) {
            return in(a, match);
        }
        return Character.isDigit(match.charAt(0)) ? number(match) == a : tag(match, a);
    }

    private boolean tag(String tag, long a) {
        boolean virtual = inAny(a, world.space)
                || world.sites.stream()
                        .anyMatch(s -> named(a, s.prefixes())
                                || named(a, s.overExpressRoute())
                                || named(a, s.overVpn())
                                || (s.tunnel() != null && world.vpnGateway && named(a, s.tunnel())));
        return switch (tag) {
            case "VirtualNetwork" -> virtual;
            case "Internet" -> !virtual && !inAny(a, PRIVATE);
            case "AzureLoadBalancer" -> a == PLATFORM;
            // Not understood: they match nothing.
            case "Storage", "asg" -> false;
            default -> throw new IllegalStateException(tag);
        };
    }

    private static boolean named(long a, List<String> prefixes) {
        return prefixes.stream().anyMatch(p -> length(p) > 0 && in(a, p));
    }

    // ---- one packet

    /**
     * Whether a packet is delivered, and for {@code strict} also answered over the same path and taken by every backend.
     *
     * @param fromSite the site it comes from; null when it comes from the address' own place
     * @param toEnd what the intent calls the destination: a frontend, a site, or neither
     */
    boolean delivered(Pkt p, @Nullable SiteSpec fromSite, String toEnd, boolean strict) {
        SubnetSpec source = fromSite != null ? null : subnetOf(p.src());
        FrontendSpec frontend = toEnd.equals("frontend")
                ? world.frontends.stream()
                        .filter(f -> number(f.address()) == p.dst())
                        .findFirst()
                        .orElseThrow()
                : null;
        boolean inside = frontend != null || toEnd.equals("subnet");
        String kind = "";
        if (fromSite != null) {
            kind = kind(fromSite);
            if (!inside
                    || kind.equals("none")
                    || !route(gatewaySubnet(), p.dst()).equals("VnetLocal")) {
                return false;
            }
        } else if (source != null) {
            if (!passes(source, false, p)) {
                return false;
            }
            String route = route(source, p.dst());
            if (toEnd.equals("internet")) {
                return route.equals("Internet");
            }
            if (toEnd.equals("site")) {
                return reachesSite(p, route, strict);
            }
            if (!inside || !route.equals("VnetLocal")) {
                return false;
            }
        } else if (isInternet(p.src())) {
            boolean open = frontend != null
                    ? frontend.isPublic()
                    : inside && world.publicHosts.stream().anyMatch(h -> number(h) == p.dst());
            if (!open) {
                return false;
            }
        } else {
            return false;
        }
        return frontend != null
                ? balanced(p, frontend, fromSite, kind, strict)
                : arrives(p, p.src(), fromSite, kind, strict);
    }

    private SubnetSpec gatewaySubnet() {
        return world.subnets.stream().filter(SubnetSpec::isGateway).findFirst().orElseThrow();
    }

    private boolean reachesSite(Pkt p, String route, boolean strict) {
        for (SiteSpec site : world.sites) {
            for (String kind : List.of("ER", "VPN")) {
                if (inAny(p.dst(), site.prefixes()) && leadsTo(route, kind, site)) {
                    boolean back = kind(site).equals(kind)
                            && route(gatewaySubnet(), p.src()).equals("VnetLocal");
                    if (!strict || back) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean balanced(Pkt p, FrontendSpec f, @Nullable SiteSpec fromSite, String kind, boolean strict) {
        if (p.dport() == NO_PORT) {
            return false;
        }
        for (BalanceSpec r : f.rules()) {
            boolean ha = r.frontendPort() == 0;
            boolean protocol = r.protocol().equals("All") || r.protocol().equals(p.protocol());
            if (protocol && (ha || r.frontendPort() == p.dport())) {
                int port = ha ? p.dport() : r.backendPort();
                List<Long> backends = backends(f, r);
                boolean all = !backends.isEmpty();
                boolean any = false;
                for (long b : backends) {
                    boolean ok = subnetOf(b) != null
                            && arrives(
                                    new Pkt(p.src(), b, p.protocol(), p.sport(), port),
                                    p.src(),
                                    fromSite,
                                    kind,
                                    strict);
                    all &= ok;
                    any |= ok;
                }
                return strict ? all : any;
            }
        }
        return false;
    }

    private List<Long> backends(FrontendSpec f, BalanceSpec r) {
        List<Long> all = new ArrayList<>();
        List<String> pool = r.second() ? f.second() : f.backends();
        if (pool != null && !pool.isEmpty()) {
            pool.forEach(b -> all.add(number(b)));
            return all;
        }
        SubnetSpec s = world.subnets.stream()
                .filter(x -> x.name().equals(f.subnet()))
                .findFirst()
                .orElseThrow();
        long base = number(s.prefix().substring(0, s.prefix().indexOf('/')));
        for (long a = base; a < base + size(s.prefix()); a++) {
            if (isHost(s, a)) {
                all.add(a);
            }
        }
        return all;
    }

    /** The filter at the destination, and the way of the reply. */
    private boolean arrives(Pkt p, long src, @Nullable SiteSpec fromSite, String kind, boolean strict) {
        SubnetSpec at = subnetOf(p.dst());
        if (at == null || !passes(at, true, p)) {
            return false;
        }
        if (!strict) {
            return true;
        }
        String back = route(at, src);
        if (fromSite != null) {
            return leadsTo(back, kind, fromSite);
        }
        return back.equals(isInternet(src) ? "Internet" : "VnetLocal");
    }

    // ---- ends of an intent

    /** A source: where it is, and the site that it comes from if it does. */
    record Source(long address, @Nullable SiteSpec site) {}

    record Target(long address, String end) {}

    List<Source> sources(String end, List<Long> universe) {
        List<Source> all = new ArrayList<>();
        for (long a : universe) {
            for (SiteSpec site : world.sites) {
                boolean cidr = end.indexOf('/') > 0 && in(a, end) && !inAny(a, world.space);
                if (inAny(a, site.prefixes()) && (end.equals("on-premises") || end.equals(site.name()) || cidr)) {
                    all.add(new Source(a, site));
                }
            }
            SubnetSpec s = subnetOf(a);
            boolean subnet = s != null && (end.equals(s.name()) || (end.equals("network") && !s.isGateway()));
            boolean internet = end.equals("internet") && isInternet(a);
            boolean cidr = end.indexOf('/') > 0
                    && in(a, end)
                    && (inAny(a, world.space) || world.sites.stream().noneMatch(x -> inAny(a, x.prefixes())));
            if (subnet || internet || cidr) {
                all.add(new Source(a, null));
            }
        }
        return all;
    }

    List<Target> targets(String end, List<Long> universe, boolean fromInternet) {
        List<Target> all = new ArrayList<>();
        for (long a : universe) {
            SubnetSpec s = subnetOf(a);
            FrontendSpec f = world.frontends.stream()
                    .filter(x -> number(x.address()) == a)
                    .findFirst()
                    .orElse(null);
            boolean site = world.sites.stream().anyMatch(x -> inAny(a, x.prefixes()));
            boolean cidr = end.indexOf('/') > 0 && in(a, end);
            if (end.equals("on-premises") && site) {
                all.add(new Target(a, "site"));
            } else if (world.sites.stream().anyMatch(x -> x.name().equals(end) && inAny(a, x.prefixes()))) {
                all.add(new Target(a, "site"));
            } else if (end.equals("load-balancer") && f != null) {
                all.add(new Target(a, "frontend"));
            } else if (s != null && (end.equals(s.name()) || (end.equals("network") && !s.isGateway()))) {
                all.add(new Target(a, "subnet"));
            } else if (f != null && fromInternet && f.isPublic() && countsIn(end, f)) {
                all.add(new Target(a, "frontend"));
            } else if (end.equals("internet") && isInternet(a)) {
                all.add(new Target(a, "internet"));
            } else if (cidr) {
                String what = f != null
                        ? "frontend"
                        : s != null
                                ? "subnet"
                                : inAny(a, world.space)
                                        ? "nowhere"
                                        : site ? "site" : isInternet(a) ? "internet" : "nowhere";
                all.add(new Target(a, what));
            }
        }
        return all;
    }

    /** Whether a public frontend counts in a subnet: its own, or one of a backend. */
    private boolean countsIn(String end, FrontendSpec f) {
        return end.equals("network")
                || end.equals(f.subnet())
                || f.rules().stream().flatMap(r -> backends(f, r).stream()).anyMatch(b -> {
                    SubnetSpec s = subnetOf(b);
                    return s != null && s.name().equals(end);
                });
    }

    // ---- the verdict

    record Verdict(boolean holds, @Nullable Pkt first) {}

    Verdict verdict(IntentSpec intent, List<Long> universe, List<Integer> ports) {
        Pkt first = null;
        boolean any = false;
        for (Source source : sources(intent.from(), universe)) {
            boolean internet = source.site() == null && isInternet(source.address());
            for (Target target : targets(intent.to(), universe, internet)) {
                for (Pkt p : packets(intent, source.address(), target.address(), ports)) {
                    any = true;
                    boolean delivered = delivered(p, source.site(), target.end(), intent.allow());
                    if (delivered != intent.allow() && (first == null || compare(p, first) < 0)) {
                        first = p;
                    }
                }
            }
        }
        return new Verdict(first == null && (any || !intent.allow()), first);
    }

    private static List<Pkt> packets(IntentSpec intent, long src, long dst, List<Integer> ports) {
        List<Pkt> all = new ArrayList<>();
        boolean everyPort = intent.ports().isEmpty() || intent.ports().equals(List.of("0-65535"));
        for (String protocol : PROTOCOLS) {
            boolean portless = !protocol.equals("Tcp") && !protocol.equals("Udp");
            boolean wanted = intent.protocol().equals("*")
                    ? !portless || everyPort
                    : intent.protocol().equals(protocol);
            if (!wanted) {
                continue;
            }
            if (portless) {
                all.add(new Pkt(src, dst, protocol, NO_PORT, NO_PORT));
                continue;
            }
            for (int sport : ports) {
                for (int dport : ports) {
                    if (everyPort || intent.ports().stream().anyMatch(r -> port(r, dport))) {
                        all.add(new Pkt(src, dst, protocol, sport, dport));
                    }
                }
            }
        }
        return all;
    }

    static int compare(Pkt a, Pkt b) {
        if (a.src() != b.src()) {
            return Long.compare(a.src(), b.src());
        }
        if (a.dst() != b.dst()) {
            return Long.compare(a.dst(), b.dst());
        }
        int protocol = Integer.compare(PROTOCOLS.indexOf(a.protocol()), PROTOCOLS.indexOf(b.protocol()));
        if (protocol != 0) {
            return protocol;
        }
        return a.sport() != b.sport() ? Integer.compare(a.sport(), b.sport()) : Integer.compare(a.dport(), b.dport());
    }
}
