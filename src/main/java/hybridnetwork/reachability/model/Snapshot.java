package hybridnetwork.reachability.model;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import java.util.List;
import java.util.Optional;

/**
 * The network as the resources and the inputs describe it, before anything fails.
 *
 * @param networks the hub, whose flows are proved, then the others; empty where there is none
 * @param subnets of the hub, GatewaySubnet and Azure's other own ones included; each knows its place in the list
 * @param frontends of the hub's load balancers and of public ones; each knows its place
 * @param publicHosts hosts of the hub with a public IP at their interface
 * @param gateways of every network; each knows its place
 * @param connections circuits and tunnels at the gateways; each knows its place
 * @param sites in order of name; each knows its place
 * @param circuits that the configuration declares, in order of name
 * @param maybeTagged what the tag {@code VirtualNetwork} may hold besides, for peered networks and gateways are not all known
 * @param doubts what is not known, or not modelled, with the packets that it could change
 */
public record Snapshot(
        List<VirtualNetwork> networks,
        List<Subnet> subnets,
        List<Frontend> frontends,
        List<PublicHosts> publicHosts,
        Egress egress,
        List<Gateway> gateways,
        List<Connection> connections,
        List<Site> sites,
        List<Circuit> circuits,
        PrefixSet maybeTagged,
        List<Doubt> doubts) {
    public Snapshot {
        networks = List.copyOf(networks);
        subnets = List.copyOf(subnets);
        frontends = List.copyOf(frontends);
        publicHosts = List.copyOf(publicHosts);
        gateways = List.copyOf(gateways);
        connections = List.copyOf(connections);
        sites = List.copyOf(sites);
        circuits = List.copyOf(circuits);
        doubts = List.copyOf(doubts);
    }

    /** The network whose flows are proved. */
    public Optional<VirtualNetwork> hub() {
        return networks.stream().findFirst();
    }

    /** The addresses of the hub. */
    public PrefixSet space() {
        return hub().map(VirtualNetwork::addresses).orElse(PrefixSet.EMPTY);
    }

    /** The addresses of every network. */
    public PrefixSet allSpace() {
        return PrefixSet.unionOf(
                networks.stream().map(VirtualNetwork::addresses).toList());
    }

    /** The addresses of every site. */
    public PrefixSet onPremises() {
        return PrefixSet.unionOf(sites.stream().map(Site::addresses).toList());
    }

    /** Every public address that nobody of this network has. */
    public PrefixSet internet() {
        return Space.internetBeside(allSpace().union(onPremises()));
    }

    public Optional<Subnet> gatewaySubnet() {
        return subnets.stream().filter(Subnet::isGatewaySubnet).findFirst();
    }

    /** A gateway of the hub. */
    public Optional<Gateway> gateway(PathKind kind) {
        return gateways.stream()
                .filter(gateway -> gateway.network() == 0 && gateway.kind() == kind)
                .findFirst();
    }

    /** The connections of a gateway. */
    public List<Connection> at(Gateway gateway) {
        return connections.stream()
                .filter(connection -> connection.gateway() == gateway.index())
                .toList();
    }
}
