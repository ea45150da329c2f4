package hybridnetwork.config;

import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names that a flow can end at, and the reader of its ends: the one place where their text is understood.
 *
 * @param subnets of the hub
 * @param spokes the names of each spoke's subnets, by the spoke's
 * @param ofResources whether any other name may be one among the resources, which the proof looks up
 */
record EndNames(Set<String> sites, Set<String> subnets, Map<String, Set<String>> spokes, boolean ofResources) {
    EndNames {
        spokes = Map.copyOf(spokes);
    }

    /** The names where there is one network. */
    EndNames(Set<String> sites, Set<String> subnets, boolean ofResources) {
        this(sites, subnets, Map.of(), ofResources);
    }

    /** What Azure's names, and those that are made of two, consist of. */
    private static final Pattern OF_RESOURCES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/-]{0,169}");

    /** What is meant as a prefix, right or wrong. */
    private static final Pattern LIKE_A_PREFIX = Pattern.compile("[0-9.]+/.*");

    /** What many a subnet is called; two letters from {@code internet}. */
    private static final String INTERNAL = "internal";

    private static final FlowEnd SPOKES = new FlowEnd.Spokes();

    /** The ends that every network has. */
    private static final List<FlowEnd> FIXED = List.of(
            new FlowEnd.OnPremises(),
            new FlowEnd.Network(),
            new FlowEnd.LoadBalancer(Optional.empty()),
            new FlowEnd.Internet());

    Reading<FlowEnd> reading() {
        return (node, path, problems) -> {
            Value<String> text = Scalars.text().read(node, path, problems);
            if (text.present().isEmpty()) {
                return Value.refused();
            }
            Optional<Problem> noTag = TagNames.problem(text.get(), path);
            if (noTag.isPresent()) {
                problems.add(noTag.get());
                return Value.refused();
            }
            List<FlowEnd> ends = meanings(text.get());
            if (ends.size() == 1) {
                return Value.of(ends.get(0));
            }
            if (ends.size() > 1) {
                problems.add(Problem.error("flow-end", path, "`" + text.get() + "` is the name of two things")
                        .got(text.get())
                        .fix("rename the site, the subnet or the spoke, so that the end of the flow is clear"));
                return Value.refused();
            }
            Problem problem = Problem.error("flow-end", path, "`" + path.lastName() + "` names no end of a flow")
                    .got(text.get())
                    .allowed(Problem.excerpt(String.join(", ", all()))
                            + (ofResources ? ", a subnet or a virtual network of the resources" : "")
                            + ", a service tag such as tag:AzureMonitor, or a prefix such as 10.20.1.0/24");
            problems.add(meant(text.get()).map(problem::fix).orElse(problem));
            return Value.refused();
        };
    }

    /** Everything that a text may mean: one thing where it is clear. */
    List<FlowEnd> meanings(String text) {
        List<FlowEnd> ends = new ArrayList<>();
        TagNames.tag(text).ifPresent(tag -> ends.add(new FlowEnd.Tagged(tag)));
        for (FlowEnd end : fixedEnds()) {
            if (end.toString().equals(text)) {
                ends.add(end);
            }
        }
        if (sites.contains(text)) {
            ends.add(new FlowEnd.Site(text));
        }
        if (subnets.contains(text)) {
            ends.add(new FlowEnd.Subnet(text));
        }
        if (spokes.containsKey(text)) {
            ends.add(new FlowEnd.Spoke(text));
        }
        if (subnetsOfSpokes().anyMatch(text::equals)) {
            FlowEnd.SpokeSubnet.tryParse(text).ifPresent(ends::add);
        }
        Prefix.tryParse(text).ifPresent(prefix -> ends.add(new FlowEnd.Cidr(prefix)));
        if (ends.isEmpty() && mayBeOfResources(text)) {
            ends.add(FlowEnd.LoadBalancer.tryParseNamed(text)
                    .or(() -> FlowEnd.SpokeSubnet.tryParse(text))
                    .orElseGet(() -> new FlowEnd.Subnet(text)));
        }
        return ends;
    }

    /** The ends of every network, and all spokes where there may be one. */
    private List<FlowEnd> fixedEnds() {
        return ofResources || !spokes.isEmpty()
                ? Stream.concat(FIXED.stream(), Stream.of(SPOKES)).toList()
                : FIXED;
    }

    private Stream<String> subnetsOfSpokes() {
        return spokes.entrySet().stream()
                .flatMap(spoke -> spoke.getValue().stream()
                        .map(subnet -> new FlowEnd.SpokeSubnet(spoke.getKey(), subnet).toString()))
                .sorted();
    }

    private boolean mayBeOfResources(String text) {
        return ofResources
                && OF_RESOURCES.matcher(text).matches()
                && !LIKE_A_PREFIX.matcher(text).matches();
    }

    private List<String> all() {
        return Stream.concat(fixed().stream(), own().stream()).toList();
    }

    private List<String> own() {
        return Stream.of(sites.stream(), subnets.stream(), spokes.keySet().stream().sorted(), subnetsOfSpokes())
                .flatMap(names -> names)
                .toList();
    }

    private List<String> fixed() {
        return fixedEnds().stream().map(Object::toString).toList();
    }

    private Optional<String> meant(String text) {
        Optional<String> near = Nearest.to(text, own()).or(() -> nearestFixed(text));
        if (near.isPresent()) {
            return near.map(name -> "write `" + name + "`");
        }
        return text.indexOf('/') > 0 ? Scalars.meantPrefix(text).map(prefix -> "write " + prefix) : Optional.empty();
    }

    /** The fixed end that was meant; never the internet for a word that is nearer to its opposite. */
    private Optional<String> nearestFixed(String text) {
        List<String> candidates = new ArrayList<>(fixed());
        candidates.add(INTERNAL);
        return Nearest.to(text, candidates).filter(near -> !near.equals(INTERNAL));
    }
}
