package hybridnetwork.page;

import hybridnetwork.page.Card.Kind;
import hybridnetwork.page.Card.Row;
import hybridnetwork.page.Lines.Line;
import hybridnetwork.page.Scene.Link;
import hybridnetwork.page.SceneDifference.State;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A drawing as SVG. Every text in it is escaped; the classes are those of the page's style. */
final class SvgDrawing {
    private static final double BASELINE = 15;
    private static final double ROW_BASELINE = 13;

    private final Drawing drawing;
    private final SceneDifference difference;
    private final Lines lines;
    private final StringBuilder svg = new StringBuilder();

    private SvgDrawing(SceneDifference difference) {
        this.difference = difference;
        this.drawing = Columns.of(difference.scene());
        this.lines = new Lines(drawing);
    }

    /**
     * @param id of the element
     * @param title for who does not see it
     */
    static String of(SceneDifference difference, String id, String title) {
        return new SvgDrawing(difference).render(id, title);
    }

    private String render(String id, String title) {
        line(
                "<svg id=\"%s\" class=\"drawing\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\" role=\"img\" aria-labelledby=\"%s-title\">"
                        .formatted(
                                id,
                                px(drawing.width()),
                                px(drawing.height()),
                                px(drawing.width()),
                                px(drawing.height()),
                                id));
        line("<title id=\"" + id + "-title\">" + Escaped.html(title) + "</title>");
        drawing.headings()
                .forEach(heading ->
                        text("heading", heading.box().x(), heading.box().y() + ROW_BASELINE, heading.text()));
        line("<g class=\"links\">");
        drawing.scene().links().stream()
                .filter(link -> lines.of(link).isEmpty())
                .forEach(this::link);
        line("</g><g class=\"frames\">");
        drawing.scene().networks().forEach(this::network);
        // A line to a device ends at its box, inside that of its site.
        line("</g><g class=\"cards\">");
        drawing.scene().sites().forEach(site -> card(site, ""));
        line("</g><g class=\"links\">");
        drawing.scene().links().stream()
                .filter(link -> lines.of(link).isPresent())
                .forEach(this::link);
        line("</g><g class=\"cards\">");
        drawing.scene().sites().forEach(site -> site.inside().forEach(device -> card(device, site.hop())));
        Set<Card> sites = new HashSet<>(drawing.scene().sites());
        drawing.scene()
                .cards()
                .filter(card -> card.kind() != Kind.DEVICE && !sites.contains(card))
                .forEach(card -> card(card, ""));
        if (drawing.scene().internet()) {
            Box box = drawing.box(Columns.INTERNET);
            line("<g class=\"card internet\" data-hop=\"internet\">");
            rect(box, box.height() / 2);
            text("title middle", box.x() + box.width() / 2, box.y() + Sizes.PADDING + BASELINE, "internet");
            line("</g>");
        }
        line("</g><g class=\"way\"></g><g class=\"badges\"></g></svg>");
        return svg.toString();
    }

    private String state(String hop) {
        return Optional.ofNullable(difference.states().get(hop))
                .map(SvgDrawing::word)
                .orElse("");
    }

    private static String word(State state) {
        return " " + state.name().toLowerCase(Locale.ROOT);
    }

    private void network(DrawnNetwork network) {
        Box box = drawing.box(network.hop());
        line("<g class=\"network" + state(network.hop()) + "\" data-hop=\"" + Escaped.html(network.hop()) + "\">");
        rect(box, 10);
        double room = box.width() - 2 * Sizes.FRAME + 2 * Sizes.PADDING;
        double y = box.y() + Sizes.FRAME;
        titled("title", box.x() + Sizes.FRAME, y + BASELINE - 2, network.title(), Sizes.title(network.title(), room));
        y += Sizes.TITLE;
        for (String each : network.lines()) {
            titled("row", box.x() + Sizes.FRAME, y + ROW_BASELINE, each, Sizes.row(each, room));
            y += Sizes.ROW;
        }
        line("</g>");
    }

    /** @param around the hop of what it is inside of; empty where that is nothing or a network */
    private void card(Card card, String around) {
        Box box = drawing.box(card.hop());
        line("<g class=\"card %s%s\" data-hop=\"%s\"%s>"
                .formatted(
                        card.kind().name().toLowerCase(Locale.ROOT),
                        state(card.hop()),
                        Escaped.html(card.hop()),
                        switch (card.kind()) {
                            case GROUP -> " data-members=\"" + Escaped.html(members(card)) + "\"";
                            case DEVICE ->
                                " data-in=\"" + Escaped.html(around) + "\" data-outage=\""
                                        + Escaped.html(Hops.bare(card.hop())) + "\"";
                            default -> "";
                        }));
        rect(box, card.kind() == Kind.TUNNEL ? 18 : 7);
        double y = box.y() + Sizes.PADDING;
        titled("title", box.x() + Sizes.PADDING, y + BASELINE, card.title(), Sizes.title(card.title(), box.width()));
        y += Sizes.TITLE;
        for (Row row : card.rows()) {
            String shown = Sizes.row(row.text(), box.width());
            if (row.hop().isEmpty()) {
                titled("row", box.x() + Sizes.PADDING, y + ROW_BASELINE, row.text(), shown);
            } else {
                line("<g class=\"part\" data-hop=\"" + Escaped.html(row.hop()) + "\">");
                titled("row", box.x() + Sizes.PADDING, y + ROW_BASELINE, row.text(), shown);
                line("</g>");
            }
            y += Sizes.ROW;
        }
        line("</g>");
    }

    /** Hops have no line feed, which parts them here. */
    private static String members(Card card) {
        return String.join("\n", card.members());
    }

    private void link(Link link) {
        Optional<Line> line = lines.of(link);
        line("<path class=\"link %s%s\" data-from=\"%s\" data-to=\"%s\" data-part=\"%s\"%s d=\"%s\"/>"
                .formatted(
                        link.style().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        difference.of(link).map(SvgDrawing::word).orElse(""),
                        Escaped.html(link.from()),
                        Escaped.html(link.to()),
                        Escaped.html(link.part()),
                        line.map(it -> " data-line=\"%s %s %s %s %s %s\""
                                        .formatted(
                                                px(it.x1()),
                                                px(it.y1()),
                                                px(it.turn()),
                                                px(it.turned()),
                                                px(it.x2()),
                                                px(it.y2())))
                                .orElse(""),
                        line.map(it -> "M%s %sH%s%sH%s"
                                        .formatted(
                                                px(it.x1()),
                                                px(it.y1()),
                                                px(it.turn()),
                                                curve(it.turn(), it.y1(), it.turned(), it.y2()),
                                                px(it.x2())))
                                .orElseGet(() -> behind(drawing.box(link.from()), drawing.box(link.to())))));
    }

    private static String curve(double x1, double y1, double x2, double y2) {
        double middle = (x1 + x2) / 2;
        return "C%s %s %s %s %s %s".formatted(px(middle), px(y1), px(middle), px(y2), px(x2), px(y2));
    }

    /** A line that passes behind what is between. */
    private static String behind(Box from, Box to) {
        if (to.x() >= from.right()) {
            double y = from.y() + from.height() / 2;
            return "M%s %s%s"
                    .formatted(px(from.right()), px(y), curve(from.right(), y, to.x(), to.y() + to.height() / 2));
        }
        // One above the other, as two networks that are peered beside the hub.
        double y1 = from.y() < to.y() ? from.bottom() : from.y();
        double y2 = from.y() < to.y() ? to.y() : to.bottom();
        return "M%s %sL%s %s".formatted(px(from.x() + from.width() / 2), px(y1), px(to.x() + to.width() / 2), px(y2));
    }

    private void rect(Box box, double radius) {
        line("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>"
                .formatted(px(box.x()), px(box.y()), px(box.width()), px(box.height()), px(radius)));
    }

    /** Text that is shortened has the whole of it as its title. */
    private void titled(String type, double x, double y, String whole, String shown) {
        line("<text class=\"%s\" x=\"%s\" y=\"%s\">%s%s</text>"
                .formatted(
                        type,
                        px(x),
                        px(y),
                        shown.equals(whole) ? "" : "<title>" + Escaped.html(whole) + "</title>",
                        Escaped.html(shown)));
    }

    private void text(String type, double x, double y, String text) {
        titled(type, x, y, text, text);
    }

    private void line(String line) {
        svg.append(line).append('\n');
    }

    private static String px(double value) {
        double rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
    }
}
