package hybridnetwork.reachability.filter;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.model.Tags;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The rules of a security group in one direction, ready to be asked about many packets at once. It does not depend on
 * what has failed, so every answer serves all scenarios.
 */
public final class Filter {
    private static final List<Protocol> PROTOCOLS = List.of(Protocol.values());

    private final List<SecurityRule> rules;
    private final Tags tags;
    private final Addresses.Book book;
    private final AddressAxis sources;
    private final AddressAxis destinations;
    private final PortAxis sourcePorts;
    private final PortAxis destinationPorts;
    private final List<Box> boxes;

    /** @param rules in the order of their priority; the last one matches everything */
    public Filter(List<SecurityRule> rules, Tags tags, Addresses.Book book) {
        this.rules = rules;
        this.tags = tags;
        this.book = book;
        this.sources = new AddressAxis(rules.stream().map(SecurityRule::source).toList(), book);
        this.destinations =
                new AddressAxis(rules.stream().map(SecurityRule::destination).toList(), book);
        this.sourcePorts =
                new PortAxis(rules.stream().map(SecurityRule::sourcePorts).toList());
        this.destinationPorts =
                new PortAxis(rules.stream().map(SecurityRule::destinationPorts).toList());
        this.boxes = rules.stream().map(this::box).toList();
    }

    private Box box(SecurityRule rule) {
        return new Box(
                sources.classesOf(rule.source()),
                destinations.classesOf(rule.destination()),
                bits(rule.protocols()),
                sourcePorts.classesOf(rule.sourcePorts()),
                destinationPorts.classesOf(rule.destinationPorts()));
    }

    private static BitSet bits(Set<Protocol> protocols) {
        BitSet bits = new BitSet();
        protocols.forEach(protocol -> bits.set(PROTOCOLS.indexOf(protocol)));
        return bits;
    }

    /** The rule that decides one packet. */
    public SecurityRule first(Packet packet) {
        return rules.stream()
                .filter(rule -> rule.matches(packet, tags))
                .findFirst()
                .orElseThrow();
    }

    /** A question: how these packets fare. */
    public record Question(Addresses sources, Addresses destinations, Service service) {}

    /**
     * The packets of a question that end at a rule with one of these accesses. Regions may overlap.
     */
    public List<Region> regions(Question question, Set<Access> wanted) {
        List<Region> regions = new ArrayList<>();
        for (Box piece : pieces(question, wanted)) {
            regions.add(new Region(
                    sources.members(piece.sources(), question.sources()),
                    destinations.members(piece.destinations(), question.destinations()),
                    service(piece, question)));
        }
        return regions;
    }

    /**
     * The lowest packet of a question that ends at a rule with one of these accesses.
     *
     * @param as what the packets are compared as: it may not turn the order of two packets of one class around
     */
    public Optional<Packet> lowest(Question question, Set<Access> wanted, UnaryOperator<Packet> as) {
        Optional<Packet> lowest = Optional.empty();
        for (Box piece : pieces(question, wanted)) {
            Service service = service(piece, question);
            Packet packet = as.apply(new Packet(
                    sources.lowest(piece.sources(), question.sources()),
                    destinations.lowest(piece.destinations(), question.destinations()),
                    service.lowestProtocol(),
                    service.lowestSourcePort(),
                    service.lowestDestinationPort()));
            if (lowest.isEmpty() || packet.compareTo(lowest.get()) < 0) {
                lowest = Optional.of(packet);
            }
        }
        return lowest;
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

    /** For each wanted rule, the question's packets that it matches and no unwanted rule before it does. */
    private List<Box> pieces(Question question, Set<Access> wanted) {
        Box asked = asked(question);
        List<Box> pieces = new ArrayList<>();
        List<Box> unwanted = new ArrayList<>();
        if (asked.sources().isEmpty() || asked.destinations().isEmpty()) {
            return pieces;
        }
        for (int i = 0; i < boxes.size(); i++) {
            Optional<Box> matched = boxes.get(i).intersect(asked);
            if (matched.isEmpty()) {
                continue;
            }
            if (wanted.contains(rules.get(i).access())) {
                pieces.addAll(without(matched.get(), unwanted));
            } else {
                unwanted.add(matched.get());
            }
            if (matched.get().isSameAs(asked)) {
                // Nothing gets past a rule that matches all that was asked.
                break;
            }
        }
        return pieces;
    }

    private static List<Box> without(Box box, List<Box> others) {
        List<Box> left = List.of(box);
        for (Box other : others) {
            List<Box> next = new ArrayList<>(left.size());
            for (Box piece : left) {
                next.addAll(piece.subtract(other));
            }
            left = next;
            if (left.isEmpty()) {
                break;
            }
        }
        return left;
    }

    private Box asked(Question question) {
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

    /** A question about sets of addresses. */
    public Question question(PrefixSet from, PrefixSet to, Service service) {
        return new Question(book.of(from), book.of(to), service);
    }
}
