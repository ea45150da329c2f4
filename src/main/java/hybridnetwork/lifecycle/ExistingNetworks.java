package hybridnetwork.lifecycle;

import hybridnetwork.lifecycle.ExistingNetwork.Frontend;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The virtual networks of a stack as Azure has them, and where its load balancers receive. */
public final class ExistingNetworks {
    private final Map<String, ExistingNetwork> networks = new TreeMap<>();
    private final Map<Optional<String>, Frontend> frontends;

    /**
     * @param networks by their Azure names
     * @param frontends by the load balancers' names in the configuration
     */
    public ExistingNetworks(Map<String, ExistingNetwork> networks, Map<Optional<String>, Frontend> frontends) {
        networks.forEach((name, network) -> this.networks.put(name.toLowerCase(Locale.ROOT), network));
        this.frontends = Map.copyOf(frontends);
    }

    /** Empty where there is none yet, which can be made in any way. */
    public Optional<ExistingNetwork> network(String azureName) {
        return Optional.ofNullable(networks.get(azureName.toLowerCase(Locale.ROOT)));
    }

    /** Empty where there is no such load balancer yet. */
    Optional<Frontend> frontend(Optional<String> loadBalancer) {
        return Optional.ofNullable(frontends.get(loadBalancer));
    }
}
