package hybridnetwork.preflight;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Severity;
import hybridnetwork.config.Site;
import hybridnetwork.net.Prefix;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** R12: the hub, the spokes, the sites and the peering links have addresses of their own. */
final class AddressOverlaps {
    private enum Kind {
        NETWORK,
        SITE,
        /** Advertised by a site beside its own prefixes; it may cover what is not the site's, but not the network's. */
        ADVERTISED,
        LINK
    }

    /** A prefix with its owner: a site, a circuit or a spoke; empty for the hub. */
    private record Owned(Kind kind, String owner, ConfigPath path, Prefix prefix) {
        /** Whose own routes win over what the gateways have learnt. */
        String routes() {
            return owner.isEmpty() ? "the network's address space" : "the address space of spoke `" + owner + "`";
        }

        String inWords() {
            return switch (kind) {
                case NETWORK -> owner.isEmpty() ? "the network's address space" : "spoke `" + owner + "`";
                case SITE, ADVERTISED -> "site `" + owner + "`";
                case LINK -> "a peering link of circuit `" + owner + "`";
            };
        }
    }

    private AddressOverlaps() {}

    static Rule rule() {
        return Rule.error(
                        "R12",
                        "no-overlap-all-spaces",
                        "the network, its spokes, the sites and the peering links have disjoint prefixes; a wider prefix"
                                + " around the network, advertised by BGP, is a warning only",
                        "S13 S12 S36 S21")
                .example(
                        "sites: { hq: { addressPrefixes: [10.20.4.0/24] } }   # inside the network's 10.20.0.0/16",
                        "renumber one of the two")
                .check(AddressOverlaps::inspect);
    }

    private static void inspect(Inspection on) {
        Nesting<Owned> nesting = new Nesting<>(Owned::prefix);
        add(nesting, Kind.NETWORK, "", Where.ADDRESS_SPACE, on.network().addressSpace());
        on.spokes()
                .forEach(spoke -> add(
                        nesting,
                        Kind.NETWORK,
                        spoke.name(),
                        Where.spoke(spoke.name()).key("addressSpace"),
                        spoke.addressSpace()));
        for (Site site : on.sites()) {
            ConfigPath path = Where.site(site.name());
            add(nesting, Kind.SITE, site.name(), path.key("addressPrefixes"), site.addressPrefixes());
            Set<Prefix> own = new HashSet<>(site.addressPrefixes());
            advertised(
                    nesting, site, path.key("advertises").key("expressRoute"), site.advertisedOverExpressRoute(), own);
            advertised(nesting, site, path.key("advertises").key("vpn"), site.advertisedOverVpn(), own);
            advertised(nesting, site, path.key("staticPrefixes"), site.staticPrefixes(), own);
        }
        for (Circuit.Owned circuit : on.ownedCircuits()) {
            circuit.privatePeering().ifPresent(peering -> {
                ConfigPath path = Where.peering(circuit.name());
                nesting.add(new Owned(Kind.LINK, circuit.name(), path.key("primaryPrefix"), peering.primaryPrefix()));
                nesting.add(
                        new Owned(Kind.LINK, circuit.name(), path.key("secondaryPrefix"), peering.secondaryPrefix()));
            });
        }
        nesting.forEachPair((outer, inner) -> judge(on, outer, inner));
    }

    private static void add(Nesting<Owned> nesting, Kind kind, String owner, ConfigPath path, List<Prefix> prefixes) {
        for (int i = 0; i < prefixes.size(); i++) {
            nesting.add(new Owned(kind, owner, path.index(i), prefixes.get(i)));
        }
    }

    /** What is advertised beside the site's own prefixes, each once; the default route belongs to nobody. */
    private static void advertised(
            Nesting<Owned> nesting, Site site, ConfigPath path, List<Prefix> prefixes, Set<Prefix> seen) {
        for (int i = 0; i < prefixes.size(); i++) {
            Prefix prefix = prefixes.get(i);
            if (seen.add(prefix) && prefix.length() > 0) {
                nesting.add(new Owned(Kind.ADVERTISED, site.name(), path.index(i), prefix));
            }
        }
    }

    private static void judge(Inspection on, Owned outer, Owned inner) {
        boolean same = outer.prefix().equals(inner.prefix());
        if (outer.kind() == Kind.ADVERTISED || inner.kind() == Kind.ADVERTISED) {
            if (inner.kind() == Kind.NETWORK && !same) {
                around(on, outer, inner);
            } else if (outer.kind() == Kind.NETWORK || inner.kind() == Kind.NETWORK) {
                inside(on, outer, inner);
            }
        } else if (outer.kind() == Kind.SITE && inner.kind() == Kind.NETWORK && !same) {
            around(on, outer, inner);
        } else if ((outer.kind() == Kind.NETWORK && inner.kind() == Kind.SITE)
                || (outer.kind() == Kind.SITE && inner.kind() == Kind.NETWORK)) {
            inside(on, outer, inner);
        } else if (outer.kind() == Kind.SITE && inner.kind() == Kind.LINK && !same) {
            overlap(on, outer, inner)
                    .severity(Severity.WARNING)
                    .fix("keep the link's prefix out of what the site advertises, or choose another");
        } else if (outer.kind() == inner.kind() && outer.owner().equals(inner.owner())) {
            twice(on, outer, inner);
        } else if (outer.kind() == Kind.SITE && inner.kind() == Kind.SITE && same) {
            overlap(on, outer, inner)
                    .fix(
                            "make them one site, with its devices under `vpnDevices`; two sites have prefixes of their own");
        } else if ((outer.kind() == Kind.NETWORK) == (inner.kind() == Kind.NETWORK)) {
            overlap(on, outer, inner);
        }
        // A link inside the network is peer-not-in-vnet.
    }

    /** A site's prefix equal to or inside the network: its hosts are unreachable from Azure. */
    private static void inside(Inspection on, Owned one, Owned other) {
        Owned site = one.kind() == Kind.NETWORK ? other : one;
        Owned network = one.kind() == Kind.NETWORK ? one : other;
        on.found(
                        site.path(),
                        "a prefix of site `" + site.owner()
                                + "` lies in " + network.routes() + ", whose own routes win: its hosts cannot be"
                                + " reached from Azure")
                .got(site.prefix() + " in " + network.prefix())
                .allowed("prefixes outside " + network.prefix());
    }

    /** A site's prefix wider than the network: legal, since the network's own routes are more specific. */
    private static void around(Inspection on, Owned site, Owned network) {
        on.found(site.path(), "a prefix of site `" + site.owner() + "` covers " + network.routes())
                .severity(Severity.WARNING)
                .got(site.prefix() + " around " + network.prefix())
                .fix("list the site's own networks only, or accept the risk where a wider route is meant");
    }

    private static void twice(Inspection on, Owned outer, Owned inner) {
        switch (inner.kind()) {
            case NETWORK ->
                on.found(
                                inner.path(),
                                "two address prefixes of " + (inner.owner().isEmpty() ? "the network" : inner.inWords())
                                        + " overlap")
                        .got(outer.prefix() + " and " + inner.prefix())
                        .fix("remove " + inner.prefix());
            case SITE ->
                on.found(inner.path(), "two prefixes of site `" + inner.owner() + "` overlap")
                        .severity(Severity.WARNING)
                        .got(outer.prefix() + " and " + inner.prefix())
                        .fix("remove " + inner.prefix());
            // The two links of one peering are peer-two-slash30.
            case LINK, ADVERTISED -> {}
        }
    }

    private static Finding overlap(Inspection on, Owned outer, Owned inner) {
        return on.found(inner.path(), inner.inWords() + " overlaps " + outer.inWords())
                .got(inner.prefix() + " in " + outer.prefix())
                .allowed("disjoint prefixes");
    }
}
