package hybridnetwork.reachability.reading;

import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.resources.Bag;
import java.util.Optional;

/** Reads whether a tunnel runs BGP: it takes all of the flags and settings at both ends. */
final class BgpReader {
    private static final double AZURES_ASN = 65515;

    private final Notes notes;

    BgpReader(Notes notes) {
        this.notes = notes;
    }

    /**
     * BGP needs the connection's flag, the gateway's, and a peer of another ASN ({@code bgp-both-flags}).
     *
     * @param open what it leaves open where it is not known
     */
    boolean runs(Resource connection, Resource gateway, Resource local, Scope open) {
        Optional<Bag> peer = local.bag().bag("bgpSettings");
        Optional<Double> asn = peer.flatMap(settings -> settings.number("asn"));
        Optional<Bag> own = gateway.bag().bag("bgpSettings");
        boolean opaque = connection.bag().isOpaque("enableBgp")
                || gateway.bag().isOpaque("enableBgp")
                || gateway.bag().isOpaque("bgpSettings")
                || own.filter(settings -> settings.isOpaque("asn")).isPresent()
                || local.bag().isOpaque("bgpSettings")
                || peer.filter(settings -> settings.isOpaque("asn")).isPresent();
        boolean flag = connection.bag().flag("enableBgp");
        if (opaque) {
            notes.unknown(connection, "whether it runs BGP", "what its site offers cannot be said", open);
            return flag;
        }
        boolean there = peer.isPresent() && !peer.get().values().isEmpty();
        double gatewayAsn = own.flatMap(settings -> settings.number("asn")).orElse(AZURES_ASN);
        boolean differ = asn.isEmpty() || asn.get() != gatewayAsn;
        boolean all = flag && gateway.bag().flag("enableBgp") && there && differ;
        if (!all && (flag || there)) {
            notes.add(Finding.error(
                            "bgp-both-flags",
                            connection + " does not run BGP: "
                                    + (!flag
                                            ? "its enableBgp is not set"
                                            : !gateway.bag().flag("enableBgp")
                                                    ? "enableBgp of " + gateway + " is not set"
                                                    : !there
                                                            ? local + " has no bgpSettings"
                                                            : "both ends have the ASN " + Math.round(gatewayAsn))
                                    + "; its routes are static")
                    .about(connection.subject(), local.subject(), gateway.subject()));
        }
        return all;
    }
}
