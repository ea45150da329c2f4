package hybridnetwork.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A scene with a place for each thing of it.
 *
 * @param cards by hop
 * @param networks the frames around the cards of each network, by hop
 * @param headings the columns' words, each with its place
 */
record Drawing(
        Scene scene,
        double width,
        double height,
        Map<String, Box> cards,
        Map<String, Box> networks,
        List<Heading> headings) {
    Drawing {
        cards = new LinkedHashMap<>(cards);
        networks = new LinkedHashMap<>(networks);
        headings = List.copyOf(headings);
    }

    /** Words above a column. */
    record Heading(String text, Box box) {}

    /** The place of a card or of a network. */
    Box box(String hop) {
        Box card = cards.get(hop);
        return card != null ? card : networks.getOrDefault(hop, new Box(0, 0, 0, 0));
    }
}
