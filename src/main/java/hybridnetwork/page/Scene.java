package hybridnetwork.page;

import hybridnetwork.page.Card.Kind;
import hybridnetwork.page.Card.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is drawn, before anything has a place.
 *
 * @param sites with their VPN devices inside
 * @param edges the routers on-premises that the links of circuits end at
 * @param networks the hub first
 * @param internet whether some flow begins or ends there
 */
record Scene(
        List<Card> sites,
        List<Card> edges,
        List<Card> circuits,
        List<Card> tunnels,
        List<DrawnNetwork> networks,
        boolean internet,
        List<Link> links) {
    /** As many of each as are drawn one by one; beyond, some are drawn as one that can be opened. */
    static final int MOST_SITES = 20;

    static final int MOST_SPOKES = 30;
    static final int MOST_SUBNETS = 20;

    /** Of those that are too many, how many stay beside the one for the rest: enough to see what they are like. */
    private static final int SHOWN = 6;

    /** The hops of the groups. */
    private static final String MORE_SITES = "more:sites";

    private static final String MORE_TUNNELS = "more:tunnels";
    private static final String MORE_SPOKES = "more:spokes";
    private static final String MORE_SUBNETS = "more:subnets:";

    Scene {
        sites = List.copyOf(sites);
        edges = List.copyOf(edges);
        circuits = List.copyOf(circuits);
        tunnels = List.copyOf(tunnels);
        networks = List.copyOf(networks);
        links = List.copyOf(links);
    }

    /**
     * A line between two things.
     *
     * @param part the part of either that it fails with, such as a link of a circuit; empty where it is neither's
     */
    record Link(String from, String to, String part, Style style) {}

    /** How a line is drawn. */
    enum Style {
        EXPRESS_ROUTE,
        VPN,
        PEERING
    }

    Stream<Card> cards() {
        return Stream.of(
                        sites.stream().flatMap(Card::all),
                        edges.stream(),
                        circuits.stream(),
                        tunnels.stream(),
                        networks.stream().flatMap(DrawnNetwork::cards))
                .flatMap(Function.identity());
    }

    /** The same with groups in place of what is too many to be looked at; itself where nothing is. */
    Scene grouped() {
        Map<String, String> groups = new HashMap<>();
        List<Card> fewSites = few(sites, MOST_SITES, MORE_SITES, "sites", groups);
        List<Card> fewTunnels = few(tunnels, MOST_SITES, MORE_TUNNELS, "tunnels", groups);
        List<DrawnNetwork> few = new ArrayList<>();
        for (DrawnNetwork network : networks.subList(0, Math.min(networks.size(), spokesShown() + 1))) {
            few.add(network.subnets(
                    few(network.subnets(), MOST_SUBNETS, MORE_SUBNETS + network.hop(), "subnets", groups)));
        }
        List<DrawnNetwork> rest = networks.subList(few.size(), networks.size());
        if (!rest.isEmpty()) {
            few.add(spokes(rest, groups));
        }
        if (groups.isEmpty()) {
            return this;
        }
        List<Link> led = links.stream()
                .map(link -> new Link(
                        groups.getOrDefault(link.from(), link.from()),
                        groups.getOrDefault(link.to(), link.to()),
                        groups.containsKey(link.from()) || groups.containsKey(link.to()) ? "" : link.part(),
                        link.style()))
                .filter(link -> !link.from().equals(link.to()))
                .distinct()
                .toList();
        return new Scene(fewSites, edges, circuits, fewTunnels, few, internet, led);
    }

    private int spokesShown() {
        return networks.size() - 1 <= MOST_SPOKES ? MOST_SPOKES : SHOWN;
    }

    private static List<Card> few(List<Card> all, int most, String hop, String what, Map<String, String> groups) {
        if (all.size() <= most) {
            return all;
        }
        List<Card> few = new ArrayList<>(all.subList(0, SHOWN));
        List<Card> rest = all.subList(SHOWN, all.size());
        rest.stream().flatMap(Card::all).forEach(card -> groups.put(card.hop(), hop));
        few.add(new Card(
                hop,
                Kind.GROUP,
                rest.size() + " more " + what,
                List.of(
                        Row.fact("from " + rest.get(0).title()),
                        Row.fact("to " + rest.get(rest.size() - 1).title())),
                rest.stream().flatMap(Card::all).flatMap(Scene::hops).toList(),
                List.of()));
        return few;
    }

    private static Stream<String> hops(Card card) {
        return Stream.concat(Stream.of(card.hop()), card.rows().stream().map(Row::hop))
                .filter(hop -> !hop.isEmpty());
    }

    private static DrawnNetwork spokes(List<DrawnNetwork> rest, Map<String, String> groups) {
        List<String> members = new ArrayList<>();
        for (DrawnNetwork network : rest) {
            groups.put(network.hop(), MORE_SPOKES);
            members.add(network.hop());
            network.cards().flatMap(Scene::hops).forEach(members::add);
        }
        Card inside = new Card(
                MORE_SPOKES + ":inside",
                Kind.GROUP,
                rest.size() + " more networks",
                List.of(
                        Row.fact("from " + rest.get(0).title()),
                        Row.fact("to " + rest.get(rest.size() - 1).title())),
                members,
                List.of());
        return new DrawnNetwork(MORE_SPOKES, "others", List.of(), List.of(), List.of(), List.of(inside));
    }
}
