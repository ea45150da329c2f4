package hybridnetwork.reachability.reading;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.BalancingRule;
import hybridnetwork.reachability.model.BalancingRule.Members;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Notes what private link services leave open. One hands what consumers elsewhere send to frontends of a balancer, from addresses
 * of its own; no group holds for those, whatever the subnet says.
 */
final class PrivateLinkServices {
    private static final String FRONTENDS = "loadBalancerFrontendIpConfigurations";

    private final Inventory inventory;
    private final Notes notes;
    private final Function<String, Optional<PrefixSet>> subnetHosts;
    private final PrefixSet known;
    private final PrefixSet space;
    private final PrefixSet internet;

    /**
     * Prepares to read.
     *
     * @param subnetHosts the hosts of the subnet of an id, where it is one of the networks'
     * @param known the addresses of interfaces, which are none of a service's
     * @param space of all networks
     */
    PrivateLinkServices(
            Inventory inventory,
            Notes notes,
            Function<String, Optional<PrefixSet>> subnetHosts,
            PrefixSet known,
            PrefixSet space,
            PrefixSet internet) {
        this.inventory = inventory;
        this.notes = notes;
        this.subnetHosts = subnetHosts;
        this.known = known;
        this.space = space;
        this.internet = internet;
    }

    /** Once it is noted what of the balancers is not known. */
    void note(List<Frontend> frontends) {
        for (Resource service : inventory.all("PrivateLinkService")) {
            PrefixSet own = addresses(service.bag());
            Optional<List<Frontend>> served = served(service.bag(), frontends);
            if (served.isEmpty()) {
                note(service, new Scope.PastGroups(own));
                continue;
            }
            served.get().forEach(frontend -> handed(service, own, frontend));
            note(service, new Scope.Relayed(internet.complement(), own, Optional.empty()));
        }
    }

    private void note(Resource service, Scope scope) {
        notes.notUnderstood(service, "what it hands on for consumers elsewhere is not modelled", scope);
    }

    /** To a frontend, and from there to the members of its rules. */
    private void handed(Resource service, PrefixSet own, Frontend frontend) {
        for (BalancingRule rule : frontend.rules()) {
            note(service, relayed(own, frontend.addresses(), rule, rule.frontendPorts()));
            PortSet ports = rule.backendPort().isPresent()
                    ? PortSet.of(PortRange.of(rule.backendPort().getAsInt()))
                    : rule.frontendPorts();
            for (Members members : rule.members()) {
                note(service, relayed(own, members.hosts(), rule, ports));
            }
        }
    }

    private static Scope relayed(PrefixSet from, PrefixSet to, BalancingRule rule, PortSet ports) {
        return new Scope.Relayed(from, to, Optional.of(Service.withPorts(rule.protocols(), ports)));
    }

    /** The frontends that a service hands packets to; empty where they, or their members, are not all known. */
    private Optional<List<Frontend>> served(Bag service, List<Frontend> frontends) {
        List<Bag> references = service.bags(FRONTENDS);
        if (references.isEmpty() || service.isOpaque(FRONTENDS) || service.has("destinationIPAddress")) {
            return Optional.empty();
        }
        List<Frontend> served = new ArrayList<>();
        for (Bag reference : references) {
            List<Frontend> meant = frontends.stream()
                    .filter(frontend -> reference
                            .text("id")
                            .filter(id -> isOf(frontend, id))
                            .isPresent())
                    .toList();
            if (meant.isEmpty() || meant.stream().anyMatch(this::isOpen)) {
                return Optional.empty();
            }
            served.addAll(meant);
        }
        return Optional.of(served);
    }

    private boolean isOf(Frontend frontend, String id) {
        return frontend.name().equalsIgnoreCase(frontend.balancer() + "/" + ArmId.name(id))
                && inventory.all("LoadBalancer").stream()
                        .filter(balancer -> balancer.isNamed(frontend.balancer()))
                        .anyMatch(balancer -> balancer.mayContain(id, "loadBalancers"));
    }

    private boolean isOpen(Frontend frontend) {
        return notes.doubts().stream()
                .anyMatch(doubt -> doubt.scope() instanceof Scope.Balancers
                        || (doubt.scope() instanceof Scope.Balancer balancer
                                && balancer.name().equals(frontend.balancer())));
    }

    /** The addresses that a service sends from: any of its subnet that nothing else has, where it says none. */
    private PrefixSet addresses(Bag service) {
        List<Bag> configurations = service.bags("ipConfigurations");
        List<PrefixSet> addresses = new ArrayList<>();
        for (Bag configuration : configurations) {
            Optional<PrefixSet> told = configuration
                    .text("privateIPAddress")
                    .flatMap(Ipv4::tryParse)
                    .map(PrefixSet::of);
            Optional<String> subnet = configuration.text("subnet", "id");
            addresses.add(told.or(() -> subnet.map(
                            id -> subnetHosts.apply(id).orElse(PrefixSet.EMPTY).subtract(known)))
                    .orElse(space));
        }
        return configurations.isEmpty() ? space : PrefixSet.unionOf(addresses);
    }
}
