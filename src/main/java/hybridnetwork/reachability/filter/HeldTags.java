package hybridnetwork.reachability.filter;

import hybridnetwork.net.ServiceTag;
import hybridnetwork.reachability.model.SecurityGroup;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.model.Subnet.InterfaceGroup;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which service tags may hold an address, as far as it makes a difference to the rules of some networks. */
final class HeldTags {
    private static final Comparator<ServiceTag> BY_NAME =
            Comparator.comparing(ServiceTag::name, String.CASE_INSENSITIVE_ORDER);

    private HeldTags() {}

    /** None, each tag, and each two of which one is allowed and the other denied; a wider tag before its parts. */
    static Set<List<ServiceTag>> of(List<Snapshot> networks) {
        NavigableSet<ServiceTag> allowed = tags(networks, Access.DENY);
        NavigableSet<ServiceTag> denied = tags(networks, Access.ALLOW);
        NavigableSet<ServiceTag> all = new TreeSet<>(allowed);
        all.addAll(denied);
        Set<List<ServiceTag>> held = new LinkedHashSet<>();
        held.add(List.of());
        all.forEach(tag -> held.add(List.of(tag)));
        for (ServiceTag one : allowed) {
            for (ServiceTag other : denied) {
                if (!one.holds(other) && !other.holds(one)) {
                    held.add(BY_NAME.compare(one, other) < 0 ? List.of(one, other) : List.of(other, one));
                }
            }
        }
        return held;
    }

    /** The tags of rules that do not surely do this. */
    private static NavigableSet<ServiceTag> tags(List<Snapshot> networks, Access contrary) {
        NavigableSet<ServiceTag> tags = new TreeSet<>(BY_NAME);
        networks.stream()
                .flatMap(network -> network.subnets().stream())
                .flatMap(HeldTags::groups)
                .flatMap(group -> Stream.concat(group.inbound().stream(), group.outbound().stream()))
                .filter(rule -> rule.access() != contrary)
                .map(SecurityRule::tags)
                .forEach(tags::addAll);
        return tags;
    }

    private static Stream<SecurityGroup> groups(Subnet subnet) {
        return Stream.concat(
                subnet.group().stream(), subnet.interfaces().stream().map(InterfaceGroup::group));
    }
}
