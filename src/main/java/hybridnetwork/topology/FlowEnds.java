package hybridnetwork.topology;

import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.Site;
import hybridnetwork.config.Spoke;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.SubnetConfig;
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

/** What the ends of flows stand for in the configured networks. */
public final class FlowEnds {
    private final StackConfig config;
    private final Map<String, SubnetConfig> workloads;
    private final PrefixSet frontends;
    private final InConfig inConfig = new InConfig();
    private final Map<FlowEnd, Addresses> known = new HashMap<>();

    public FlowEnds(StackConfig config) {
        this.config = config;
        this.workloads = config.workloads();
        this.frontends = PrefixSet.unionOf(config.loadBalancers().stream()
                .flatMap(loadBalancer -> loadBalancer.privateIpAddress().stream())
                .map(PrefixSet::of)
                .toList());
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

    /** The load balancers whose frontend a flow to this end reaches: the end itself, or a CIDR around their addresses. */
    public List<LoadBalancerConfig> frontendsAt(FlowEnd end) {
        if (end instanceof FlowEnd.LoadBalancer named) {
            return named(named).stream().toList();
        }
        return end instanceof FlowEnd.Cidr cidr
                ? config.loadBalancers().stream()
                        .filter(each -> PrefixSet.of(cidr.prefix()).overlaps(frontend(each)))
                        .toList()
                : List.of();
    }

    /** The one of this name; without a name that which has none, or the only one. */
    private Optional<LoadBalancerConfig> named(FlowEnd.LoadBalancer end) {
        List<LoadBalancerConfig> all = config.loadBalancers();
        return all.stream()
                .filter(each -> each.name().equals(end.name()))
                .findFirst()
                .or(() -> end.name().isEmpty() && all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty());
    }

    /** Where a frontend is: its address, or its whole subnet when Azure chooses the address. */
    PrefixSet frontend(LoadBalancerConfig loadBalancer) {
        return loadBalancer
                .privateIpAddress()
                .map(PrefixSet::of)
                .orElseGet(() -> Optional.ofNullable(workloads.get(loadBalancer.subnet()))
                        .map(subnet -> PrefixSet.of(subnet.prefix()))
                        .orElse(PrefixSet.EMPTY));
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
            return workloads(config.network());
        }

        @Override
        public Addresses subnet(String name) {
            return subnet(config.network(), name);
        }

        @Override
        public Addresses spokes() {
            return spokes(config.spokes().values());
        }

        @Override
        public Addresses spoke(String name) {
            return spokes(
                    Optional.ofNullable(config.spokes().get(name)).stream().toList());
        }

        @Override
        public Addresses spokeSubnet(String spoke, String subnet) {
            return config.spokes().get(spoke) instanceof Spoke.Owned own ? subnet(own, subnet) : Addresses.NONE;
        }

        /** Of somebody else's no subnets are known: any address in it may be a host's. */
        private Addresses spokes(Collection<Spoke> spokes) {
            List<Addresses> each = spokes.stream()
                    .map(spoke -> spoke instanceof Spoke.Owned own
                            ? workloads(own)
                            : new Addresses(
                                    PrefixSet.of(spoke.addressSpace()),
                                    PrefixSet.of(spoke.addressSpace()).subtract(frontends)))
                    .toList();
            return new Addresses(
                    PrefixSet.unionOf(each.stream().map(Addresses::written).toList()),
                    PrefixSet.unionOf(each.stream().map(Addresses::hosts).toList()));
        }

        private Addresses workloads(DeclaredNetwork network) {
            return subnets(network.workloads().values().stream()
                    .map(SubnetConfig::prefix)
                    .toList());
        }

        private Addresses subnet(DeclaredNetwork network, String key) {
            return subnets(Optional.ofNullable(network.subnets().get(key)).stream()
                    .map(SubnetConfig::prefix)
                    .toList());
        }

        private Addresses subnets(Collection<Prefix> subnets) {
            List<PrefixSet> hosts = subnets.stream().map(Prefix::usableHosts).toList();
            return new Addresses(PrefixSet.of(subnets), PrefixSet.unionOf(hosts).subtract(frontends));
        }

        @Override
        public Addresses loadBalancer(Optional<String> name) {
            return Addresses.NONE;
        }

        @Override
        public Addresses internet() {
            PrefixSet own =
                    PrefixSet.of(config.addressSpaces()).union(onPremises().hosts());
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
            return new Addresses(all, all.subtract(frontends));
        }
    }
}
