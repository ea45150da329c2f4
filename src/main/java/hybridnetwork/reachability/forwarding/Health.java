package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.filter.Filters.Guarded;
import hybridnetwork.reachability.filter.Gate;
import hybridnetwork.reachability.model.BalancingRule.HealthProbe;
import hybridnetwork.reachability.model.Certainty;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.Service;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Which members of a pool Azure's health probe, from 168.63.129.16, comes to: one that it is kept from takes no traffic.
 *
 * @param up the members that every probe comes to
 * @param down those that none comes to
 * @param maybe the rest
 */
public record Health(PrefixSet up, PrefixSet down, PrefixSet maybe) {
    /** The health of members that the same groups judge. */
    public static Health of(Guarded members, Optional<HealthProbe> probe) {
        if (probe.isEmpty() || members.gates().isEmpty()) {
            return new Health(members.hosts(), PrefixSet.EMPTY, PrefixSet.EMPTY);
        }
        Service service = new Service(
                EnumSet.of(probe.get().protocol()),
                Service.EPHEMERAL,
                PortSet.of(PortRange.of(probe.get().port())));
        Region all = new Region(PrefixSet.of(Space.PLATFORM), members.hosts(), service);
        PrefixSet reached = destinations(Gate.passingAll(members.gates(), all, Certainty.POSSIBLE));
        List<Region> refused = new ArrayList<>();
        members.gates().forEach(gate -> refused.addAll(gate.refused(all, Certainty.POSSIBLE)));
        PrefixSet up = members.hosts().subtract(destinations(refused));
        PrefixSet down = members.hosts().subtract(reached);
        return new Health(up, down, members.hosts().subtract(up).subtract(down));
    }

    private static PrefixSet destinations(List<Region> regions) {
        return PrefixSet.unionOf(regions.stream().map(Region::destinations).toList());
    }
}
