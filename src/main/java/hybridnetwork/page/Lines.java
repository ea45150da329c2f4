package hybridnetwork.page;

import hybridnetwork.page.Card.Kind;
import hybridnetwork.page.Scene.Link;
import hybridnetwork.page.Scene.Style;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the lines between boxes run. A line turns between two columns and nowhere else, so that it crosses no box; a way along it is drawn on the
 * same line.
 */
final class Lines {
    /** Between the lines of two links. */
    private static final double APART = 12;

    /** What a line runs straight at either end, so that the tip of an arrow has room. */
    private static final double TIP = 12;

    private final Drawing drawing;
    private final Map<String, Card> cards = new HashMap<>();
    private final Map<String, Box> around = new HashMap<>();

    /** The parts that lines fail with, by what they are parts of. */
    private final Map<String, List<String>> parts;

    Lines(Drawing drawing) {
        this.drawing = drawing;
        Scene scene = drawing.scene();
        scene.cards().forEach(card -> cards.put(card.hop(), card));
        scene.sites()
                .forEach(site -> site.inside().forEach(device -> around.put(device.hop(), drawing.box(site.hop()))));
        if (!scene.networks().isEmpty()) {
            DrawnNetwork hub = scene.networks().get(0);
            hub.cards().forEach(card -> around.put(card.hop(), drawing.box(hub.hop())));
        }
        this.parts = scene.links().stream()
                .map(Link::part)
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.groupingBy(Lines::whole));
    }

    private static String whole(String part) {
        return part.substring(0, part.lastIndexOf('/'));
    }

    /**
     * A line that is straight, turns, and is straight again.
     *
     * @param turn where it begins to turn, from left to right
     * @param turned where it has turned
     */
    record Line(double x1, double y1, double turn, double turned, double x2, double y2) {}

    /** Empty of a peering, and of what leads past the hub to a gateway elsewhere: those pass behind what is between. */
    Optional<Line> of(Link link) {
        Card from = cards.get(link.from());
        Card to = cards.get(link.to());
        if (link.style() == Style.PEERING || from == null || to == null || isElsewhere(to)) {
            return Optional.empty();
        }
        Box left = drawing.box(from.hop());
        Box right = drawing.box(to.hop());
        double apart = apart(link.part());
        double y1 = from.kind() == Kind.SITE
                ? left.y() + Sizes.PADDING + Sizes.TITLE / 2
                : left.y() + left.height() / 2 + (from.kind() == Kind.DEVICE ? 0 : apart);
        double turned = around.containsKey(to.hop())
                ? around.get(to.hop()).x()
                : link.style() == Style.VPN ? edges().orElse(right.x()) : right.x();
        return Optional.of(new Line(
                left.right(),
                y1,
                Math.max(around.getOrDefault(from.hop(), left).right(), left.right() + TIP),
                Math.min(turned, right.x() - TIP),
                right.x(),
                right.y() + right.height() / 2 + apart));
    }

    private boolean isElsewhere(Card to) {
        return to.kind() == Kind.GATEWAY && !around.containsKey(to.hop());
    }

    /** The left side of the edge routers. */
    private Optional<Double> edges() {
        return drawing.scene().edges().stream()
                .map(edge -> drawing.box(edge.hop()).x())
                .findFirst();
    }

    private double apart(String part) {
        if (part.isEmpty()) {
            return 0;
        }
        List<String> all = parts.getOrDefault(whole(part), List.of());
        return all.isEmpty() ? 0 : (all.indexOf(part) - (all.size() - 1) / 2.0) * APART;
    }
}
