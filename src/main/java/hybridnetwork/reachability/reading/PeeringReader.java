package hybridnetwork.reachability.reading;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.reading.PeeringSide.Flag;
import hybridnetwork.resources.Bag;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Reads the peerings of all networks, and what networks elsewhere leave open. */
final class PeeringReader {
    private final Inventory inventory;
    private final Notes notes;
    private final List<Resource> networks;
    private final List<PrefixSet> addresses;
    private final Set<Integer> withGateways;
    private final Peerings peerings;

    /** The networks whose gateways teach sites a space that is not known. */
    private final Set<Integer> teachingMore = new TreeSet<>();

    /**
     * Prepares to read.
     *
     * @param networks the hub first
     * @param addresses of each network
     * @param withGateways the indexes of the networks that have gateways of their own
     */
    PeeringReader(
            Inventory inventory,
            Notes notes,
            List<Resource> networks,
            List<PrefixSet> addresses,
            Set<Integer> withGateways) {
        this.inventory = inventory;
        this.notes = notes;
        this.networks = networks;
        this.addresses = addresses;
        this.withGateways = withGateways;
        this.peerings = new Peerings(networks.size(), withGateways);
    }

    /** Reads all of them. */
    Peerings read() {
        for (int i = 0; i < networks.size(); i++) {
            Resource network = networks.get(i);
            if (network.bag().isOpaque("virtualNetworkPeerings")) {
                notes.unknown(
                        network, "virtualNetworkPeerings", "which networks it reaches cannot be said", outside(i));
                peerings.mayTag(i, PrefixSet.ALL);
            }
            Set<String> names = new HashSet<>();
            for (Resource child : inventory.children(Parentage.PEERING_OF_NETWORKS, network)) {
                names.add(child.name().toLowerCase(Locale.ROOT));
                read(i, child, child.bag());
            }
            for (Bag inline : network.bag().bags("virtualNetworkPeerings")) {
                if (inline.text("name")
                        .filter(name -> !names.add(name.toLowerCase(Locale.ROOT)))
                        .isEmpty()) {
                    read(i, network, inline);
                }
            }
        }
        for (int i = 0; i < networks.size(); i++) {
            for (int j = i + 1; j < networks.size(); j++) {
                noteOneSided(i, j);
            }
        }
        for (int i = 0; i < networks.size(); i++) {
            noteGatewaysTwice(i);
            noteGatewaysElsewhere(i);
        }
        noteTaughtMore();
        return peerings;
    }

    private Scope outside(int network) {
        return new Scope.Between(addresses.get(network), addresses.get(network).complement());
    }

    /** What gateway routes may draw: the routes to the network itself, and to those that it is peered with, come before them. */
    private Scope drawn(int network) {
        PrefixSet near = addresses.get(network);
        for (int other = 0; other < networks.size(); other++) {
            if (other != network && peerings.counts(network, other)) {
                near = near.union(addresses.get(other));
            }
        }
        return new Scope.Between(addresses.get(network), near.complement());
    }

    private void read(int own, Resource owner, Bag peering) {
        boolean connected = peering.text("peeringState")
                .filter("Connected"::equalsIgnoreCase)
                .isPresent();
        Flag usesRemote = Flag.of(peering, "useRemoteGateways", Flag.NO);
        Flag transit = Flag.of(peering, "allowGatewayTransit", Flag.NO);
        OptionalInt remote = remote(own, owner, peering);
        if (remote.isPresent()) {
            notePart(own, remote.getAsInt(), peering);
            peerings.add(
                    own,
                    remote.getAsInt(),
                    new PeeringSide(
                            Flag.of(peering, "allowVirtualNetworkAccess", Flag.YES),
                            Flag.of(peering, "allowForwardedTraffic", Flag.NO),
                            transit,
                            usesRemote,
                            connected));
            return;
        }
        Optional<PrefixSet> space = space(peering);
        boolean bounded = space.isPresent() && usesRemote == Flag.NO;
        String what = "the peered virtual network is not among the resources";
        notes.notUnderstood(
                networks.get(own),
                bounded ? what + "; flows with it are not proved" : what + ", and what it draws is not known",
                bounded
                        ? new Scope.Between(addresses.get(own), space.get().subtract(addresses.get(own)))
                        : outside(own));
        if (!connected) {
            oneSided(networks.get(own), "a network that is not among the resources");
        }
        peerings.mayTag(own, bounded ? space.get() : PrefixSet.ALL);
        if (transit != Flag.NO && withGateways.contains(own)) {
            noteTaught(own, space);
        }
    }

    /** Of what a network elsewhere has, its gateways may draw what others have as well. */
    private void noteTaught(int own, Optional<PrefixSet> space) {
        if (space.isPresent()) {
            notes.doubt(
                    networks.get(own),
                    "whether its gateways hand packets to a virtual network that is not among the resources",
                    new Scope.Ends(space.get().subtract(addresses.get(own))));
        } else {
            teachingMore.add(own);
        }
    }

    private void noteTaughtMore() {
        for (int i = 0; i < networks.size(); i++) {
            int gateways = peerings.uplink(i).network();
            if (gateways != i && teachingMore.contains(gateways)) {
                notes.doubt(
                        networks.get(i),
                        "which packets the gateways that it uses hand to a virtual network that is not among the resources",
                        drawn(i));
            }
        }
    }

    /** A peering may join some subnets alone, or carry IPv6 alone. */
    private void notePart(int own, int remote, Bag peering) {
        boolean whole = Flag.of(peering, "peerCompleteVnets", Flag.YES) == Flag.YES
                && Flag.of(peering, "enableOnlyIPv6Peering", Flag.NO) == Flag.NO;
        if (!whole) {
            String part =
                    "its peering with " + networks.get(remote) + " joins a part of the two; which is not modelled";
            notes.notUnderstood(networks.get(own), part, new Scope.Between(addresses.get(own), addresses.get(remote)));
            if (Flag.of(peering, "useRemoteGateways", Flag.NO) != Flag.NO) {
                notes.notUnderstood(networks.get(own), part, outside(own));
            }
            if (Flag.of(peering, "allowGatewayTransit", Flag.NO) != Flag.NO) {
                notes.notUnderstood(networks.get(own), part, outside(remote));
            }
        }
    }

    private OptionalInt remote(int own, Resource owner, Bag peering) {
        if (peering.isReferenceOpaque("remoteVirtualNetwork")) {
            // One that depends on nothing may be of a network elsewhere.
            int[] candidates = IntStream.range(0, networks.size())
                    .filter(other -> other != own
                            && owner.dependencies().contains(networks.get(other).urn())
                            && owner.mayMean(networks.get(other)))
                    .toArray();
            return candidates.length == 1 ? OptionalInt.of(candidates[0]) : OptionalInt.empty();
        }
        Optional<String> id = peering.bag("remoteVirtualNetwork").flatMap(network -> network.text("id"));
        int[] named = IntStream.range(0, networks.size())
                .filter(other -> other != own
                        && id.filter(text -> isOf(networks.get(other), text)).isPresent())
                .toArray();
        return named.length == 1 ? OptionalInt.of(named[0]) : OptionalInt.empty();
    }

    private static boolean isOf(Resource network, String id) {
        return network.id().filter(own -> own.toString().equalsIgnoreCase(id)).isPresent() || network.mayGet(id);
    }

    /** The space of a network elsewhere, as the peering says that it was and that it is; empty where not all of it is known. */
    private static Optional<PrefixSet> space(Bag peering) {
        PrefixSet all = PrefixSet.EMPTY;
        for (String property : List.of("remoteVirtualNetworkAddressSpace", "remoteAddressSpace")) {
            Bag space = peering.bag(property).orElse(Bag.EMPTY);
            boolean known = !peering.isOpaque(property)
                    && !space.isAnyOpaque(List.of("addressPrefix", "addressPrefixes"))
                    && space.texts("addressPrefix", "addressPrefixes").stream()
                            .allMatch(text -> Space.prefix(text).isPresent() || Prefixes.isIpv6(text));
            if (!known) {
                return Optional.empty();
            }
            all = all.union(PrefixSet.of(Prefixes.known(space)));
        }
        return Optional.of(all).filter(space -> !space.isEmpty());
    }

    private void noteOneSided(int one, int other) {
        if (peerings.arePeered(one, other) && !peerings.counts(one, other)) {
            boolean first = peerings.side(one, other).isPresent();
            oneSided(networks.get(first ? one : other), networks.get(first ? other : one));
        }
    }

    /** @param there the network whose side is there */
    private void oneSided(Resource there, Object other) {
        notes.add(Finding.warning(
                        "peering-one-sided",
                        "the peering of " + there + " with " + other
                                + " has one side alone, and nothing says that it is connected: what would go over it is unknown")
                .about(there.subject()));
    }

    /** Azure lets a network use one set of gateways: its own, or another's. */
    private void noteGatewaysTwice(int own) {
        if (peerings.usesSeveral(own)) {
            notes.notUnderstood(
                    networks.get(own),
                    "it has, or uses, gateways of several networks, which Azure refuses; which of them it uses is not known",
                    outside(own));
        }
    }

    /** A network whose gateways are used has some: where none is among the resources, it is elsewhere. */
    private void noteGatewaysElsewhere(int own) {
        for (int other = 0; other < networks.size(); other++) {
            boolean says = peerings.side(own, other).isPresent();
            if (says && !withGateways.contains(other) && peerings.transit(own, other) != Flag.NO) {
                for (int network : List.of(own, other)) {
                    notes.notUnderstood(
                            networks.get(network),
                            networks.get(own) + " uses gateways of " + networks.get(other)
                                    + ", and none is among the resources; what they draw is not known",
                            drawn(network));
                    peerings.mayTag(network, PrefixSet.ALL);
                }
            }
        }
    }
}
