package hybridnetwork.reachability;

import hybridnetwork.net.PrefixSet;
import java.util.Optional;

/**
 * The packet at one backend that shows what becomes of all: where every backend must take it, the lowest that is refused;
 * where none may, the lowest that is taken; otherwise the lowest of all.
 */
final class BackendChoice {
    private final Filters filters;
    private final Action wanted;

    BackendChoice(Filters filters, Action wanted) {
        this.filters = filters;
        this.wanted = wanted;
    }

    /** Nothing where the rule has no backend. */
    Optional<Packet> of(Packet packet, Frontend.Rule rule) {
        Service service = Service.of(packet, rule.backendPort(packet.destinationPort()));
        PrefixSet source = PrefixSet.of(packet.source());
        Optional<Packet> lowest = Optional.empty();
        for (Frontend.Backends backends : rule.backends()) {
            if (backends.hosts().isEmpty()) {
                continue;
            }
            if (lowest.isEmpty()) {
                lowest = Optional.of(new Region(source, backends.hosts(), service).lowest());
            }
            Optional<Packet> deciding =
                    wanted == Action.ALLOW ? refused(source, backends, service) : taken(source, backends, service);
            if (deciding.isPresent()) {
                return deciding;
            }
        }
        return lowest;
    }

    private Optional<Packet> refused(PrefixSet source, Frontend.Backends backends, Service service) {
        return backends.subnet() == Frontend.Backends.NOWHERE
                ? Optional.of(new Region(source, backends.hosts(), service).lowest())
                : Filters.lowestRefused(filters.inbound(backends.subnet()), source, backends.hosts(), service);
    }

    private Optional<Packet> taken(PrefixSet source, Frontend.Backends backends, Service service) {
        return backends.subnet() == Frontend.Backends.NOWHERE
                ? Optional.empty()
                : Filters.passing(filters.inbound(backends.subnet()), source, backends.hosts(), service).stream()
                        .map(Region::lowest)
                        .min(Packet::compareTo);
    }
}
