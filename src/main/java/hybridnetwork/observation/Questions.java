package hybridnetwork.observation;

import hybridnetwork.live.Answer;
import hybridnetwork.live.ArmClient;
import hybridnetwork.live.ArmRefused;
import hybridnetwork.live.Call;
import hybridnetwork.live.ProviderSession;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Asks Azure for all that is expected of it, by read-only calls. Each is one of the provider's, but for the circuits' route tables,
 * which only the REST API has.
 *
 * <p>A gateway answers one question at a time, and takes seconds for each (the operations are asynchronous; "View BGP metrics
 * and status", learn.microsoft.com, 2021), so that gateways are asked side by side and their questions one after another.
 */
public final class Questions {
    private static final String NETWORK = "azure-native:network:";
    private static final String CLIENT = "azure-native:authorization:getClientConfig";
    private static final String PRIVATE_PEERING = "AzurePrivatePeering";
    private static final String ROUTE_TABLES_VERSION = "2023-02-01";

    private final ProviderSession session;
    private final Optional<ArmClient> arm;
    private final Expectation expected;
    private final Consumer<String> progress;
    private final List<Seen.Open> open = new ArrayList<>();
    private String subscription = "";

    private Questions(
            ProviderSession session, Optional<ArmClient> arm, Expectation expected, Consumer<String> progress) {
        this.session = session;
        this.arm = arm;
        this.expected = expected;
        this.progress = progress;
    }

    /**
     * Asks; takes up to a minute in Azure.
     *
     * @param arm empty where the REST API cannot be asked
     * @param progress hears what is being asked
     */
    public static Seen ask(
            ProviderSession session, Optional<ArmClient> arm, Expectation expected, Consumer<String> progress) {
        return new Questions(session, arm, expected, progress).ask();
    }

    private Seen ask() {
        subscription = session.invoke(CLIENT, Bag.EMPTY)
                .found()
                .flatMap(client -> client.text("subscriptionId"))
                .orElse("");
        progress.accept("connections and circuits");
        Map<ArmId, Seen.Connection> connections = connections();
        Map<ArmId, Seen.Circuit> circuits = circuits();
        Map<ArmId, Seen.Gateway> gateways = gateways();
        return new Seen(gateways, connections, circuits, open);
    }

    private record Question(ArmId about, String what, Call call) {}

    private Question question(ArmId about, String what, String function, Map<String, Object> arguments) {
        Map<String, Object> all = new LinkedHashMap<>(arguments);
        all.put("resourceGroupName", about.group());
        return new Question(about, what, new Call(NETWORK + function, new Bag(all)));
    }

    /** The answers by what was asked about; a refusal is left open. */
    private Map<ArmId, Answer> answers(List<Question> questions) {
        List<Question> here = new ArrayList<>();
        for (Question question : questions) {
            // The provider asks in one subscription, whatever the id says.
            if (subscription.isEmpty() || question.about().subscription().equalsIgnoreCase(subscription)) {
                here.add(question);
            } else {
                open.add(new Seen.Open(
                        question.what(), "it is in another subscription than the one of the login", false));
            }
        }
        List<Answer> answers = session.tryAll(here.stream().map(Question::call).toList());
        Map<ArmId, Answer> byId = new LinkedHashMap<>();
        for (int i = 0; i < here.size(); i++) {
            if (answers.get(i) instanceof Answer.Refused refused) {
                open.add(new Seen.Open(
                        here.get(i).what(), refused.words().lines().findFirst().orElse(""), true));
            } else {
                byId.put(here.get(i).about(), answers.get(i));
            }
        }
        return byId;
    }

    private Map<ArmId, Seen.Connection> connections() {
        List<Question> questions = expected.gateways().stream()
                .flatMap(gateway -> gateway.connections().stream())
                .map(it -> question(
                        it.id(),
                        "the status of " + it.title(),
                        "getVirtualNetworkGatewayConnection",
                        Map.of("virtualNetworkGatewayConnectionName", it.id().name())))
                .toList();
        Map<ArmId, Seen.Connection> connections = new LinkedHashMap<>();
        answers(questions)
                .forEach((id, answer) -> connections.put(
                        id, answer.found().map(Answers::connection).orElse(Seen.Connection.GONE)));
        return connections;
    }

    private Map<ArmId, Seen.Circuit> circuits() {
        Map<ArmId, Answer> states = answers(expected.circuits().stream()
                .map(it -> question(
                        it.id(),
                        "the state of " + it.title(),
                        "getExpressRouteCircuit",
                        Map.of("circuitName", it.id().name())))
                .toList());
        Map<ArmId, Answer> peerings = answers(expected.circuits().stream()
                .filter(it -> states.get(it.id()) instanceof Answer.Found)
                .map(it -> question(
                        it.id(),
                        "the private peering of " + it.title(),
                        "getExpressRouteCircuitPeering",
                        Map.of("circuitName", it.id().name(), "peeringName", PRIVATE_PEERING)))
                .toList());
        Map<ArmId, Seen.Circuit> circuits = new LinkedHashMap<>();
        for (Expectation.Circuit circuit : expected.circuits()) {
            Answer state = states.get(circuit.id());
            if (state instanceof Answer.Found found) {
                Optional<Answer> peering = Optional.ofNullable(peerings.get(circuit.id()));
                circuits.put(
                        circuit.id(),
                        new Seen.Circuit(
                                false,
                                found.bag().text("serviceProviderProvisioningState"),
                                found.bag()
                                        .text("circuitProvisioningState")
                                        .map("Enabled"::equalsIgnoreCase)
                                        .orElse(true),
                                peering.flatMap(Answer::found)
                                        .map(it -> it.text("state").orElse("Enabled")),
                                peering.isPresent(),
                                links(circuit)));
            } else if (state != null) {
                circuits.put(circuit.id(), Seen.Circuit.GONE);
            }
        }
        return circuits;
    }

    private Map<String, Seen.Link> links(Expectation.Circuit circuit) {
        Map<String, Seen.Link> links = new LinkedHashMap<>();
        if (!circuit.carries()) {
            return links;
        }
        for (String path : List.of("primary", "secondary")) {
            String what = "the route table of " + circuit.title() + "/" + path + "-link";
            if (arm.isEmpty()) {
                open.add(new Seen.Open(
                        what, "the provider has no function for it, and the REST API is not asked", false));
                continue;
            }
            progress.accept(what);
            try {
                Bag table = arm.get()
                        .post(
                                circuit.id() + "/peerings/" + PRIVATE_PEERING + "/routeTables/" + path,
                                ROUTE_TABLES_VERSION,
                                Bag.EMPTY);
                links.put(path, new Seen.Link(fromOnPremises(table)));
            } catch (ArmRefused e) {
                open.add(new Seen.Open(what, String.valueOf(e.getMessage()), false));
            }
        }
        return links;
    }

    /**
     * The prefixes that begin on-premises. The path of one that Azure's gateways tell begins with their AS number
     * ({@code ExpressRouteCircuitRoutesTable} of the REST API; "Verify ExpressRoute connectivity", learn.microsoft.com, 2023).
     */
    private static List<Prefix> fromOnPremises(Bag table) {
        List<Prefix> prefixes = new ArrayList<>();
        for (Bag route : table.bags("value")) {
            boolean azures = route.text("path").orElse("").strip().startsWith("65515");
            if (!azures) {
                route.text("network").flatMap(Prefix::tryParse).ifPresent(prefixes::add);
            }
        }
        return prefixes;
    }

    private Map<ArmId, Seen.Gateway> gateways() {
        progress.accept("the gateways' BGP sessions");
        Map<ArmId, Answer> sessions = answers(all("the BGP sessions of ", "getVirtualNetworkGatewayBgpPeerStatus"));
        progress.accept("the routes that the gateways have learned");
        Map<ArmId, Answer> learned = answers(all("the routes learned by ", "getVirtualNetworkGatewayLearnedRoutes"));
        Map<ArmId, Seen.Gateway> seen = new LinkedHashMap<>();
        for (Expectation.Gateway gateway : expected.gateways()) {
            Answer answer = sessions.get(gateway.id());
            if (answer instanceof Answer.NotFound || learned.get(gateway.id()) instanceof Answer.NotFound) {
                seen.put(gateway.id(), Seen.Gateway.GONE);
                continue;
            }
            Optional<List<Seen.Session>> told =
                    Optional.ofNullable(answer).flatMap(Answer::found).map(Answers::sessions);
            seen.put(
                    gateway.id(),
                    new Seen.Gateway(
                            false,
                            told,
                            Optional.ofNullable(learned.get(gateway.id()))
                                    .flatMap(Answer::found)
                                    .map(Answers::routes),
                            advertised(gateway, told.orElse(List.of()))));
        }
        return seen;
    }

    private List<Question> all(String what, String function) {
        return expected.gateways().stream()
                .map(it -> question(
                        it.id(),
                        what + it.name(),
                        function,
                        Map.of("virtualNetworkGatewayName", it.id().name())))
                .toList();
    }

    private Map<String, List<Seen.Route>> advertised(Expectation.Gateway gateway, List<Seen.Session> sessions) {
        Map<String, List<Seen.Route>> advertised = new LinkedHashMap<>();
        TreeSet<String> neighbours = new TreeSet<>();
        sessions.stream()
                .filter(it -> it.isUp() && it.asn() != gateway.asn())
                .forEach(it -> neighbours.add(it.neighbour()));
        for (String neighbour : neighbours) {
            progress.accept("what " + gateway.name() + " advertises to " + neighbour);
            answers(List.of(question(
                            gateway.id(),
                            "what " + gateway.name() + " advertises to " + neighbour,
                            "getVirtualNetworkGatewayAdvertisedRoutes",
                            Map.of("virtualNetworkGatewayName", gateway.id().name(), "peer", neighbour))))
                    .values()
                    .forEach(answer ->
                            answer.found().map(Answers::routes).ifPresent(routes -> advertised.put(neighbour, routes)));
        }
        return advertised;
    }
}
