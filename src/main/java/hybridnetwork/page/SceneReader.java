package hybridnetwork.page;

import hybridnetwork.page.Card.Kind;
import hybridnetwork.page.Card.Row;
import hybridnetwork.page.Scene.Link;
import hybridnetwork.page.Scene.Style;
import hybridnetwork.reachability.model.Appliance;
import hybridnetwork.reachability.model.Circuit;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.model.VirtualNetwork;
import hybridnetwork.reachability.model.VirtualNetwork.Peer;
import hybridnetwork.resources.ArmId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the proof has read of the network, as things to draw, with what the resources say of each. */
final class SceneReader {
    private final Snapshot snapshot;
    private final Facts facts;
    private final List<Link> links = new ArrayList<>();

    private SceneReader(Snapshot snapshot, Facts facts) {
        this.snapshot = snapshot;
        this.facts = facts;
    }

    /** @param internet whether some flow begins or ends there */
    static Scene read(Snapshot snapshot, Facts facts, boolean internet) {
        SceneReader reader = new SceneReader(snapshot, facts);
        OnPremises onPremises = new OnPremises(snapshot, facts);
        List<Card> circuits = reader.circuits();
        List<Card> tunnels = reader.tunnels();
        List<DrawnNetwork> networks =
                snapshot.networks().stream().map(reader::network).toList();
        reader.peerings();
        return new Scene(onPremises.sites(), onPremises.edges(), circuits, tunnels, networks, internet, reader.links);
    }

    private String gateway(Connection connection) {
        return snapshot.gateways().get(connection.gateway()).name();
    }

    private List<Card> circuits() {
        Map<String, Card> cards = new LinkedHashMap<>();
        for (int i = 0; i < snapshot.circuits().size(); i++) {
            Circuit circuit = snapshot.circuits().get(i);
            String hop = Hops.CIRCUIT + circuit.name();
            List<Row> rows = new ArrayList<>();
            facts.circuit(circuit.name()).forEach(text -> rows.add(Row.fact(text)));
            rows.add(new Row(hop + "/primary-link", facts.link(circuit.name(), true)));
            rows.add(new Row(hop + "/secondary-link", facts.link(circuit.name(), false)));
            cards.put(hop, new Card(hop, Kind.CIRCUIT, circuit.name(), rows));
            for (Site site : snapshot.sites()) {
                if (site.circuits().contains(i)) {
                    links.add(new Link(Hops.site(site.name()), Hops.edge(circuit.name()), "", Style.EXPRESS_ROUTE));
                }
            }
            bothLinks(Hops.edge(circuit.name()), hop, hop);
        }
        snapshot.connections().stream()
                .filter(connection -> connection.kind() == PathKind.EXPRESS_ROUTE)
                .forEach(connection -> {
                    cards.computeIfAbsent(
                            connection.name(), name -> new Card(name, Kind.CIRCUIT, Hops.bare(name), List.of()));
                    if (connection.circuit().isPresent()) {
                        bothLinks(connection.name(), gateway(connection), connection.name());
                    } else {
                        links.add(new Link(connection.name(), gateway(connection), "", Style.EXPRESS_ROUTE));
                    }
                });
        return List.copyOf(cards.values());
    }

    /** Each link of a circuit goes on to one of Microsoft's two edge routers, and both of those to the gateway. */
    private void bothLinks(String from, String to, String circuit) {
        for (String link : List.of("/primary-link", "/secondary-link")) {
            links.add(new Link(from, to, circuit + link, Style.EXPRESS_ROUTE));
        }
    }

    /** One a site, as paths have it; a device that can fail alone is a row, and a line on both sides. */
    private List<Card> tunnels() {
        Map<String, List<Connection>> byName = new LinkedHashMap<>();
        snapshot.connections().stream()
                .filter(connection -> connection.kind() == PathKind.VPN)
                .forEach(connection -> byName.computeIfAbsent(connection.name(), name -> new ArrayList<>())
                        .add(connection));
        List<Card> cards = new ArrayList<>();
        byName.forEach((hop, connections) -> {
            List<Row> rows = new ArrayList<>();
            long devices =
                    connections.stream().map(Connection::device).distinct().count();
            for (Connection connection : connections) {
                String words = facts.tunnel(Hops.bare(hop), connection.device(), connection.bgp());
                rows.add(
                        devices > 1 && connection.device().isPresent()
                                ? new Row(
                                        hop + "/" + connection.device().get(),
                                        connection.device().get() + ": " + words)
                                : Row.fact(words));
                String part = devices > 1
                        ? hop + connection.device().map(it -> "/" + it).orElse("")
                        : "";
                OnPremises.device(snapshot, connection)
                        .map(device -> new Link(device, hop, part, Style.VPN))
                        .filter(link -> !links.contains(link))
                        .ifPresent(links::add);
                Link up = new Link(hop, gateway(connection), part, Style.VPN);
                if (!links.contains(up)) {
                    links.add(up);
                }
            }
            cards.add(new Card(hop, Kind.TUNNEL, "tunnel " + Hops.bare(hop), rows));
        });
        return cards;
    }

    private DrawnNetwork network(VirtualNetwork network) {
        List<String> lines = new ArrayList<>(facts.some(network.space()));
        List<Subnet> subnets = snapshot.subnets().stream()
                .filter(subnet -> subnet.network() == network.index())
                .toList();
        subnets.stream()
                .filter(Subnet::isAzures)
                .forEach(subnet ->
                        lines.add(subnet.azureName() + " " + String.join(", ", facts.some(subnet.prefixes()))));
        List<Card> gateways = snapshot.gateways().stream()
                .filter(gateway -> gateway.network() == network.index())
                .map(this::gateway)
                .toList();
        List<Card> middle = Stream.concat(
                        balancers(network),
                        snapshot.appliances().stream()
                                .filter(appliance -> appliance.network() == network.index())
                                .map(this::appliance))
                .toList();
        return new DrawnNetwork(
                Hops.network(network),
                network.isHub() ? network.azureName() : network.name(),
                lines,
                gateways,
                middle,
                subnets.stream()
                        .filter(subnet -> !subnet.isAzures())
                        .map(this::subnet)
                        .toList());
    }

    private Card gateway(Gateway gateway) {
        List<Row> rows = new ArrayList<>();
        facts.gateway(gateway, snapshot.networks().get(gateway.network())).forEach(text -> rows.add(Row.fact(text)));
        if (gateway.kind() == PathKind.VPN) {
            for (int i = 0; i < gateway.instances(); i++) {
                rows.add(new Row(gateway.name() + "/instance-" + i, "instance " + i));
            }
        }
        return new Card(gateway.name(), Kind.GATEWAY, gateway.name(), rows);
    }

    private Stream<Card> balancers(VirtualNetwork network) {
        Map<String, List<Frontend>> balancers = new LinkedHashMap<>();
        snapshot.frontends().stream()
                .filter(frontend -> frontend.subnet().isPresent()
                        && snapshot.subnets().get(frontend.subnet().getAsInt()).network() == network.index())
                .forEach(frontend -> balancers
                        .computeIfAbsent(frontend.balancer(), name -> new ArrayList<>())
                        .add(frontend));
        return balancers.entrySet().stream().map(entry -> {
            List<Row> rows = new ArrayList<>();
            facts.balancer(entry.getKey()).forEach(text -> rows.add(Row.fact(text)));
            return new Card(Hops.balancer(entry.getKey()), Kind.BALANCER, entry.getKey(), rows);
        });
    }

    private Card appliance(Appliance appliance) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.fact(
                switch (appliance.kind()) {
                    case AZURE_FIREWALL -> facts.firewall(appliance.name());
                    case INTERFACE -> "forwarding interface";
                    case BALANCER -> "behind a load balancer";
                    case DECLARED -> "taken at its word";
                }));
        rows.add(Row.fact(appliance.address().toString()));
        return new Card(appliance.title(), Kind.APPLIANCE, appliance.name(), rows);
    }

    private Card subnet(Subnet subnet) {
        List<Row> rows = new ArrayList<>();
        facts.some(subnet.prefixes()).forEach(text -> rows.add(Row.fact(text)));
        rows.add(Row.fact(subnet.group()
                .map(group -> ArmId.name(group.name()).replaceFirst("^network security group ", ""))
                .orElse("no security group")));
        Optional.of(subnet.routes().routes().size())
                .filter(count -> count > 0)
                .ifPresent(
                        count -> rows.add(Row.fact(count + (count == 1 ? " route of its own" : " routes of its own"))));
        return new Card(Hops.subnet(subnet.name()), Kind.SUBNET, subnet.key(), rows);
    }

    /** Of a peering between networks of others neither side is among the resources. */
    private boolean isSeen(VirtualNetwork network, Peer peer) {
        return peer.connected()
                || !network.isTakenAtItsWord()
                || !snapshot.networks().get(peer.network()).isTakenAtItsWord();
    }

    private void peerings() {
        for (VirtualNetwork network : snapshot.networks()) {
            network.peers().stream()
                    .filter(peer -> peer.network() > network.index() && isSeen(network, peer))
                    .forEach(peer -> links.add(new Link(
                            Hops.network(network),
                            Hops.network(snapshot.networks().get(peer.network())),
                            "",
                            Style.PEERING)));
        }
    }
}
