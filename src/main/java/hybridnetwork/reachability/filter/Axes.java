package hybridnetwork.reachability.filter;

import hybridnetwork.net.Ipv4;
import hybridnetwork.reachability.filter.Filter.Question;
import hybridnetwork.reachability.model.Certainty;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.Service;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The five axes that a list of rules looks at, each in classes that no rule tells apart: rules and questions become boxes. */
final class Axes {
    private static final List<Protocol> PROTOCOLS = List.of(Protocol.values());

    private final AddressAxis sources;
    private final AddressAxis destinations;
    private final PortAxis sourcePorts;
    private final PortAxis destinationPorts;

    Axes(List<SecurityRule> rules) {
        this.sources = new AddressAxis(rules.stream().map(SecurityRule::source).toList());
        this.destinations =
                new AddressAxis(rules.stream().map(SecurityRule::destination).toList());
        this.sourcePorts =
                new PortAxis(rules.stream().map(SecurityRule::sourcePorts).toList());
        this.destinationPorts =
                new PortAxis(rules.stream().map(SecurityRule::destinationPorts).toList());
    }

    /** What is assumed of a packet's two addresses, where it is not known whether the tag {@code VirtualNetwork} holds them. */
    record Assumed(boolean source, boolean destination) {}

    /** What a rule matches, surely or possibly. */
    Box box(SecurityRule rule, Certainty certainty, Assumed assumed) {
        return new Box(
                sources.classesOf(rule.source(), certainty, assumed.source()),
                destinations.classesOf(rule.destination(), certainty, assumed.destination()),
                bits(rule.protocols()),
                sourcePorts.classesOf(rule.sourcePorts()),
                destinationPorts.classesOf(rule.destinationPorts()));
    }

    private static BitSet bits(Set<Protocol> protocols) {
        BitSet bits = new BitSet();
        protocols.forEach(protocol -> bits.set(PROTOCOLS.indexOf(protocol)));
        return bits;
    }

    /** What a question is about. */
    Box asked(Question question) {
        Service service = question.service();
        return new Box(
                sources.classesOf(question.sources()),
                destinations.classesOf(question.destinations()),
                bits(service.protocols()),
                service.hasPorts() ? sourcePorts.classesOf(service.sourcePorts()) : sourcePorts.withoutPorts(),
                service.hasPorts()
                        ? destinationPorts.classesOf(service.destinationPorts())
                        : destinationPorts.withoutPorts());
    }

    /** The packets of a question that are in a box. */
    Region region(Box piece, Question question) {
        return new Region(
                sources.members(piece.sources(), question.sources()),
                destinations.members(piece.destinations(), question.destinations()),
                service(piece, question));
    }

    /** The lowest packet of a question in a box that is not from an address to itself. */
    Optional<Packet> lowest(Box piece, Question question) {
        Ipv4 source = sources.lowest(piece.sources(), question.sources());
        Ipv4 destination = destinations.lowest(piece.destinations(), question.destinations());
        if (source.equals(destination)) {
            return region(piece, question).lowest();
        }
        return Optional.of(service(piece, question).lowest(source, destination));
    }

    private Service service(Box piece, Question question) {
        EnumSet<Protocol> protocols = EnumSet.noneOf(Protocol.class);
        piece.protocols().stream().forEach(i -> protocols.add(PROTOCOLS.get(i)));
        return new Service(
                protocols,
                sourcePorts.members(piece.sourcePorts(), question.service().sourcePorts()),
                destinationPorts.members(
                        piece.destinationPorts(), question.service().destinationPorts()));
    }
}
