package hybridnetwork.reachability.forwarding;

import hybridnetwork.reachability.forwarding.Fate.SiteWay;
import hybridnetwork.reachability.model.Packet;
import java.util.Optional;

/** Takes what becomes of packets. */
interface Sink {
    void accept(Fate fate);

    void accept(SiteWay way);

    void accept(Through through);

    /** Whether packets that are not below this one could still make a difference. */
    boolean matters(Packet lowest);

    /** Where every packet counts and not the lowest alone. */
    Optional<Cover> cover();
}
