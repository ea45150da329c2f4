package hybridnetwork.page;

import hybridnetwork.page.Card.Kind;
import hybridnetwork.page.Card.Row;
import hybridnetwork.page.Scene.Link;
import hybridnetwork.page.Scene.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Networks of every size and shape, joined as real ones are. */
final class RandomScene {
    private static final int MOST_ROWS = 7;

    private final Random random;
    private final List<Link> links = new ArrayList<>();

    private RandomScene(Random random) {
        this.random = random;
    }

    /** @param mostSubnets of a network, of which each has 1 at least */
    static Scene of(Random random, int sites, int circuits, int spokes, int mostSubnets) {
        return new RandomScene(random).scene(sites, circuits, spokes, mostSubnets);
    }

    private Scene scene(int sites, int circuits, int spokes, int mostSubnets) {
        List<Card> onPremises = IntStream.range(0, sites).mapToObj(this::site).toList();
        List<Card> edges = cards(Kind.EDGE, "edge:", circuits);
        List<Card> all = cards(Kind.CIRCUIT, "circuit:", circuits);
        for (int i = 0; i < circuits; i++) {
            for (Card site : onPremises) {
                if (random.nextInt(3) > 0) {
                    links.add(new Link(site.hop(), "edge:" + i, "", Style.EXPRESS_ROUTE));
                }
            }
            bothLinks("edge:" + i, "circuit:" + i, "circuit:" + i);
            bothLinks("circuit:" + i, "hub-gateway0", "circuit:" + i);
        }
        List<Card> tunnels = cards(Kind.TUNNEL, "tunnel:", sites);
        List<DrawnNetwork> networks = new ArrayList<>();
        networks.add(network("hub", true, 1 + random.nextInt(mostSubnets)));
        for (int i = 0; i < spokes; i++) {
            networks.add(network("spoke" + i, false, 1 + random.nextInt(mostSubnets)));
            links.add(new Link("network:hub", "network:spoke" + i, "", Style.PEERING));
        }
        return new Scene(onPremises, edges, all, tunnels, networks, random.nextBoolean(), links);
    }

    private void bothLinks(String from, String to, String circuit) {
        links.add(new Link(from, to, circuit + "/primary-link", Style.EXPRESS_ROUTE));
        links.add(new Link(from, to, circuit + "/secondary-link", Style.EXPRESS_ROUTE));
    }

    /** With one device, or with several of which each has a tunnel of its own. */
    private Card site(int number) {
        int devices = 1 + random.nextInt(3);
        String tunnel = "tunnel:" + number;
        List<Card> inside = new ArrayList<>();
        for (int i = 0; i < devices; i++) {
            String outage = devices == 1 ? tunnel : tunnel + "/" + i;
            String part = devices == 1 ? "" : outage;
            inside.add(new Card("device:" + outage, Kind.DEVICE, "VPN " + i, rows(2)));
            links.add(new Link("device:" + outage, tunnel, part, Style.VPN));
            links.add(new Link(tunnel, "hub-gateway1", part, Style.VPN));
        }
        return new Card("site:" + number, Kind.SITE, "site " + number, rows(MOST_ROWS), List.of(), inside);
    }

    private List<Row> rows(int most) {
        return IntStream.range(0, random.nextInt(most))
                .mapToObj(row -> Row.fact("10.0.0.0/8"))
                .toList();
    }

    private List<Card> cards(Kind kind, String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Card(prefix + i, kind, prefix + i, rows(MOST_ROWS)))
                .toList();
    }

    private DrawnNetwork network(String name, boolean gateways, int subnets) {
        return new DrawnNetwork(
                "network:" + name,
                name,
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i -> "10.0.0.0/16")
                        .toList(),
                gateways ? cards(Kind.GATEWAY, name + "-gateway", 2) : List.of(),
                cards(Kind.BALANCER, "load-balancer:" + name, random.nextInt(3)),
                cards(Kind.SUBNET, "subnet:" + name + "/", subnets));
    }
}
