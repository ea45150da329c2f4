package hybridnetwork.page;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.page.Card.Kind;
import hybridnetwork.page.Card.Row;
import hybridnetwork.page.Scene.Link;
import hybridnetwork.page.Scene.Style;
import hybridnetwork.testing.Seeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing overlaps, whatever is drawn: asked of every pair of boxes. */
class ColumnsTest {
    private static Scene scene(Random random, int sites, int circuits, int spokes, int mostSubnets) {
        List<Link> links = new ArrayList<>();
        List<Card> tunnels = cards(random, Kind.TUNNEL, "tunnel:", sites);
        List<DrawnNetwork> networks = new ArrayList<>();
        networks.add(network(random, "hub", true, 1 + random.nextInt(mostSubnets)));
        for (int i = 0; i < spokes; i++) {
            networks.add(network(random, "spoke" + i, false, 1 + random.nextInt(mostSubnets)));
            links.add(new Link("network:hub", "network:spoke" + i, "", Style.PEERING));
        }
        for (int i = 0; i < sites; i++) {
            links.add(new Link("site:" + i, "tunnel:" + i, "", Style.VPN));
        }
        return new Scene(
                cards(random, Kind.SITE, "site:", sites),
                cards(random, Kind.CIRCUIT, "circuit:", circuits),
                tunnels,
                networks,
                random.nextBoolean(),
                links);
    }

    private static List<Card> cards(Random random, Kind kind, String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Card(
                        prefix + i,
                        kind,
                        prefix + i,
                        IntStream.range(0, random.nextInt(7))
                                .mapToObj(row -> Row.fact("10.0.0.0/8"))
                                .toList()))
                .toList();
    }

    private static DrawnNetwork network(Random random, String name, boolean gateways, int subnets) {
        return new DrawnNetwork(
                "network:" + name,
                name,
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> "10.0.0.0/16")
                        .toList(),
                gateways ? cards(random, Kind.GATEWAY, name + "-gateway", 2) : List.of(),
                cards(random, Kind.BALANCER, "load-balancer:" + name, random.nextInt(3)),
                cards(random, Kind.SUBNET, "subnet:" + name + "/", subnets));
    }

    private static void assertNothingOverlaps(Drawing drawing) {
        List<Box> cards = List.copyOf(drawing.cards().values());
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
            Scene scene = scene(random, 1 + random.nextInt(20), 1 + random.nextInt(4), random.nextInt(31), 20);
            assertThat(scene.grouped()).isEqualTo(scene);
            Drawing drawing = Columns.of(scene);
            assertThat(drawing.cards().keySet())
                    .containsAll(scene.cards().map(Card::hop).toList());
            assertNothingOverlaps(drawing);
        });
    }

    @Test
    void whatIsTooManyIsOneGroupThatNamesEveryPartOfIt() {
        Scene scene = scene(new Random(7), 100, 4, 200, 4);
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
