package hybridnetwork.reachability.model;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PrefixSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * A frontend of a load balancer.
 *
 * @param index its place among all frontends
 * @param balancer the load balancer's name
 * @param key the configuration's key where that name follows from one, else the name
 * @param name load balancer and frontend, for traces
 * @param addresses its address; every address that Azure may allocate while that is not known
 * @param subnet the index of the subnet that its address is in; empty for a public address
 * @param sku of its public IP; of an internal frontend the balancer's
 */
public record Frontend(
        int index,
        String balancer,
        String key,
        String name,
        PrefixSet addresses,
        OptionalInt subnet,
        PublicHosts.Sku sku,
        List<BalancingRule> rules) {
    public Frontend {
        rules = List.copyOf(rules);
    }

    /** Whether an end of a flow means its load balancer by this name. */
    public boolean isOf(String named) {
        return key.equalsIgnoreCase(named) || balancer.equalsIgnoreCase(named);
    }

    /** Whether its address is in the virtual network. */
    public boolean isInternal() {
        return subnet.isPresent();
    }

    public Ipv4 lowest() {
        return addresses.lowest().orElseThrow();
    }
}
