package hybridnetwork.page;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.page.Lines.Line;
import hybridnetwork.page.Scene.Link;
import hybridnetwork.page.Scene.Style;
import hybridnetwork.testing.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where lines run, asked of their points: they end at boxes and cross none. */
class LinesTest {
    private static final int STEPS = 40;

    /** Points of a line: where it is straight its ends, and many of where it turns. */
    private static List<Box> points(Line line) {
        List<Box> points = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            double t = (double) i / STEPS;
            double s = 1 - t;
            points.add(point(line.x1() + t * (line.turn() - line.x1()), line.y1()));
            points.add(point(line.turned() + t * (line.x2() - line.turned()), line.y2()));
            double middle = (line.turn() + line.turned()) / 2;
            points.add(point(
                    s * s * s * line.turn() + 3 * s * t * middle + t * t * t * line.turned(),
                    (s * s * s + 3 * s * s * t) * line.y1() + (3 * s * t * t + t * t * t) * line.y2()));
        }
        return points;
    }

    private static Box point(double x, double y) {
        return new Box(x, y, 0, 0);
    }

    private static void assertLinesCrossNothing(Scene scene) {
        Drawing drawing = Columns.of(scene);
        Lines lines = new Lines(drawing);
        Map<String, String> siteOf = new HashMap<>();
        scene.sites().forEach(site -> site.inside().forEach(device -> siteOf.put(device.hop(), site.hop())));
        for (Link link : scene.links()) {
            if (link.style() == Style.PEERING) {
                assertThat(lines.of(link)).isEmpty();
                continue;
            }
            Line line = lines.of(link).orElseThrow();
            assertThat(line.turn()).as("%s", link).isLessThan(line.turned());
            Box from = drawing.box(link.from());
            Box to = drawing.box(link.to());
            assertThat(line.x1()).isEqualTo(from.right());
            assertThat(line.x2()).isEqualTo(to.x());
            assertThat(line.y1()).isStrictlyBetween(from.y(), from.bottom());
            assertThat(line.y2()).isStrictlyBetween(to.y(), to.bottom());
            Set<String> ends = Set.of(link.from(), link.to(), siteOf.getOrDefault(link.from(), ""));
            List<Box> points = points(line);
            drawing.cards().forEach((hop, box) -> {
                if (!ends.contains(hop)) {
                    assertThat(points).as("%s crosses %s", link, hop).noneMatch(box::overlaps);
                }
            });
        }
    }

    @Test
    void linesCrossNoBoxInAnyNetworkOfTheUsualSizes() {
        Seeds.forAll(
                40,
                random -> assertLinesCrossNothing(
                        RandomScene.of(random, 1 + random.nextInt(20), 1 + random.nextInt(4), random.nextInt(31), 20)));
    }

    @Test
    void linesOfGroupsCrossNoBox() {
        Seeds.forAll(
                5,
                random -> assertLinesCrossNothing(
                        RandomScene.of(random, 60, 4, 50, 30).grouped()));
    }

    @Test
    void bothLinksOfACircuitAreLinesFromItsEdgeRouterToTheGateway() {
        Seeds.forAll(10, random -> {
            Scene scene = RandomScene.of(random, 3, 1 + random.nextInt(4), 2, 3);
            Lines lines = new Lines(Columns.of(scene));
            for (Card circuit : scene.circuits()) {
                for (String ends : List.of("from", "to")) {
                    List<Link> both = scene.links().stream()
                            .filter(link -> (ends.equals("from") ? link.from() : link.to()).equals(circuit.hop()))
                            .toList();
                    assertThat(both)
                            .extracting(Link::part)
                            .containsExactly(circuit.hop() + "/primary-link", circuit.hop() + "/secondary-link");
                    List<Line> drawn = both.stream()
                            .map(link -> lines.of(link).orElseThrow())
                            .toList();
                    assertThat(drawn.get(0).y1()).isLessThan(drawn.get(1).y1() - 8);
                    assertThat(drawn.get(0).y2()).isLessThan(drawn.get(1).y2() - 8);
                }
            }
        });
    }
}
