package hybridnetwork.reachability.reading;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.finding.Examples;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.VirtualNetwork;
import hybridnetwork.reachability.model.VirtualNetwork.Likelihood;
import hybridnetwork.reachability.model.VirtualNetwork.Peer;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the networks' names and address spaces. */
final class NetworkSpaces {
    private final ProofInputs inputs;
    private final Notes notes;
    private final List<Resource> networks;
    private final Set<ArmId> ofOthers;
    private final List<String> names = new ArrayList<>();
    private final List<List<Prefix>> spaces = new ArrayList<>();
    private final List<PrefixSet> addresses = new ArrayList<>();

    /** @param networks the hub first */
    NetworkSpaces(ProofInputs inputs, Notes notes, List<Resource> networks) {
        this.inputs = inputs;
        this.ofOthers = inputs.networksOfOthers().stream().map(ArmId::new).collect(Collectors.toSet());
        this.notes = notes;
        this.networks = networks;
    }

    void read() {
        PrefixSet before = PrefixSet.EMPTY;
        for (int i = 0; i < networks.size(); i++) {
            List<Prefix> space = space(networks.get(i), i);
            PrefixSet all = PrefixSet.of(space);
            noteOverlaps(i, all);
            names.add(
                    i == 0 ? networks.get(i).name() : outputName(networks.get(i).name()));
            spaces.add(space);
            addresses.add(all.subtract(before));
            before = before.union(all);
        }
        noteOfOthers();
        if (spaces.isEmpty() || spaces.get(0).isEmpty()) {
            notes.add(Finding.error(
                    "no-virtual-network", "the resources hold no virtual network with a known address space"));
            notes.doubt("the network", "its address space", Scope.EVERYTHING);
        }
    }

    private List<Prefix> space(Resource network, int index) {
        if (network.bag().isOpaque("addressSpace")) {
            notes.unknown(network, "addressSpace", "nothing in it can be proved", Scope.EVERYTHING);
        }
        if (network.bag().has("summarizedGatewayPrefixes")) {
            notes.notUnderstood(
                    network, "its summarizedGatewayPrefixes replace what sites are taught", new Scope.FromSites(index));
        }
        List<Prefix> space = Prefixes.of(
                network,
                network.bag().bag("addressSpace").orElse(Bag.EMPTY),
                "addressPrefix",
                "addressPrefixes",
                notes,
                Scope.EVERYTHING);
        encryption(network, PrefixSet.of(space));
        return space;
    }

    /**
     * Of two networks with one address that use gateways apart, an edge sends to the one that teaches the longer prefix, and else
     * to either.
     */
    void noteTaughtTwice(Peerings peerings, PrefixSet onPremises) {
        for (int i = 0; i < networks.size(); i++) {
            for (int j = i + 1; j < networks.size(); j++) {
                PrefixSet both = PrefixSet.of(spaces.get(i)).intersect(PrefixSet.of(spaces.get(j)));
                if (!both.isEmpty()
                        && peerings.areTaught(i)
                        && peerings.areTaught(j)
                        && peerings.uplink(i).network() != peerings.uplink(j).network()) {
                    notes.doubt(
                            networks.get(i) + " and " + networks.get(j),
                            "to which of them a site sends what both have",
                            new Scope.Between(both, onPremises));
                }
            }
        }
    }

    /**
     * What a site and a network both have: gateways that teach the network's space may hand it what is sent to the site, by networks
     * that know of the site alone and by other sites.
     */
    void noteSharedWithSites(Peerings peerings, PrefixSet onPremises) {
        for (int i = 0; i < networks.size(); i++) {
            PrefixSet both = addresses.get(i).intersect(onPremises);
            if (both.isEmpty() || !peerings.areTaught(i)) {
                continue;
            }
            PrefixSet near = addresses.get(i);
            for (VirtualNetwork.Peer peer : peerings.peers(i)) {
                near = near.union(addresses.get(peer.network()));
            }
            notes.doubt(
                    networks.get(i),
                    "whether it or a site gets what is sent to addresses that both have",
                    new Scope.Between(
                            both, PrefixSet.unionOf(addresses).union(onPremises).subtract(near)));
        }
    }

    /** An encrypted network lets everything pass, unless it is to drop the packets of machines that do not encrypt. */
    private void encryption(Resource network, PrefixSet space) {
        String dropped = "which machines encrypt, and so whose packets are dropped, is not known";
        Scope scope = new Scope.Ends(space);
        if (network.bag().isOpaque("encryption")) {
            notes.unknown(network, "encryption", dropped, scope);
            return;
        }
        Bag encryption = network.bag().bag("encryption").orElse(Bag.EMPTY);
        if (!encryption.mayBe("enabled")) {
            return;
        }
        if (encryption.isOpaque("enforcement")) {
            notes.unknown(network, "enforcement of its encryption", dropped, scope);
        } else if (encryption
                .text("enforcement")
                .filter("DropUnencrypted"::equalsIgnoreCase)
                .isPresent()) {
            notes.notUnderstood(network, "its encryption drops what is not encrypted; " + dropped, scope);
        }
    }

    /** An address that two networks have is the first one's. */
    private void noteOverlaps(int index, PrefixSet all) {
        for (int i = 0; i < index; i++) {
            PrefixSet both = all.intersect(PrefixSet.of(spaces.get(i)));
            if (!both.isEmpty()) {
                notes.add(Finding.error(
                                "space-overlap",
                                networks.get(i) + " and " + networks.get(index) + " both have "
                                        + Examples.of(both.prefixes()) + ": those addresses count as the former's")
                        .about(
                                networks.get(i).subject("addressSpace"),
                                networks.get(index).subject("addressSpace")));
            }
        }
    }

    /** The configuration's key of a spoke whose network is named after one, otherwise its own name. */
    private String outputName(String azureName) {
        return KeyedNames.key(azureName, inputs.baseName(), "vnet");
    }

    /** As ends and outages name the networks. */
    List<String> names() {
        return names;
    }

    /** The addresses of each network, without what one before it has. */
    List<PrefixSet> addresses() {
        return addresses;
    }

    /** The prefixes of a network's address space. */
    List<Prefix> prefixes(int network) {
        return spaces.get(network);
    }

    /** Of networks of others nobody can see here whether their hosts have public addresses and ways out of their own. */
    private void noteOfOthers() {
        for (int i = 0; i < networks.size(); i++) {
            if (isOfOthers(i)) {
                notes.doubt(
                        networks.get(i),
                        "which of its hosts the internet comes to",
                        new Scope.Entering(addresses.get(i)));
                notes.doubt(
                        networks.get(i),
                        "which ways out to the internet its hosts have",
                        new Scope.Leaving(addresses.get(i), true));
            }
        }
    }

    private boolean isOfOthers(int index) {
        return networks.get(index).id().filter(ofOthers::contains).isPresent();
    }

    /** Two networks of others may be peered with each other: neither side would be seen here. */
    private List<Peer> peers(int index, Peerings peerings) {
        if (!isOfOthers(index)) {
            return peerings.peers(index);
        }
        List<Peer> peers = new ArrayList<>(peerings.peers(index));
        for (int other = 0; other < networks.size(); other++) {
            if (other != index && isOfOthers(other) && !peerings.arePeered(index, other)) {
                peers.add(new Peer(other, false, Likelihood.PERHAPS, Likelihood.PERHAPS));
            }
        }
        return peers;
    }

    /** A network with what peerings say of it. */
    VirtualNetwork network(int index, Peerings peerings) {
        List<Prefix> space = spaces.get(index);
        PrefixSet own = addresses.get(index);
        return new VirtualNetwork(
                index,
                names.get(index),
                networks.get(index).name(),
                own.equals(PrefixSet.of(space)) ? space : own.prefixes(),
                own,
                PrefixSet.of(space),
                peerings.uplink(index),
                peers(index, peerings),
                isOfOthers(index),
                peerings.maybeTagged(index));
    }
}
