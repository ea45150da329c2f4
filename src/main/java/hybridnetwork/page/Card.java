package hybridnetwork.page;

import java.util.List;
import java.util.stream.Stream;

/**
 * One thing of the network in the drawing.
 *
 * @param hop as paths and outages name it, such as {@code circuit:primary}; unique in a drawing
 * @param rows what stands below the title
 * @param members the hops of the things that a {@linkplain Kind#GROUP group} stands for
 * @param inside what is drawn inside it, below the rows, such as the devices of a site
 */
record Card(String hop, Kind kind, String title, List<Row> rows, List<String> members, List<Card> inside) {
    Card {
        rows = List.copyOf(rows);
        members = List.copyOf(members);
        inside = List.copyOf(inside);
    }

    Card(String hop, Kind kind, String title, List<Row> rows) {
        this(hop, kind, title, rows, List.of(), List.of());
    }

    /** It and what is inside it. */
    Stream<Card> all() {
        return Stream.concat(Stream.of(this), inside.stream().flatMap(Card::all));
    }

    /** What it is; the name in lower case is its class in the page's style. */
    enum Kind {
        SITE("site"),
        DEVICE("VPN device"),
        EDGE("edge router"),
        CIRCUIT("ExpressRoute circuit"),
        TUNNEL("VPN tunnel"),
        GATEWAY("gateway"),
        BALANCER("load balancer"),
        APPLIANCE("appliance"),
        SUBNET("subnet"),
        INTERNET("internet"),
        GROUP("group");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * A line of a card.
     *
     * @param hop of a part that can fail alone, such as {@code circuit:primary/primary-link}; empty for a fact
     */
    record Row(String hop, String text) {
        static Row fact(String text) {
            return new Row("", text);
        }
    }
}
