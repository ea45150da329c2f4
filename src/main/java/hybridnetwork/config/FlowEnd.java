package hybridnetwork.config;

import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One end of a flow, as a traffic intent names it. */
public sealed interface FlowEnd {
    /** Every site. */
    record OnPremises() implements FlowEnd {
        @Override
        public String toString() {
            return "on-premises";
        }
    }

    /** All subnets of the virtual network but GatewaySubnet. */
    record Network() implements FlowEnd {
        @Override
        public String toString() {
            return "network";
        }
    }

    /** The frontend of the internal load balancer. */
    record LoadBalancer() implements FlowEnd {
        @Override
        public String toString() {
            return "load-balancer";
        }
    }

    /** Everything outside the network, the sites and private address space. */
    record Internet() implements FlowEnd {
        @Override
        public String toString() {
            return "internet";
        }
    }

    /** The prefixes of one site. */
    record AtSite(String site) implements FlowEnd {
        @Override
        public String toString() {
            return site;
        }
    }

    /** The hosts of one subnet; where an export is proved, what the resources call so. */
    record InSubnet(String subnet) implements FlowEnd {
        @Override
        public String toString() {
            return subnet;
        }
    }

    /** Addresses written as a CIDR. */
    record Cidr(Prefix prefix) implements FlowEnd {
        @Override
        public String toString() {
            return prefix.toString();
        }
    }

    /**
     * The names of sites and subnets that a flow can end at.
     *
     * @param ofResources whether any other name may be one among the resources, which the proof looks up
     */
    record Names(Set<String> sites, Set<String> subnets, boolean ofResources) {
        /** What Azure's names, and those that are made of two, consist of. */
        private static final Pattern OF_RESOURCES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/-]{0,169}");

        /** What is meant as a prefix, right or wrong. */
        private static final Pattern LIKE_A_PREFIX = Pattern.compile("[0-9.]+/.*");

        private boolean mayBeOfResources(String text) {
            return ofResources
                    && OF_RESOURCES.matcher(text).matches()
                    && !LIKE_A_PREFIX.matcher(text).matches();
        }

        private List<String> all() {
            return Stream.concat(fixed().stream(), own().stream()).toList();
        }

        private List<String> own() {
            return Stream.concat(sites.stream(), subnets.stream()).toList();
        }

        private static List<String> fixed() {
            return FIXED.stream().map(Object::toString).toList();
        }
    }

    /** What many a subnet is called; two letters from {@code internet}. */
    String INTERNAL = "internal";

    /** The ends that every network has. */
    List<FlowEnd> FIXED = List.of(new OnPremises(), new Network(), new LoadBalancer(), new Internet());

    static Reading<FlowEnd> reading(Names names) {
        return (node, path, problems) -> {
            Value<String> text = Scalars.text().read(node, path, problems);
            if (text.present().isEmpty()) {
                return Value.refused();
            }
            List<FlowEnd> ends = meanings(text.get(), names);
            if (ends.size() == 1) {
                return Value.of(ends.get(0));
            }
            if (ends.size() > 1) {
                problems.add(Problem.error("flow-end", path, "`" + text.get() + "` is the name of two things")
                        .got(text.get())
                        .fix("rename the site or the subnet, so that the end of the flow is clear"));
                return Value.refused();
            }
            Problem problem = Problem.error("flow-end", path, "`" + path.lastName() + "` names no end of a flow")
                    .got(text.get())
                    .allowed(Problem.excerpt(String.join(", ", names.all()))
                            + (names.ofResources() ? ", a subnet of the resources" : "")
                            + ", or a prefix such as 10.20.1.0/24");
            problems.add(meant(text.get(), names).map(problem::fix).orElse(problem));
            return Value.refused();
        };
    }

    private static Optional<String> meant(String text, Names names) {
        Optional<String> near = Nearest.to(text, names.own()).or(() -> nearestFixed(text));
        if (near.isPresent()) {
            return near.map(name -> "write `" + name + "`");
        }
        return text.indexOf('/') > 0 ? Scalars.meantPrefix(text).map(prefix -> "write " + prefix) : Optional.empty();
    }

    /** The fixed end that was meant; never the internet for a word that is nearer to its opposite. */
    private static Optional<String> nearestFixed(String text) {
        List<String> candidates = new ArrayList<>(Names.fixed());
        candidates.add(INTERNAL);
        return Nearest.to(text, candidates).filter(near -> !near.equals(INTERNAL));
    }

    private static List<FlowEnd> meanings(String text, Names names) {
        List<FlowEnd> ends = new ArrayList<>();
        for (FlowEnd end : FIXED) {
            if (end.toString().equals(text)) {
                ends.add(end);
            }
        }
        if (names.sites().contains(text)) {
            ends.add(new AtSite(text));
        }
        if (names.subnets().contains(text)) {
            ends.add(new InSubnet(text));
        }
        Prefix.tryParse(text).ifPresent(prefix -> ends.add(new Cidr(prefix)));
        if (ends.isEmpty() && names.mayBeOfResources(text)) {
            ends.add(new InSubnet(text));
        }
        return ends;
    }
}
