package hybridnetwork.page;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.Seeds;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing overlaps, whatever is drawn: asked of every pair of boxes. */
class ColumnsTest {
    private static void assertNothingOverlaps(Drawing drawing) {
        Set<String> devices = new HashSet<>();
        for (Card site : drawing.scene().sites()) {
            double below = drawing.box(site.hop()).y() + Sizes.PADDING + Sizes.head(site);
            for (Card device : site.inside()) {
                Box box = drawing.box(device.hop());
                assertThat(drawing.box(site.hop()).contains(box)).isTrue();
                assertThat(box.y()).as(device.hop()).isGreaterThan(below);
                below = box.bottom();
                devices.add(device.hop());
            }
        }
        List<Box> cards = drawing.cards().entrySet().stream()
                .filter(entry -> !devices.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        List<Box> frames = List.copyOf(drawing.networks().values());
        Box all = new Box(0, 0, drawing.width(), drawing.height());
        for (List<Box> layer : List.of(cards, frames)) {
            for (int i = 0; i < layer.size(); i++) {
                assertThat(all.contains(layer.get(i))).isTrue();
                for (int j = 0; j < i; j++) {
                    assertThat(layer.get(i).overlaps(layer.get(j)))
                            .as("%s and %s", layer.get(i), layer.get(j))
                            .isFalse();
                }
            }
        }
        for (DrawnNetwork network : drawing.scene().networks()) {
            Box frame = drawing.box(network.hop());
            Set<String> inside = new HashSet<>();
            network.cards().forEach(card -> {
                assertThat(frame.contains(drawing.box(card.hop()))).isTrue();
                inside.add(card.hop());
            });
            drawing.cards().forEach((hop, box) -> {
                if (!inside.contains(hop)) {
                    assertThat(frame.overlaps(box)).as(hop).isFalse();
                }
            });
        }
        drawing.headings()
                .forEach(heading -> Stream.concat(cards.stream(), frames.stream())
                        .forEach(box -> assertThat(heading.box().overlaps(box)).isFalse()));
    }

    @Test
    void nothingOverlapsInAnyNetworkOfTheUsualSizes() {
        Seeds.forAll(80, random -> {
            Scene scene = RandomScene.of(random, 1 + random.nextInt(20), 1 + random.nextInt(4), random.nextInt(31), 20);
            assertThat(scene.grouped()).isEqualTo(scene);
            Drawing drawing = Columns.of(scene);
            assertThat(drawing.cards().keySet())
                    .containsAll(scene.cards().map(Card::hop).toList());
            assertNothingOverlaps(drawing);
        });
    }

    @Test
    void whatIsTooManyIsOneGroupThatNamesEveryPartOfIt() {
        Scene scene = RandomScene.of(new Random(7), 100, 4, 200, 4);
        Scene grouped = scene.grouped();
        assertNothingOverlaps(Columns.of(scene));
        assertNothingOverlaps(Columns.of(grouped));
        assertThat(grouped.cards().count()).isLessThan(100);
        Set<String> told = new HashSet<>();
        grouped.cards().forEach(card -> {
            told.add(card.hop());
            told.addAll(card.members());
        });
        assertThat(told).containsAll(scene.cards().map(Card::hop).toList());
        Set<String> drawn = new HashSet<>(Columns.of(grouped).cards().keySet());
        drawn.addAll(Columns.of(grouped).networks().keySet());
        assertThat(grouped.links()).allSatisfy(link -> assertThat(drawn).contains(link.from(), link.to()));
    }

    @Test
    void textThatHasNoRoomEndsInAnEllipsis() {
        assertThat(Sizes.title("hq", 186)).isEqualTo("hq");
        assertThat(Sizes.title("x".repeat(80), 186)).hasSizeLessThan(24).endsWith("…");
        assertThat(Sizes.row("界".repeat(20), 186)).hasSizeLessThan(14).endsWith("…");
    }
}
