package hybridnetwork.reachability.filter;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Certainty;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.reachability.model.Service;
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
    private final Addresses.Book book;
    private final AddressAxis sources;
    private final AddressAxis destinations;
    private final PortAxis sourcePorts;
    private final PortAxis destinationPorts;
    /** What each rule surely matches. */
    private final List<Box> sure;
    /** What it may match besides; the same boxes where it is known. */
    private final List<Box> maybe;

    private final boolean known;

    /** @param rules in the order of their priority; the last one matches everything */
    public Filter(List<SecurityRule> rules, Addresses.Book book) {
        this.rules = rules;
        this.book = book;
        this.sources = new AddressAxis(rules.stream().map(SecurityRule::source).toList());
        this.destinations =
                new AddressAxis(rules.stream().map(SecurityRule::destination).toList());
        this.sourcePorts =
                new PortAxis(rules.stream().map(SecurityRule::sourcePorts).toList());
        this.destinationPorts =
                new PortAxis(rules.stream().map(SecurityRule::destinationPorts).toList());
        this.sure =
                rules.stream().map(rule -> box(rule, Certainty.CERTAIN)).toList();
        this.maybe = rules.stream()
                .map(rule -> box(rule, Certainty.POSSIBLE))
                .toList();
        this.known = sure.equals(maybe) && rules.stream().noneMatch(rule -> rule.access() == Access.UNKNOWN);
    }

    private Box box(SecurityRule rule, Certainty certainty) {
        return new Box(
                sources.classesOf(rule.source(), certainty),
                destinations.classesOf(rule.destination(), certainty),
                bits(rule.protocols()),
                sourcePorts.classesOf(rule.sourcePorts()),
                destinationPorts.classesOf(rule.destinationPorts()));
    }

    /** Whether nothing is open about it: what it does possibly it does certainly. */
    public boolean isKnown() {
        return known;
    }

    private static BitSet bits(Set<Protocol> protocols) {
        BitSet bits = new BitSet();
        protocols.forEach(protocol -> bits.set(PROTOCOLS.indexOf(protocol)));
        return bits;
    }

    /**
     * What becomes of one packet.
     *
     * @param access {@code UNKNOWN} where a rule that may match, or is not known, could decide otherwise
     * @param rule that decides, or of which it is not known whether it does
     */
    public record Judgement(Access access, SecurityRule rule) {}

    /** Judges one packet. */
    public Judgement judge(Packet packet) {
        Box asked = asked(question(
                PrefixSet.of(packet.source()),
                PrefixSet.of(packet.destination()),
                Service.of(packet, packet.destinationPort())));
        List<SecurityRule> open = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            SecurityRule rule = rules.get(i);
            if (sure.get(i).overlaps(asked)) {
                return open.stream()
                        .filter(earlier -> earlier.access() != rule.access())
                        .findFirst()
                        .map(earlier -> new Judgement(Access.UNKNOWN, earlier))
                        .orElse(new Judgement(rule.access(), rule));
            }
            if (maybe.get(i).overlaps(asked)) {
                open.add(rule);
            }
        }
        throw new IllegalStateException("the last rule matches everything");
    }

    /** A question: how these packets fare. */
    public record Question(Addresses sources, Addresses destinations, Service service) {}

    /** The packets of a question that end so, certainly or possibly. Regions may overlap. */
    public List<Region> regions(Question question, Access wanted, Certainty certainty) {
        List<Region> regions = new ArrayList<>();
        for (Box piece : pieces(question, wanted, certainty)) {
            regions.add(region(piece, question));
        }
        return regions;
    }

    private Region region(Box piece, Question question) {
        return new Region(
                sources.members(piece.sources(), question.sources()),
                destinations.members(piece.destinations(), question.destinations()),
                service(piece, question));
    }

    /**
     * The lowest packet of a question that ends so, certainly or possibly, and is not from an address to itself.
     *
     * @param as what the packets are compared as: it may not turn the order of two packets of one class around
     */
    public Optional<Packet> lowest(
            Question question, Access wanted, Certainty certainty, UnaryOperator<Packet> as) {
        Optional<Packet> lowest = Optional.empty();
        for (Box piece : pieces(question, wanted, certainty)) {
            Optional<Packet> packet = lowest(piece, question).map(as);
            if (packet.isPresent()
                    && (lowest.isEmpty() || packet.get().compareTo(lowest.get()) < 0)) {
                lowest = packet;
            }
        }
        return lowest;
    }

    private Optional<Packet> lowest(Box piece, Question question) {
        Ipv4 source = sources.lowest(piece.sources(), question.sources());
        Ipv4 destination = destinations.lowest(piece.destinations(), question.destinations());
        if (source.equals(destination)) {
            return region(piece, question).lowest();
        }
        Service service = service(piece, question);
        return Optional.of(new Packet(
                source,
                destination,
                service.lowestProtocol(),
                service.lowestSourcePort(),
                service.lowestDestinationPort()));
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

    /**
     * For each wanted rule, the question's packets that it matches and no unwanted rule before it does. What is certain is kept
     * from by whatever may match before it; what is possible, by what surely does.
     */
    private List<Box> pieces(Question question, Access wanted, Certainty certainty) {
        Box asked = asked(question);
        List<Box> pieces = new ArrayList<>();
        List<Box> unwanted = new ArrayList<>();
        if (asked.sources().isEmpty() || asked.destinations().isEmpty()) {
            return pieces;
        }
        boolean certain = certainty == Certainty.CERTAIN;
        for (int i = 0; i < rules.size(); i++) {
            Optional<Box> matched = maybe.get(i).intersect(asked);
            if (matched.isEmpty()) {
                continue;
            }
            Optional<Box> surely = isKnown() ? matched : sure.get(i).intersect(asked);
            Access access = rules.get(i).access();
            boolean isWanted = access == wanted || (access == Access.UNKNOWN && !certain);
            if (isWanted) {
                (certain ? surely : matched).ifPresent(box -> pieces.addAll(without(box, unwanted)));
            } else {
                (certain ? matched : surely).ifPresent(unwanted::add);
            }
            if (surely.filter(asked::isSameAs).isPresent()) {
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
