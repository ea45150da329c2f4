package hybridnetwork.page;

import java.util.List;
import java.util.stream.Stream;

/**
 * A virtual network in the drawing.
 *
 * @param hop of a spoke, as ends of flows name it; unique in a drawing
 * @param lines its address space
 * @param gateways on the left
 * @param middle load balancers and appliances
 * @param subnets on the right
 */
record DrawnNetwork(
        String hop, String title, List<String> lines, List<Card> gateways, List<Card> middle, List<Card> subnets) {
    DrawnNetwork {
        lines = List.copyOf(lines);
        gateways = List.copyOf(gateways);
        middle = List.copyOf(middle);
        subnets = List.copyOf(subnets);
    }

    Stream<Card> cards() {
        return Stream.of(gateways, middle, subnets).flatMap(List::stream);
    }

    DrawnNetwork subnets(List<Card> others) {
        return new DrawnNetwork(hop, title, lines, gateways, middle, others);
    }
}
