package hybridnetwork.page;

import hybridnetwork.page.Card.Kind;
import hybridnetwork.page.Card.Row;
import hybridnetwork.page.Scene.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two scenes as one: what appears, what disappears and what changes, each with a state, and a row that says so.
 *
 * @param states by hop, of cards and networks that are not alike in both
 */
record SceneDifference(Scene scene, Map<String, State> states) {
    private static final String SITE = Hops.site("");

    /** What becomes of a thing; the name in lower case is its class in the page's style. */
    enum State {
        APPEARS,
        DISAPPEARS,
        CHANGES
    }

    SceneDifference {
        states = Map.copyOf(states);
    }

    /** Nothing to compare with. */
    static SceneDifference none(Scene scene) {
        return new SceneDifference(scene, Map.of());
    }

    static SceneDifference between(Scene before, Scene now) {
        Map<String, State> states = new HashMap<>();
        List<DrawnNetwork> networks = networks(before, now, states);
        Set<Link> links = new LinkedHashSet<>(now.links());
        links.addAll(before.links());
        Scene merged = new Scene(
                merged(standing(before), now.sites(), states),
                merged(before.edges(), now.edges(), states),
                merged(before.circuits(), now.circuits(), states),
                merged(before.tunnels(), now.tunnels(), states),
                networks,
                now.internet(),
                List.copyOf(links));
        return new SceneDifference(merged, states);
    }

    /** Grouped as scenes are; a group in which something is not alike changes. */
    SceneDifference grouped() {
        Scene grouped = scene.grouped();
        Map<String, State> all = new HashMap<>(states);
        grouped.cards()
                .filter(card -> card.members().stream().anyMatch(states::containsKey))
                .forEach(card -> all.put(card.hop(), State.CHANGES));
        return new SceneDifference(grouped, all);
    }

    /** The state of a line: of the end that comes or goes. */
    Optional<State> of(Link link) {
        return Stream.of(link.from(), link.to())
                .flatMap(hop -> Optional.ofNullable(states.get(hop)).stream())
                .filter(state -> state != State.CHANGES)
                .findFirst();
    }

    /**
     * The sites that the earlier network reached: those of the configuration that a line leads to, and the far ends of its tunnels that
     * the configuration no longer has.
     */
    private static List<Card> standing(Scene before) {
        Set<String> reached = before.links().stream().map(Link::from).collect(Collectors.toSet());
        List<Card> sites = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Card site : before.sites()) {
            known.add(site.hop());
            if (site.all().map(Card::hop).anyMatch(reached::contains)) {
                sites.add(site);
            }
        }
        for (Card tunnel : before.tunnels()) {
            String hop = SITE + Hops.bare(tunnel.hop());
            if (known.add(hop)) {
                sites.add(new Card(hop, Kind.SITE, Hops.bare(tunnel.hop()), List.of()));
            }
        }
        return sites;
    }

    private static List<Card> merged(List<Card> before, List<Card> now, Map<String, State> states) {
        Map<String, Card> was = before.stream()
                .collect(Collectors.toMap(Card::hop, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        List<Card> all = new ArrayList<>();
        for (Card card : now) {
            Card earlier = was.remove(card.hop());
            if (earlier == null) {
                states.put(card.hop(), State.APPEARS);
                all.add(with(card, List.of("new"), merged(List.of(), card.inside(), states)));
            } else {
                List<String> gone = missing(earlier, card);
                List<Card> inside = merged(earlier.inside(), card.inside(), states);
                if (!gone.isEmpty()
                        || !missing(card, earlier).isEmpty()
                        || inside.stream().map(Card::hop).anyMatch(states::containsKey)) {
                    states.put(card.hop(), State.CHANGES);
                }
                all.add(with(card, gone.stream().map(text -> "before: " + text).toList(), inside));
            }
        }
        for (Card card : was.values()) {
            states.put(card.hop(), State.DISAPPEARS);
            all.add(with(card, List.of("gone"), merged(card.inside(), List.of(), states)));
        }
        return all;
    }

    private static List<String> missing(Card of, Card in) {
        Set<String> there = in.rows().stream().map(Row::text).collect(Collectors.toSet());
        return of.rows().stream()
                .map(Row::text)
                .filter(text -> !there.contains(text))
                .toList();
    }

    private static Card with(Card card, List<String> words, List<Card> inside) {
        List<Row> rows = new ArrayList<>(card.rows());
        words.forEach(text -> rows.add(Row.fact(text)));
        return new Card(card.hop(), card.kind(), card.title(), rows, card.members(), inside);
    }

    private static List<DrawnNetwork> networks(Scene before, Scene now, Map<String, State> states) {
        Map<String, DrawnNetwork> was = before.networks().stream()
                .collect(Collectors.toMap(
                        DrawnNetwork::hop, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        List<DrawnNetwork> all = new ArrayList<>();
        for (DrawnNetwork network : now.networks()) {
            DrawnNetwork earlier = was.remove(network.hop());
            if (earlier == null) {
                states.put(network.hop(), State.APPEARS);
            }
            DrawnNetwork then = earlier == null ? empty(network) : earlier;
            all.add(merged(then, network, earlier == null ? List.of("new") : List.of(), states));
        }
        for (DrawnNetwork network : was.values()) {
            states.put(network.hop(), State.DISAPPEARS);
            all.add(merged(network, empty(network), List.of("gone"), states));
        }
        return all;
    }

    private static DrawnNetwork empty(DrawnNetwork network) {
        return new DrawnNetwork(network.hop(), network.title(), network.lines(), List.of(), List.of(), List.of());
    }

    private static DrawnNetwork merged(
            DrawnNetwork before, DrawnNetwork now, List<String> words, Map<String, State> states) {
        List<String> lines = new ArrayList<>(now.lines());
        lines.addAll(words);
        return new DrawnNetwork(
                now.hop(),
                now.title(),
                lines,
                merged(before.gateways(), now.gateways(), states),
                merged(before.middle(), now.middle(), states),
                merged(before.subnets(), now.subnets(), states));
    }
}
