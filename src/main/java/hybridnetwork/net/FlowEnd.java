package hybridnetwork.net;

import java.util.Optional;

/**
 * One end of a flow, as a traffic intent names it.
 *
 * <p>What it stands for is asked of a configuration or of resources. Whoever answers implements {@link Cases}, so that a new
 * kind of end has to be answered everywhere. Its text is what people write.
 */
public sealed interface FlowEnd {
    /** The answer for this kind of end. */
    <T> T in(Cases<T> cases);

    /** An answer for each kind of end. */
    interface Cases<T> {
        T onPremises();

        T site(String name);

        T network();

        T subnet(String name);

        /** Every virtual network but the hub. */
        T spokes();

        /** All of one virtual network that is not the hub. */
        T spoke(String name);

        T spokeSubnet(String spoke, String subnet);

        /**
         * The frontends of a load balancer.
         *
         * @param name empty for the only internal one
         */
        T loadBalancer(Optional<String> name);

        T internet();

        T cidr(Prefix prefix);

        T serviceTag(ServiceTag tag);
    }

    /** Every site. */
    record OnPremises() implements FlowEnd {
        @Override
        public <T> T in(Cases<T> cases) {
            return cases.onPremises();
        }

        @Override
        public String toString() {
            return "on-premises";
        }
    }

    /** The prefixes of one site. */
    record Site(String name) implements FlowEnd {
        @Override
        public <T> T in(Cases<T> cases) {
            return cases.site(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** All subnets of the hub but Azure's own. */
    record Network() implements FlowEnd {
        @Override
        public <T> T in(Cases<T> cases) {
            return cases.network();
        }

        @Override
        public String toString() {
            return "network";
        }
    }

    /**
     * The hosts of one subnet of the hub: a key of the configuration or, where an export is proved, what the resources call so,
     * which then may be a spoke as well.
     */
    record Subnet(String name) implements FlowEnd {
        @Override
        public <T> T in(Cases<T> cases) {
            return cases.subnet(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** All subnets of every spoke but Azure's own: of every virtual network that is not the hub, peered or not. */
    record Spokes() implements FlowEnd {
        @Override
        public <T> T in(Cases<T> cases) {
            return cases.spokes();
        }

        @Override
        public String toString() {
            return "spokes";
        }
    }

    /** All subnets of one spoke but Azure's own. */
    record Spoke(String name) implements FlowEnd {
        @Override
        public <T> T in(Cases<T> cases) {
            return cases.spoke(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The hosts of one subnet of a spoke. */
    record SpokeSubnet(String spoke, String subnet) implements FlowEnd {
        private static final char SLASH = '/';

        /** The end that a text with one slash inside means. */
        public static Optional<FlowEnd> tryParse(String text) {
            int slash = text.indexOf(SLASH);
            return slash > 0 && slash < text.length() - 1 && slash == text.lastIndexOf(SLASH)
                    ? Optional.of(new SpokeSubnet(text.substring(0, slash), text.substring(slash + 1)))
                    : Optional.empty();
        }

        @Override
        public <T> T in(Cases<T> cases) {
            return cases.spokeSubnet(spoke, subnet);
        }

        @Override
        public String toString() {
            return spoke + SLASH + subnet;
        }
    }

    /**
     * The frontends of an internal load balancer.
     *
     * @param name of one among several; empty for the only internal one
     */
    record LoadBalancer(Optional<String> name) implements FlowEnd {
        private static final String WORD = "load-balancer";
        private static final String NAMED = WORD + ":";

        /** The end that a text with a name behind a colon means. */
        public static Optional<FlowEnd> tryParseNamed(String text) {
            return text.startsWith(NAMED) && text.length() > NAMED.length()
                    ? Optional.of(new LoadBalancer(Optional.of(text.substring(NAMED.length()))))
                    : Optional.empty();
        }

        @Override
        public <T> T in(Cases<T> cases) {
            return cases.loadBalancer(name);
        }

        @Override
        public String toString() {
            return name.map(NAMED::concat).orElse(WORD);
        }
    }

    /** Everything outside the network, the sites and reserved address space ({@link Space#internetBeside}). */
    record Internet() implements FlowEnd {
        @Override
        public <T> T in(Cases<T> cases) {
            return cases.internet();
        }

        @Override
        public String toString() {
            return "internet";
        }
    }

    /** Addresses written as a CIDR. */
    record Cidr(Prefix prefix) implements FlowEnd {
        @Override
        public <T> T in(Cases<T> cases) {
            return cases.cidr(prefix);
        }

        @Override
        public String toString() {
            return prefix.toString();
        }
    }

    /** Those addresses of the internet that a service tag holds, whichever they are. */
    record Tagged(ServiceTag tag) implements FlowEnd {
        /** What the text of such an end begins with. */
        public static final String PREFIX = "tag:";

        @Override
        public <T> T in(Cases<T> cases) {
            return cases.serviceTag(tag);
        }

        @Override
        public String toString() {
            return PREFIX + tag;
        }
    }
}
