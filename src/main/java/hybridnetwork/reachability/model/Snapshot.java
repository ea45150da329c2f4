package hybridnetwork.reachability.model;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import java.util.List;
import java.util.Optional;

/**
 * The network as the resources and the inputs describe it, before anything fails.
 *
 * @param networks the hub, then the others by name; each knows its place; empty where there is none
 * @param subnets of every network, GatewaySubnet and Azure's other own ones included; each knows its place in the list
 * @param frontends of load balancers in the networks and of public ones; each knows its place
 * @param publicHosts hosts with a public IP at their interface
 * @param gateways of every network; each knows its place
 * @param connections circuits and tunnels at the gateways; each knows its place
 * @param sites in order of name; each knows its place
 * @param circuits that the configuration declares, in order of name
 * @param appliances what routes lead packets of others to; each knows its place
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
        List<Appliance> appliances,
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
        appliances = List.copyOf(appliances);
        doubts = List.copyOf(doubts);
    }

    /** The same network with other connections, each in its place. */
    public Snapshot with(List<Connection> others) {
        return new Snapshot(
                networks,
                subnets,
                frontends,
                publicHosts,
                egress,
                gateways,
                others,
                sites,
                circuits,
                appliances,
                doubts);
    }

    /** The bit of an appliance among what is up: after those of the connections. */
    public int bit(int appliance) {
        return connections.size() + appliance;
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

    /** The gateway of a kind that a network uses: its own, or by gateway transit another's. */
    public Optional<Gateway> gateway(int network, PathKind kind) {
        int uplink = network < networks.size() ? networks.get(network).uplink().network() : network;
        return gateways.stream()
                .filter(gateway -> gateway.network() == uplink && gateway.kind() == kind)
                .findFirst();
    }

    /** The connections of a gateway. */
    public List<Connection> at(Gateway gateway) {
        return connections.stream()
                .filter(connection -> connection.gateway() == gateway.index())
                .toList();
    }
}
