package hybridnetwork.reachability;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.filter.Filters;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.Service;
import java.util.Optional;

/**
 * The packet at one backend that shows what becomes of all: where every backend must take it, the lowest that is refused;
 * where none may, the lowest that is taken; otherwise the lowest of all. What is certain comes before what is possible.
 */
public final class BackendChoice {
    private final Filters filters;
    private final Action wanted;

    public BackendChoice(Filters filters, Action wanted) {
        this.filters = filters;
        this.wanted = wanted;
    }

    /** Nothing where the rule has no backend. */
    public Optional<Packet> of(Packet packet, Frontend.Rule rule) {
        Service service = Service.of(packet, rule.backendPort(packet.destinationPort()));
        PrefixSet source = PrefixSet.of(packet.source());
        Optional<Packet> lowest = Optional.empty();
        Optional<Packet> open = Optional.empty();
        for (Frontend.Backends backends : rule.backends()) {
            if (backends.hosts().isEmpty()) {
                continue;
            }
            if (lowest.isEmpty()) {
                lowest = Optional.of(new Region(source, backends.hosts(), service).lowest());
            }
            Optional<Packet> deciding = deciding(source, backends, service, Certainty.CERTAIN);
            if (deciding.isPresent()) {
                return deciding;
            }
            if (open.isEmpty()) {
                open = deciding(source, backends, service, Certainty.POSSIBLE);
            }
        }
        return open.isPresent() ? open : lowest;
    }

    private Optional<Packet> deciding(
            PrefixSet source, Frontend.Backends backends, Service service, Certainty certainty) {
        return wanted == Action.ALLOW
                ? refused(source, backends, service, certainty)
                : taken(source, backends, service, certainty);
    }

    private Optional<Packet> refused(
            PrefixSet source, Frontend.Backends backends, Service service, Certainty certainty) {
        return backends.subnet() == Frontend.Backends.NOWHERE
                ? Optional.of(new Region(source, backends.hosts(), service).lowest())
                : Filters.lowestRefused(
                        filters.inbound(backends.subnet()), source, backends.hosts(), service, certainty);
    }

    private Optional<Packet> taken(PrefixSet source, Frontend.Backends backends, Service service, Certainty certainty) {
        return backends.subnet() == Frontend.Backends.NOWHERE
                ? Optional.empty()
                : Filters.passing(filters.inbound(backends.subnet()), source, backends.hosts(), service, certainty)
                        .stream()
                        .map(Region::lowest)
                        .min(Packet::compareTo);
    }
}
