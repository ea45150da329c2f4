package hybridnetwork.page;

import hybridnetwork.page.Card.Kind;
import hybridnetwork.page.Drawing.Heading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lays a scene out by rule, as network engineers draw it: on-premises, circuits and tunnels, the hub, the spokes, from left to
 * right, each column centred. Nothing overlaps, because each thing stands below or beside what came before it.
 */
final class Columns {
    static final String INTERNET = "internet";

    private static final int ONE_COLUMN = 4;
    private static final int TWO_COLUMNS = 12;
    private static final int SUBNETS_OF_A_COLUMN = 10;

    private final Scene scene;
    private final Map<String, Box> cards = new LinkedHashMap<>();
    private final Map<String, Box> networks = new LinkedHashMap<>();
    private final List<Heading> headings = new ArrayList<>();

    private Columns(Scene scene) {
        this.scene = scene;
    }

    static Drawing of(Scene scene) {
        return new Columns(scene).lay();
    }

    /** A network's frame before it has a place. */
    private record Frame(DrawnNetwork network, double width, double height) {}

    private Drawing lay() {
        List<Frame> frames = scene.networks().stream().map(Columns::frame).toList();
        List<Frame> hub = frames.isEmpty() ? List.of() : frames.subList(0, 1);
        List<List<Frame>> spokes = spread(frames.isEmpty() ? List.of() : frames.subList(1, frames.size()));
        double internet = scene.internet() ? 2 * Sizes.PADDING + Sizes.TITLE + Sizes.GAP * 2 : 0;
        double tallest = Math.max(
                Math.max(Sizes.height(scene.sites()), betweenHeight()),
                Math.max(
                        2 * internet + height(hub),
                        spokes.stream().mapToDouble(Columns::height).max().orElse(0)));
        double top = Sizes.FRAME + Sizes.HEADING;
        double x = Sizes.FRAME;
        x = stack(scene.sites(), "On-premises", x, top, tallest);
        x = between(x, top + (tallest - betweenHeight()) / 2);
        if (!hub.isEmpty()) {
            double width = hub.get(0).width();
            heading("Azure", x, width);
            double y = top + (tallest - height(hub)) / 2;
            place(hub.get(0), x, y);
            if (scene.internet()) {
                double wide = Sizes.width(Kind.INTERNET);
                cards.put(INTERNET, new Box(x + width - wide, y - internet, wide, 2 * Sizes.PADDING + Sizes.TITLE));
            }
            x += width + Sizes.COLUMN_GAP;
        }
        if (!spokes.isEmpty()) {
            heading("Spokes", x, spokes.get(0).get(0).width());
        }
        for (List<Frame> column : spokes) {
            double y = top + (tallest - height(column)) / 2;
            for (Frame frame : column) {
                place(frame, x, y);
                y += frame.height() + Sizes.GAP;
            }
            x += column.stream().mapToDouble(Frame::width).max().orElse(0) + Sizes.GAP * 2;
        }
        double right = Math.max(
                cards.values().stream().mapToDouble(Box::right).max().orElse(0),
                networks.values().stream().mapToDouble(Box::right).max().orElse(0));
        return new Drawing(scene, right + Sizes.FRAME, top + tallest + Sizes.FRAME, cards, networks, headings);
    }

    private void heading(String text, double x, double width) {
        headings.add(new Heading(text, new Box(x, Sizes.FRAME, width, Sizes.HEADING - Sizes.GAP / 2)));
    }

    /** Cards one above the other; returns where the next column begins. */
    private double stack(List<Card> column, String heading, double x, double top, double tallest) {
        if (column.isEmpty()) {
            return x;
        }
        double width = Sizes.width(column);
        heading(heading, x, width);
        stack(column, x, top + (tallest - Sizes.height(column)) / 2);
        return x + width + Sizes.COLUMN_GAP;
    }

    private void stack(List<Card> column, double x, double top) {
        double y = top;
        for (Card card : column) {
            put(card, x, y, Sizes.width(column));
            y += Sizes.height(card) + Sizes.GAP;
        }
    }

    private void put(Card card, double x, double y, double width) {
        cards.put(card.hop(), new Box(x, y, width, Sizes.height(card)));
        double below = y + Sizes.PADDING + Sizes.head(card);
        for (Card inside : card.inside()) {
            below += Sizes.INSIDE;
            put(inside, x + Sizes.PADDING, below, width - 2 * Sizes.PADDING);
            below += Sizes.height(inside);
        }
    }

    /**
     * Circuits, each with its edge router to the left of it, then tunnels, which have nothing there: a line to a tunnel passes below all
     * edge routers.
     */
    private double between(double x, double top) {
        if (scene.circuits().isEmpty() && scene.tunnels().isEmpty()) {
            return x;
        }
        double left = x;
        if (!scene.edges().isEmpty()) {
            heading("Edge", x, Sizes.width(scene.edges()));
            left += Sizes.width(scene.edges()) + Sizes.LINKS_GAP;
        }
        double width = Math.max(Sizes.width(scene.circuits()), Sizes.width(scene.tunnels()));
        heading("Circuits and tunnels", left, width);
        double y = top;
        for (Card circuit : scene.circuits()) {
            double slot = slot(circuit);
            put(circuit, left, y + (slot - Sizes.height(circuit)) / 2, width);
            double edgeTop = y;
            edge(circuit)
                    .ifPresent(edge ->
                            put(edge, x, edgeTop + (slot - Sizes.height(edge)) / 2, Sizes.width(scene.edges())));
            y += slot + Sizes.GAP;
        }
        for (Card tunnel : scene.tunnels()) {
            put(tunnel, left, y, width);
            y += Sizes.height(tunnel) + Sizes.GAP;
        }
        return left + width + Sizes.COLUMN_GAP;
    }

    private double betweenHeight() {
        double circuits = scene.circuits().stream()
                .mapToDouble(circuit -> slot(circuit) + Sizes.GAP)
                .sum();
        double tunnels = scene.tunnels().stream()
                .mapToDouble(tunnel -> Sizes.height(tunnel) + Sizes.GAP)
                .sum();
        return Math.max(circuits + tunnels - Sizes.GAP, 0);
    }

    private double slot(Card circuit) {
        return Math.max(Sizes.height(circuit), edge(circuit).map(Sizes::height).orElse(0.0));
    }

    private Optional<Card> edge(Card circuit) {
        String hop = Hops.edge(Hops.bare(circuit.hop()));
        return scene.edges().stream().filter(edge -> edge.hop().equals(hop)).findFirst();
    }

    private static double height(List<Frame> column) {
        return column.stream().mapToDouble(frame -> frame.height() + Sizes.GAP).sum()
                - (column.isEmpty() ? 0 : Sizes.GAP);
    }

    /** Spokes over as many columns as keep the drawing on a screen; each goes below the lowest. */
    private static List<List<Frame>> spread(List<Frame> spokes) {
        int columns = spokes.size() <= ONE_COLUMN ? 1 : spokes.size() <= TWO_COLUMNS ? 2 : 3;
        if (spokes.size() > Scene.MOST_SPOKES + 1) {
            columns = (int) Math.ceil(Math.sqrt(spokes.size()));
        }
        List<List<Frame>> all = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            all.add(new ArrayList<>());
        }
        for (Frame spoke : spokes) {
            List<Frame> lowest = all.get(0);
            for (List<Frame> column : all) {
                lowest = height(column) < height(lowest) ? column : lowest;
            }
            lowest.add(spoke);
        }
        all.removeIf(List::isEmpty);
        return all;
    }

    /** The columns inside a network, from left to right. */
    private static List<List<Card>> inside(DrawnNetwork network) {
        List<List<Card>> columns = new ArrayList<>();
        columns.add(network.gateways());
        columns.add(network.middle());
        List<Card> subnets = network.subnets();
        for (int i = 0; i < subnets.size(); i += SUBNETS_OF_A_COLUMN) {
            columns.add(subnets.subList(i, Math.min(i + SUBNETS_OF_A_COLUMN, subnets.size())));
        }
        columns.removeIf(List::isEmpty);
        return columns;
    }

    private static double header(DrawnNetwork network) {
        return Sizes.TITLE + network.lines().size() * Sizes.ROW + Sizes.PADDING;
    }

    private static double gapAfter(List<Card> column) {
        return column.get(0).kind() == Kind.SUBNET ? Sizes.SUBNETS_GAP : Sizes.COLUMN_GAP * 3 / 4;
    }

    private static Frame frame(DrawnNetwork network) {
        List<List<Card>> columns = inside(network);
        double width = 2 * Sizes.FRAME;
        double height = 0;
        for (int i = 0; i < columns.size(); i++) {
            width += Sizes.width(columns.get(i)) + (i + 1 < columns.size() ? gapAfter(columns.get(i)) : 0);
            height = Math.max(height, Sizes.height(columns.get(i)));
        }
        return new Frame(
                network,
                Math.max(width, Sizes.width(Kind.SUBNET) + 2 * Sizes.FRAME),
                header(network) + height + 2 * Sizes.FRAME);
    }

    private void place(Frame frame, double x, double y) {
        networks.put(frame.network().hop(), new Box(x, y, frame.width(), frame.height()));
        double top = y + Sizes.FRAME + header(frame.network());
        double room = frame.height() - 2 * Sizes.FRAME - header(frame.network());
        double left = x + Sizes.FRAME;
        for (List<Card> column : inside(frame.network())) {
            stack(column, left, top + (room - Sizes.height(column)) / 2);
            left += Sizes.width(column) + gapAfter(column);
        }
    }
}
