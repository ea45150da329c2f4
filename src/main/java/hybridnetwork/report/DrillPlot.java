package hybridnetwork.report;

import hybridnetwork.lab.Change;
import hybridnetwork.lab.Change.Bin;
import hybridnetwork.lab.Change.Timeline;
import hybridnetwork.lab.DrillResult;
import hybridnetwork.lab.OutageResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Packets over time through each outage of a drill and its end, as an SVG picture: two panels an outage, bars stacked by what
 * became of the packets of a short time.
 */
public final class DrillPlot {
    private static final int WIDTH = 1040;
    private static final int MARGIN = 64;
    private static final int TOP = 92;
    private static final int GAP = 40;
    private static final int PANEL_HEIGHT = 120;
    private static final int ROW = PANEL_HEIGHT + 92;
    private static final int PANEL_WIDTH = (WIDTH - 2 * MARGIN - GAP) / 2;
    private static final int MOST_TICKS = 8;

    private static final String STYLE = """
            text { font-family: "Segoe UI", "Helvetica Neue", Arial, sans-serif; fill: #24292f; }
            .title { font-size: 18px; font-weight: 600; }
            .sub { font-size: 12px; fill: #57606a; }
            .head { font-size: 13px; font-weight: 600; }
            .tick { font-size: 11px; fill: #57606a; }
            .er { fill: #0969da; }
            .vpn { fill: #bf8700; }
            .lost { fill: #cf222e; }
            .grid { stroke: #d0d7de; stroke-width: 1; }
            .axis { stroke: #57606a; stroke-width: 1; }
            .event { stroke: #24292f; stroke-width: 1; stroke-dasharray: 4 3; }
            """;

    private final StringBuilder svg = new StringBuilder();
    private final DrillResult result;

    private DrillPlot(DrillResult result) {
        this.result = result;
    }

    /** The picture. */
    public static String render(DrillResult result) {
        return new DrillPlot(result).render();
    }

    private String render() {
        List<OutageResult> outages = result.outages();
        int height = TOP + Math.max(1, outages.size()) * ROW + 8;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">",
                WIDTH, height, WIDTH, height);
        add("<title>%s</title>", escaped("Packets through each failover of stack " + result.stack()));
        add("<style>%s</style>", STYLE.strip());
        add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, height);
        text(
                MARGIN,
                30,
                "title",
                "start",
                "Packets through each failover: stack " + result.stack() + ", timers " + result.timers());
        text(MARGIN, 50, "sub", "start", "One connection is opened every few milliseconds: " + result.flow());
        legend();
        if (outages.isEmpty()) {
            text(MARGIN, TOP + 24, "head", "start", "No outage was drilled.");
        }
        for (int i = 0; i < outages.size(); i++) {
            OutageResult outage = outages.get(i);
            int y = TOP + i * ROW;
            panel(MARGIN, y, outage.prediction().scenario() + ", " + outage.how(), outage.lost());
            panel(MARGIN + PANEL_WIDTH + GAP, y, "restored", outage.restored());
        }
        return svg.append("</svg>\n").toString();
    }

    private void legend() {
        int x = MARGIN;
        for (String[] entry : new String[][] {
            {"er", "answered over ExpressRoute"}, {"vpn", "answered over the VPN"}, {"lost", "not answered"}
        }) {
            add("<rect x=\"%d\" y=\"62\" width=\"12\" height=\"12\" class=\"%s\"/>", x, entry[0]);
            text(x + 18, 72, "tick", "start", entry[1]);
            x += 36 + entry[1].length() * 6;
        }
    }

    private void panel(int x, int y, String head, Change change) {
        Timeline timeline = change.timeline();
        int base = y + 44 + PANEL_HEIGHT;
        text(x, y + 18, "head", "start", head);
        text(x, y + 34, "sub", "start", summary(change));
        if (timeline.bins().isEmpty()) {
            return;
        }
        double first = timeline.bins().get(0).at();
        double last = timeline.bins().get(timeline.bins().size() - 1).at() + timeline.width();
        int most = timeline.bins().stream()
                .mapToInt(bin -> bin.expressRoute() + bin.vpn() + bin.lost())
                .max()
                .orElse(1);
        int step = (int) step(most, 4);
        int top = Math.max(step, (most + step - 1) / step * step);
        for (int value = 0; value <= top; value += step) {
            double line = base - (double) value / top * PANEL_HEIGHT;
            add(
                    "<line x1=\"%d\" y1=\"%s\" x2=\"%d\" y2=\"%s\" class=\"grid\"/>",
                    x, number(line), x + PANEL_WIDTH, number(line));
            text(x - 6, (int) line + 4, "tick", "end", Integer.toString(value));
        }
        double scale = PANEL_WIDTH / (last - first);
        for (Bin bin : timeline.bins()) {
            double left = x + (bin.at() - first) * scale;
            double wide = timeline.width() * scale;
            double y0 = base;
            y0 = bar("er", left, y0, wide, bin.expressRoute(), top);
            y0 = bar("vpn", left, y0, wide, bin.vpn(), top);
            bar("lost", left, y0, wide, bin.lost(), top);
        }
        add("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" class=\"axis\"/>", x, base, x + PANEL_WIDTH, base);
        ticks(x, base, first, last, scale);
        double zero = x - first * scale;
        add(
                "<line x1=\"%s\" y1=\"%d\" x2=\"%s\" y2=\"%d\" class=\"event\"/>",
                number(zero), base - PANEL_HEIGHT, number(zero), base);
        text(x + PANEL_WIDTH, base + 32, "tick", "end", "seconds after the change");
        text(x, base + 32, "tick", "start", "packets in " + plain(timeline.width()) + " s");
    }

    private double bar(String kind, double left, double base, double wide, int value, int top) {
        if (value == 0) {
            return base;
        }
        double high = (double) value / top * PANEL_HEIGHT;
        add(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" class=\"%s\"/>",
                number(left), number(base - high), number(Math.max(0.5, wide - 0.3)), number(high), kind);
        return base - high;
    }

    private void ticks(int x, int base, double first, double last, double scale) {
        double step = step(last - first, MOST_TICKS);
        for (double at = Math.ceil(first / step) * step; at <= last; at += step) {
            double place = x + (at - first) * scale;
            add(
                    "<line x1=\"%1$s\" y1=\"%2$d\" x2=\"%1$s\" y2=\"%3$d\" class=\"axis\"/>",
                    number(place), base, base + 4);
            text((int) Math.round(place), base + 16, "tick", "middle", plain(Math.round(at * 100) / 100.0));
        }
    }

    /** A round distance between ticks, so that there are at most so many. */
    private static double step(double range, int most) {
        double rough = Math.max(range, 0.1) / most;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : new double[] {1, 2, 5, 10}) {
            if (power * factor >= rough) {
                return power * factor < 1 && most == 4 ? 1 : power * factor;
            }
        }
        return power * 10;
    }

    private static String summary(Change change) {
        List<String> words = new ArrayList<>();
        words.add(change.path());
        words.add(change.lost() + " lost");
        change.recovered()
                .ifPresentOrElse(
                        seconds -> {
                            if (seconds > 0) {
                                words.add(String.format(Locale.ROOT, "recovered after %.2f s", seconds));
                            }
                        },
                        () -> words.add("not recovered"));
        change.survived()
                .ifPresent(survived -> words.add(survived ? "open connection survived" : "open connection broke"));
        return String.join(", ", words);
    }

    private void text(int x, int y, String kind, String anchor, String words) {
        add("<text x=\"%d\" y=\"%d\" class=\"%s\" text-anchor=\"%s\">%s</text>", x, y, kind, anchor, escaped(words));
    }

    private void add(String line, Object... values) {
        svg.append(String.format(Locale.ROOT, line, values)).append('\n');
    }

    private static String number(double value) {
        return plain(Math.round(value * 100) / 100.0);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String escaped(String text) {
        return Terminal.printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
