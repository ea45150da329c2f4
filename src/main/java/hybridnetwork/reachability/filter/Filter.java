package hybridnetwork.reachability.filter;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Certainty;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.reachability.model.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The rules of a security group in one direction, ready to be asked about many packets at once. It does not depend on
 * what has failed, so every answer serves all scenarios.
 */
public final class Filter {
    private final List<SecurityRule> rules;
    private final Addresses.Book book;
    private final Axes axes;
    /** What the rules match, by what is assumed of addresses that are perhaps in {@code VirtualNetwork}. */
    private final Map<Axes.Assumed, Rules> boxes = new HashMap<>();

    private final boolean known;

    /** @param rules in the order of their priority; the last one matches everything */
    public Filter(List<SecurityRule> rules, Addresses.Book book) {
        this.rules = rules;
        this.book = book;
        this.axes = new Axes(rules);
        this.known =
                book.isKnown() && rules.stream().noneMatch(rule -> isOpen(rule) || rule.access() == Access.UNKNOWN);
    }

    /**
     * What each rule matches.
     *
     * @param maybe what it may match; the same boxes where that is known
     */
    private record Rules(List<Box> sure, List<Box> maybe) {}

    private Rules boxes(Axes.Assumed assumed) {
        return boxes.computeIfAbsent(assumed, this::boxesUnder);
    }

    private Rules boxesUnder(Axes.Assumed assumed) {
        List<Box> sure = new ArrayList<>(rules.size());
        List<Box> maybe = new ArrayList<>(rules.size());
        for (SecurityRule rule : rules) {
            Box box = axes.box(rule, Certainty.CERTAIN, assumed);
            sure.add(box);
            maybe.add(isOpen(rule) ? axes.box(rule, Certainty.POSSIBLE, assumed) : box);
        }
        return new Rules(sure, maybe);
    }

    /** Whether it may match more addresses than it surely does. */
    private static boolean isOpen(SecurityRule rule) {
        return !rule.source().maybe().isEmpty() || !rule.destination().maybe().isEmpty();
    }

    /** All that may be assumed of a question's addresses. */
    private static List<Axes.Assumed> assumptions(Question question) {
        List<Axes.Assumed> all = new ArrayList<>();
        for (boolean source : question.sources().isOpen() ? new boolean[] {true, false} : new boolean[] {false}) {
            for (boolean destination :
                    question.destinations().isOpen() ? new boolean[] {true, false} : new boolean[] {false}) {
                all.add(new Axes.Assumed(source, destination));
            }
        }
        return all;
    }

    /** Whether nothing is open about it: what it does possibly it does certainly. */
    public boolean isKnown() {
        return known;
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
        Question question =
                question(PrefixSet.of(packet.source()), PrefixSet.of(packet.destination()), Service.of(packet));
        List<Judgement> judgements = assumptions(question).stream()
                .map(assumed -> judge(axes.asked(question), boxes(assumed)))
                .toList();
        Judgement first = judgements.get(0);
        boolean agreed = judgements.stream().allMatch(other -> other.access() == first.access());
        return agreed ? first : new Judgement(Access.UNKNOWN, first.rule());
    }

    private Judgement judge(Box asked, Rules boxes) {
        List<SecurityRule> open = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            SecurityRule rule = rules.get(i);
            if (boxes.sure().get(i).overlaps(asked)) {
                return open.stream()
                        .filter(earlier -> earlier.access() != rule.access())
                        .findFirst()
                        .map(earlier -> new Judgement(Access.UNKNOWN, earlier))
                        .orElse(new Judgement(rule.access(), rule));
            }
            if (boxes.maybe().get(i).overlaps(asked)) {
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
            regions.add(axes.region(piece, question));
        }
        return regions;
    }

    /**
     * The lowest packet of a question that ends so, certainly or possibly, and is not from an address to itself.
     *
     * @param as what the packets are compared as: it may not turn the order of two packets of one class around
     */
    public Optional<Packet> lowest(Question question, Access wanted, Certainty certainty, UnaryOperator<Packet> as) {
        Optional<Packet> lowest = Optional.empty();
        for (Box piece : pieces(question, wanted, certainty)) {
            Optional<Packet> packet = axes.lowest(piece, question).map(as);
            if (packet.isPresent() && (lowest.isEmpty() || packet.get().compareTo(lowest.get()) < 0)) {
                lowest = packet;
            }
        }
        return lowest;
    }

    /**
     * The packets of a question that end so. Whatever the tags hold, a packet fares certainly so where it does under every
     * assumption, and possibly where it does under one.
     */
    private List<Box> pieces(Question question, Access wanted, Certainty certainty) {
        Box asked = axes.asked(question);
        if (asked.sources().isEmpty() || asked.destinations().isEmpty()) {
            return List.of();
        }
        List<Axes.Assumed> assumptions = assumptions(question);
        if (assumptions.size() == 1) {
            return pieces(asked, boxes(assumptions.get(0)), wanted, certainty);
        }
        boolean certain = certainty == Certainty.CERTAIN;
        Access other = wanted == Access.ALLOW ? Access.DENY : Access.ALLOW;
        List<Box> possible = new ArrayList<>();
        for (Axes.Assumed assumed : assumptions) {
            possible.addAll(pieces(asked, boxes(assumed), certain ? other : wanted, Certainty.POSSIBLE));
        }
        return certain ? without(asked, possible) : possible;
    }

    /**
     * For each wanted rule, the question's packets that it matches and no unwanted rule before it does. What is certain is kept
     * from by whatever may match before it; what is possible, by what surely does.
     */
    private List<Box> pieces(Box asked, Rules boxes, Access wanted, Certainty certainty) {
        List<Box> pieces = new ArrayList<>();
        List<Box> unwanted = new ArrayList<>();
        boolean certain = certainty == Certainty.CERTAIN;
        for (int i = 0; i < rules.size(); i++) {
            Box maybe = boxes.maybe().get(i);
            if (!maybe.overlaps(asked)) {
                continue;
            }
            Box sure = boxes.sure().get(i);
            Access access = rules.get(i).access();
            boolean isWanted = access == wanted || (access == Access.UNKNOWN && !certain);
            if (isWanted) {
                (certain ? sure : maybe).intersect(asked).ifPresent(box -> pieces.addAll(without(box, unwanted)));
            } else {
                unwanted.add(certain ? maybe : sure);
            }
            if (sure.contains(asked)) {
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

    /** A question about sets of addresses. */
    public Question question(PrefixSet from, PrefixSet to, Service service) {
        return new Question(book.of(from), book.of(to), service);
    }
}
