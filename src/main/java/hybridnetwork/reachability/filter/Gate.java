package hybridnetwork.reachability.filter;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.filter.Filter.Judgement;
import hybridnetwork.reachability.model.Certainty;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.reachability.model.Service;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A security group where it judges packets, at a subnet or at an interface, in one direction; or the rules of an appliance.
 *
 * @param at for traces, such as {@code subnet web} or {@code an interface in subnet web}
 * @param direction {@code inbound} or {@code outbound}; empty of the rules of an appliance
 * @param group what has the rules, such as {@code network security group a}
 * @param certain whether it surely is there: which address has an interface may not be known
 */
public record Gate(String at, String direction, String group, Filter filter, boolean certain) {
    /** The same where it may not be there. */
    public Gate perhaps() {
        return new Gate(at, direction, group, filter, false);
    }

    public boolean isKnown() {
        return certain && filter.isKnown();
    }

    /** The packets that it lets pass. */
    public List<Region> passing(Region region, Certainty certainty) {
        return certain || certainty == Certainty.CERTAIN
                ? filter.regions(question(region), Access.ALLOW, certainty)
                : List.of(region);
    }

    /** The packets that it refuses. */
    public List<Region> refused(Region region, Certainty certainty) {
        return certain || certainty == Certainty.POSSIBLE
                ? filter.regions(question(region), Access.DENY, certainty)
                : List.of();
    }

    /** The lowest packet that it refuses. */
    public Optional<Packet> lowestRefused(Region region, Certainty certainty, UnaryOperator<Packet> as) {
        return certain || certainty == Certainty.POSSIBLE
                ? filter.lowest(question(region), Access.DENY, certainty, as)
                : Optional.empty();
    }

    private Filter.Question question(Region region) {
        return filter.question(region.sources(), region.destinations(), region.service());
    }

    /** What it does with one packet. */
    public Judgement judge(Packet packet) {
        Judgement judgement = filter.judge(packet);
        return certain || judgement.access() == Access.ALLOW
                ? judgement
                : new Judgement(Access.UNKNOWN, judgement.rule());
    }

    /** The packets from some addresses to others that pass every gate. */
    public static List<Region> passingAll(List<Gate> gates, Region region, Certainty certainty) {
        List<Region> passing = List.of(region);
        for (Gate gate : gates) {
            passing = passing.stream()
                    .flatMap(part -> gate.passing(part, certainty).stream())
                    .toList();
        }
        return passing;
    }

    /** The packets of a service between two sets; nothing where one is empty. */
    public static Optional<Region> region(PrefixSet from, PrefixSet to, Service service) {
        return from.isEmpty() || to.isEmpty() ? Optional.empty() : Optional.of(new Region(from, to, service));
    }
}
