package hybridnetwork.rehearsal;

import com.google.common.base.Splitter;
import hybridnetwork.azuresim.Outside;
import hybridnetwork.azuresim.SimulatedAzure;
import hybridnetwork.config.Circuit;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.Asn;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What goes on around the simulated Azure, in the lines of whoever plays provider, site and fate. */
final class SimulatedWorld {
    /** What can be said, a line each. */
    static final List<String> HELP = List.of(
            "provision [circuit:NAME]           the provider has done its part",
            "deprovision [circuit:NAME]         the provider has taken it back",
            "down OUTAGE, up OUTAGE             an outage as the proof names it: circuit:primary, circuit:primary/primary-link,",
            "                                   tunnel:hq, er-gateway, vpn-gateway, vpn-gateway/instance-0",
            "withdraw WAY PREFIX                the site's router stops advertising it; WAY is circuit:primary or tunnel:hq",
            "advertise WAY PREFIX               it advertises it, too",
            "bgp WAY down, bgp WAY up           the router's BGP ends, though the link or the tunnel stands",
            "asn WAY NUMBER, asn WAY right      the router says another AS number than Azure was told",
            "key tunnel:SITE FILE               the router has the pre-shared key that the file holds",
            "routes GATEWAY lost                er-gateway or vpn-gateway loses what it has learned; routes GATEWAY learned: again",
            "migrate er-gateway NAME SKU        Azure's guided migration to another gateway, to its commit",
            "list                               what exists");

    private static final String CIRCUIT = "circuit:";
    private static final String TUNNEL = "tunnel:";
    private static final String ER_GATEWAY = "er-gateway";
    private static final String VPN_GATEWAY = "vpn-gateway";

    private final Scene scene;
    private final SimulatedAzure azure;
    private final Outside outside;
    private final Supplier<StackConfig> config;

    /** @param config what the stack's file says by now */
    SimulatedWorld(Scene scene, Supplier<StackConfig> config) {
        this.scene = scene;
        this.azure = scene.azure();
        this.outside = azure.outside();
        this.config = config;
    }

    /** A line that cannot be obeyed, with the reason as its message. */
    private static final class NotUnderstood extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private NotUnderstood(String message) {
            super(message);
        }
    }

    /** Obeys a line, and answers what has happened, or what was not understood, in one line. */
    String obey(String line) {
        List<String> words = Splitter.on(' ').omitEmptyStrings().splitToList(line.strip());
        try {
            return switch (words.isEmpty() ? "" : words.get(0)) {
                case "provision" -> provision(words);
                case "deprovision" -> deprovision(words);
                case "down" -> outage(words, true);
                case "up" -> outage(words, false);
                case "withdraw" -> {
                    Prefix prefix = Prefix.parse(word(words, 2, "a prefix"));
                    atWay(words, end -> outside.withdraw(end, prefix));
                    yield words.get(1) + " no longer advertises " + prefix;
                }
                case "advertise" -> {
                    Prefix prefix = Prefix.parse(word(words, 2, "a prefix"));
                    atWay(words, end -> outside.advertise(end, prefix));
                    yield words.get(1) + " advertises " + prefix;
                }
                case "bgp" -> {
                    boolean down = oneOf(words, 2, "down", "up");
                    atWay(words, end -> outside.silenceRouter(end, down));
                    yield "BGP of " + words.get(1) + (down ? " has ended" : " is back");
                }
                case "asn" -> asn(words);
                case "key" -> key(words);
                case "routes" -> {
                    boolean lost = oneOf(words, 2, "lost", "learned");
                    outside.loseRoutes(gateway(word(words, 1, "a gateway")), lost);
                    yield words.get(1) + (lost ? " has no routes" : " has its routes again");
                }
                case "migrate" -> {
                    String name = word(words, 2, "a name for the new gateway");
                    String sku = word(words, 3, "a SKU");
                    outside.migrate(gateway(word(words, 1, ER_GATEWAY)), name, sku);
                    yield name + " has taken over; the old gateway and its connections are deleted";
                }
                default -> throw new NotUnderstood("type help");
            };
        } catch (IllegalArgumentException e) {
            return "not understood: " + e.getMessage();
        }
    }

    private String provision(List<String> words) {
        Map<ArmId, Circuit> circuits = atProviders(words);
        circuits.forEach(scene::provision);
        return (words.size() == 1 ? "every circuit" : words.get(1)) + " is provisioned; run pulumi up again";
    }

    private String deprovision(List<String> words) {
        atProviders(words).keySet().forEach(outside::deprovision);
        return (words.size() == 1 ? "every circuit" : words.get(1)) + " is deprovisioned; it can be deleted";
    }

    /** The circuits that providers have been told of, or the one that is named. */
    private Map<ArmId, Circuit> atProviders(List<String> words) {
        StackResources resources = resources();
        List<ArmId> asked = words.size() == 1 ? resources.circuits() : List.of(circuit(words.get(1)));
        Map<ArmId, Circuit> found = new LinkedHashMap<>();
        for (ArmId id : asked) {
            resources
                    .circuit(id)
                    .filter(Circuit.AtProvider.class::isInstance)
                    .ifPresent(circuit -> found.put(id, circuit));
        }
        if (found.isEmpty()) {
            throw new NotUnderstood("no provider has been told of a circuit yet; run pulumi up first");
        }
        return found;
    }

    private StackResources resources() {
        return new StackResources(azure, config.get());
    }

    private static String word(List<String> words, int index, String what) {
        if (index >= words.size()) {
            throw new NotUnderstood(words.get(0) + " needs " + what + "; type help");
        }
        return words.get(index);
    }

    private static boolean oneOf(List<String> words, int index, String yes, String no) {
        String said = word(words, index, yes + " or " + no);
        if (!said.equals(yes) && !said.equals(no)) {
            throw new NotUnderstood("write " + yes + " or " + no + " instead of " + said);
        }
        return said.equals(yes);
    }

    private String outage(List<String> words, boolean down) {
        String name = word(words, 1, "an outage");
        if (name.startsWith(CIRCUIT)) {
            ofCircuit(name, down);
        } else if (name.startsWith(TUNNEL)) {
            tunnels(name).forEach(end -> failOrRestore(end, down));
        } else {
            ofGateway(name, down);
        }
        return name + (down ? " is down" : " is up again");
    }

    private void failOrRestore(ArmId id, boolean down) {
        if (down) {
            outside.fail(id);
        } else {
            outside.restore(id);
        }
    }

    private void ofCircuit(String name, boolean down) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            failOrRestore(circuit(name), down);
            return;
        }
        ArmId id = circuit(name.substring(0, slash));
        boolean primary = switch (name.substring(slash + 1)) {
            case "primary-link" -> true;
            case "secondary-link" -> false;
            default -> throw new NotUnderstood("a circuit has a primary-link and a secondary-link");
        };
        if (down) {
            outside.failLink(id, primary);
        } else {
            outside.restoreLink(id, primary);
        }
    }

    private void ofGateway(String name, boolean down) {
        int instance = name.indexOf("/instance-");
        if (instance < 0) {
            failOrRestore(gateway(name), down);
            return;
        }
        ArmId id = gateway(name.substring(0, instance));
        int number = name.endsWith("-1") ? 1 : 0;
        if (down) {
            outside.failInstance(id, number);
        } else {
            outside.restoreInstance(id, number);
        }
    }

    private ArmId gateway(String name) {
        String type = switch (name) {
            case ER_GATEWAY -> "ExpressRoute";
            case VPN_GATEWAY -> "Vpn";
            default ->
                throw new NotUnderstood("there is no " + name + "; write " + ER_GATEWAY + ", " + VPN_GATEWAY
                        + ", circuit:NAME or tunnel:SITE");
        };
        return resources().gateway(type).orElseThrow(() -> new NotUnderstood("there is no " + name + " yet"));
    }

    private ArmId circuit(String name) {
        if (!name.startsWith(CIRCUIT)) {
            throw new NotUnderstood("write circuit:NAME instead of " + name);
        }
        return resources()
                .circuit(name.substring(CIRCUIT.length()))
                .orElseThrow(() -> new NotUnderstood("there is no " + name
                        + ", or it is not ordered yet; the stack has circuits "
                        + String.join(", ", config.get().circuits().keySet())));
    }

    private List<ArmId> tunnels(String name) {
        List<ArmId> ends = resources().localGateways(name.substring(TUNNEL.length()));
        if (ends.isEmpty()) {
            throw new NotUnderstood("there is no " + name + ", or it is not deployed yet; the stack has sites "
                    + String.join(", ", config.get().sites().keySet()));
        }
        return ends;
    }

    /** Changes the customer's router at the end of a way: a circuit's, or those of a site's tunnels. */
    private void atWay(List<String> words, Consumer<ArmId> change) {
        String way = word(words, 1, "circuit:NAME or tunnel:SITE");
        if (way.startsWith(CIRCUIT)) {
            change.accept(circuit(way));
        } else if (way.startsWith(TUNNEL)) {
            tunnels(way).forEach(change);
        } else {
            throw new NotUnderstood("write circuit:NAME or tunnel:SITE instead of " + way);
        }
    }

    private String asn(List<String> words) {
        String said = word(words, 2, "an AS number, or right");
        OptionalLong asn = said.equals("right")
                ? OptionalLong.empty()
                : OptionalLong.of(Asn.parse(said).number());
        atWay(words, end -> outside.setRouterAsn(end, asn));
        return "the router of " + words.get(1) + " says "
                + (asn.isPresent() ? "AS " + said : "the AS number that Azure was told");
    }

    /** Never shows the key. */
    private String key(List<String> words) {
        String way = word(words, 1, "tunnel:SITE");
        Path file = Path.of(word(words, 2, "a file with the key"));
        String key = read(file).orElseThrow(() -> new NotUnderstood("the file " + file + " cannot be read"));
        tunnels(way.startsWith(TUNNEL) ? way : TUNNEL + way).forEach(end -> outside.setRouterKey(end, key));
        return "the router of " + way + " has the key of " + file;
    }

    /** A key alone, or the line of a file for {@code edge-config --keys-from}. */
    private static Optional<String> read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            return Optional.of(text.replaceFirst("^SHARED_KEY_\\w+=", ""));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
