package hybridnetwork.topology;

import hybridnetwork.config.FlowEnd;
import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.PrefixSet;

/** The addresses behind the ends of a flow. */
record FlowEnds(StackConfig config) {
    /** The addresses that an end stands for; none for the internet, which is a service tag, and the load balancer. */
    PrefixSet addresses(FlowEnd end) {
        if (end instanceof FlowEnd.Cidr cidr) {
            return PrefixSet.of(cidr.prefix());
        }
        if (end instanceof FlowEnd.AtSite at) {
            Site site = config.sites().get(at.site());
            return site == null ? PrefixSet.EMPTY : PrefixSet.of(site.addressPrefixes());
        }
        if (end instanceof FlowEnd.InSubnet in) {
            return subnet(in.subnet());
        }
        if (end instanceof FlowEnd.OnPremises) {
            return PrefixSet.unionOf(config.sites().values().stream()
                    .map(site -> PrefixSet.of(site.addressPrefixes()))
                    .toList());
        }
        if (end instanceof FlowEnd.Network) {
            return PrefixSet.of(config.network().workloads().values());
        }
        return PrefixSet.EMPTY;
    }

    PrefixSet subnet(String name) {
        var prefix = config.network().subnets().get(name);
        return prefix == null ? PrefixSet.EMPTY : PrefixSet.of(prefix);
    }

    /** Where the frontend is: its address, or its whole subnet when Azure chooses the address. */
    PrefixSet frontend(LoadBalancerConfig loadBalancer) {
        return loadBalancer.privateIpAddress().map(PrefixSet::of).orElseGet(() -> subnet(loadBalancer.subnet()));
    }

    /** Whether a flow to this end reaches the frontend: the end itself, or a CIDR around its address. */
    boolean coversFrontend(FlowEnd end, LoadBalancerConfig loadBalancer) {
        return end instanceof FlowEnd.LoadBalancer
                || (end instanceof FlowEnd.Cidr cidr
                        && PrefixSet.of(cidr.prefix()).overlaps(frontend(loadBalancer)));
    }
}
