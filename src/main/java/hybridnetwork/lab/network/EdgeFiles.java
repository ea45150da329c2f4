package hybridnetwork.lab.network;

import java.util.List;
import java.util.Map;

/**
 * The files of the site's router. Nothing of them is changed: what differs from a real router is around them.
 *
 * @param frr an integrated {@code frr.conf}
 * @param swanctl a {@code swanctl.conf} with the keys in it; empty without tunnels
 * @param charon settings of strongSwan's daemon
 * @param links lines for {@code ip -force -batch}
 * @param nft rules of its packet filter
 * @param sysctl kernel settings
 * @param tunnels what it calls its tunnels' interfaces, by the instance of the gateway
 */
public record EdgeFiles(
        String frr, String swanctl, String charon, String links, String nft, String sysctl, List<String> tunnels) {
    /** What the pre-shared key of the tunnels is called among the keys; no circuit has a name of this kind. */
    public static final String SITE = "<site>";

    /** Where the files come from. */
    @FunctionalInterface
    public interface Source {
        /**
         * The files of a router that is plugged in this way.
         *
         * @param keys of this drill: the site's pre-shared key under {@link #SITE}, and MD5 keys by circuit
         */
        EdgeFiles of(Design design, Wiring wiring, Map<String, String> keys);
    }

    /** Keys stay out of messages. */
    @Override
    public String toString() {
        return "the router's files, tunnels " + tunnels;
    }
}
