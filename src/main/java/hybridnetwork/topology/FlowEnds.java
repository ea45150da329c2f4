package hybridnetwork.topology;

import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.ServiceTag;
import hybridnetwork.net.Space;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the ends of flows stand for in a configured network. */
public final class FlowEnds {
    private final StackConfig config;
    private final PrefixSet frontend;
    private final InConfig inConfig = new InConfig();
    private final Map<FlowEnd, Addresses> known = new HashMap<>();

    public FlowEnds(StackConfig config) {
        this.config = config;
        this.frontend = config.loadBalancer()
                .flatMap(LoadBalancerConfig::privateIpAddress)
                .map(PrefixSet::of)
                .orElse(PrefixSet.EMPTY);
    }

    /**
     * The addresses of an end.
     *
     * @param written as a security rule has them; none for service tags, which the internet is there, and the load balancer
     * @param hosts those that hosts at the end can have; none for the load balancer, whose frontend is no host
     */
    private record Addresses(PrefixSet written, PrefixSet hosts) {
        static final Addresses NONE = new Addresses(PrefixSet.EMPTY, PrefixSet.EMPTY);
    }

    /** The addresses of an end as a security rule has them; none for the internet and others that are service tags there. */
    PrefixSet written(FlowEnd end) {
        return addresses(end).written();
    }

    /** The service tag by which a security rule names an end: Azure keeps the addresses. */
    static Optional<String> tag(FlowEnd end) {
        if (end instanceof FlowEnd.Tagged tagged) {
            return Optional.of(tagged.tag().name());
        }
        return end instanceof FlowEnd.Internet ? Optional.of("Internet") : Optional.empty();
    }

    /** The addresses that hosts at an end can have. */
    public PrefixSet hosts(FlowEnd end) {
        return addresses(end).hosts();
    }

    /** Whether a flow to this end reaches the frontend: the end itself, or a CIDR around its address. */
    public boolean reachesFrontend(FlowEnd end) {
        return config.loadBalancer().isPresent()
                && (end instanceof FlowEnd.LoadBalancer
                        || (end instanceof FlowEnd.Cidr cidr
                                && PrefixSet.of(cidr.prefix()).overlaps(frontend())));
    }

    /** Where the frontend is: its address, or its whole subnet when Azure chooses the address. */
    PrefixSet frontend() {
        return config.loadBalancer()
                .map(loadBalancer -> frontend.isEmpty() ? written(new FlowEnd.Subnet(loadBalancer.subnet())) : frontend)
                .orElse(PrefixSet.EMPTY);
    }

    private Addresses addresses(FlowEnd end) {
        Addresses addresses = known.get(end);
        if (addresses == null) {
            addresses = end.in(inConfig);
            known.put(end, addresses);
        }
        return addresses;
    }

    private final class InConfig implements FlowEnd.Cases<Addresses> {
        @Override
        public Addresses onPremises() {
            return sites(config.sites().values());
        }

        @Override
        public Addresses site(String name) {
            return sites(Optional.ofNullable(config.sites().get(name)).stream().toList());
        }

        private Addresses sites(Collection<Site> sites) {
            PrefixSet prefixes = PrefixSet.of(sites.stream()
                    .flatMap(site -> site.addressPrefixes().stream())
                    .toList());
            return new Addresses(prefixes, prefixes);
        }

        @Override
        public Addresses network() {
            return subnets(config.network().workloads().values());
        }

        @Override
        public Addresses subnet(String name) {
            return subnets(Optional.ofNullable(config.network().subnets().get(name)).stream()
                    .toList());
        }

        /** A configuration has one network. */
        @Override
        public Addresses spokes() {
            return Addresses.NONE;
        }

        @Override
        public Addresses spoke(String name) {
            return Addresses.NONE;
        }

        @Override
        public Addresses spokeSubnet(String spoke, String subnet) {
            return Addresses.NONE;
        }

        private Addresses subnets(Collection<Prefix> subnets) {
            List<PrefixSet> hosts = subnets.stream().map(Prefix::usableHosts).toList();
            return new Addresses(PrefixSet.of(subnets), PrefixSet.unionOf(hosts).subtract(frontend));
        }

        @Override
        public Addresses loadBalancer(Optional<String> name) {
            return Addresses.NONE;
        }

        @Override
        public Addresses internet() {
            PrefixSet own = PrefixSet.of(config.network().addressSpace())
                    .union(onPremises().hosts());
            return new Addresses(PrefixSet.EMPTY, Space.internetBeside(own));
        }

        /** Any of the internet's, for all that is known. */
        @Override
        public Addresses serviceTag(ServiceTag tag) {
            return internet();
        }

        @Override
        public Addresses cidr(Prefix prefix) {
            PrefixSet all = PrefixSet.of(prefix);
            return new Addresses(all, all.subtract(frontend));
        }
    }
}
