package hybridnetwork.page;

import hybridnetwork.page.Card.Kind;
import hybridnetwork.page.Card.Row;
import hybridnetwork.page.Scene.Link;
import hybridnetwork.page.Scene.Style;
import hybridnetwork.page.SceneDifference.State;
import java.util.Locale;
import java.util.Optional;

/** A drawing as SVG. Every text in it is escaped; the classes are those of the page's style. */
final class SvgDrawing {
    private static final double BASELINE = 15;
    private static final double ROW_BASELINE = 13;

    private final Drawing drawing;
    private final SceneDifference difference;
    private final StringBuilder svg = new StringBuilder();

    private SvgDrawing(SceneDifference difference) {
        this.difference = difference;
        this.drawing = Columns.of(difference.scene());
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
        // A peering passes behind the networks that stand between the two.
        line("<g class=\"links\">");
        drawing.scene().links().stream().filter(SvgDrawing::isPeering).forEach(this::link);
        line("</g><g class=\"frames\">");
        drawing.scene().networks().forEach(this::network);
        line("</g><g class=\"links\">");
        drawing.scene().links().stream().filter(link -> !isPeering(link)).forEach(this::link);
        line("</g><g class=\"way\"></g><g class=\"cards\">");
        drawing.scene().cards().forEach(this::card);
        if (drawing.scene().internet()) {
            Box box = drawing.box(Columns.INTERNET);
            line("<g class=\"card internet\" data-hop=\"internet\">");
            rect(box, box.height() / 2);
            text("title middle", box.x() + box.width() / 2, box.y() + Sizes.PADDING + BASELINE, "internet");
            line("</g>");
        }
        line("</g><g class=\"badges\"></g></svg>");
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

    private void card(Card card) {
        Box box = drawing.box(card.hop());
        line("<g class=\"card %s%s\" data-hop=\"%s\"%s>"
                .formatted(
                        card.kind().name().toLowerCase(Locale.ROOT),
                        state(card.hop()),
                        Escaped.html(card.hop()),
                        card.kind() == Kind.GROUP ? " data-members=\"" + Escaped.html(members(card)) + "\"" : ""));
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

    private static boolean isPeering(Link link) {
        return link.style() == Style.PEERING;
    }

    private void link(Link link) {
        Box from = drawing.box(link.from());
        Box to = drawing.box(link.to());
        double apart = link.part().endsWith("/primary-link") ? -4 : link.part().endsWith("/secondary-link") ? 4 : 0;
        double x1 = from.right();
        double y1 = from.y() + from.height() / 2 + apart;
        double x2 = to.x();
        double y2 = to.y() + to.height() / 2 + apart;
        if (x2 < x1) {
            // One above the other, as two networks that are peered beside the hub.
            x1 = from.x() + from.width() / 2;
            x2 = to.x() + to.width() / 2;
            y1 = from.y() < to.y() ? from.bottom() : from.y();
            y2 = from.y() < to.y() ? to.y() : to.bottom();
        }
        double bend = Math.abs(x2 - x1) / 2;
        line(
                "<path class=\"link %s%s\" data-from=\"%s\" data-to=\"%s\" data-part=\"%s\" d=\"M%s %sC%s %s %s %s %s %s\"/>"
                        .formatted(
                                link.style().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                difference.of(link).map(SvgDrawing::word).orElse(""),
                                Escaped.html(link.from()),
                                Escaped.html(link.to()),
                                Escaped.html(link.part()),
                                px(x1),
                                px(y1),
                                px(x1 + bend),
                                px(y1),
                                px(x2 - bend),
                                px(y2),
                                px(x2),
                                px(y2)));
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
