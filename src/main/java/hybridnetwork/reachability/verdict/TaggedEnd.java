package hybridnetwork.reachability.verdict;

import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.ServiceTag;
import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.forwarding.Cover;
import hybridnetwork.reachability.forwarding.Network;
import hybridnetwork.reachability.forwarding.Push;
import java.util.BitSet;
import java.util.Optional;

/**
 * An end of a flow that is a service tag: some addresses of the internet, and nobody can list which. What is so of every address
 * is so of the tag's; what breaks the intent for some, but not for each, may leave it whole.
 */
final class TaggedEnd {
    private final ServiceTag tag;
    private final boolean isSource;
    private final Network network;
    private final Flow flow;
    private Optional<Cover> broken = Optional.empty();

    private TaggedEnd(ServiceTag tag, boolean isSource, Network network, Flow flow) {
        this.tag = tag;
        this.isSource = isSource;
        this.network = network;
        this.flow = flow;
    }

    /** The end of a flow that is one; of two, which no packet connects, the destination. */
    static Optional<TaggedEnd> of(Network network, Flow flow) {
        Optional<ServiceTag> to = tag(flow.intent().to());
        return to.or(() -> tag(flow.intent().from())).map(tag -> new TaggedEnd(tag, to.isEmpty(), network, flow));
    }

    /** The service tag that an end is. */
    static Optional<ServiceTag> tag(FlowEnd end) {
        return end instanceof FlowEnd.Tagged tagged ? Optional.of(tagged.tag()) : Optional.empty();
    }

    /** Whether the intent is broken whichever addresses the tag holds: for each of the internet's there is a packet. */
    boolean isBrokenForEach(BitSet up) {
        Cover cover = broken.orElseGet(this::cover);
        broken = Optional.of(cover);
        return cover.isOfAll(network.snapshot().internet(), up);
    }

    private Cover cover() {
        return flow.intent().action() == Action.ALLOW
                ? Push.coverOfLost(network, flow.legs(), isSource)
                : Push.coverOfDelivered(network, flow.legs(), isSource);
    }

    /** Why it is not known whether the intent is broken. */
    String someAddressesBreakIt(String why) {
        return "nobody can list what the service tag " + tag
                + " holds, and not every address of the internet breaks it; of some it is so: " + why;
    }

    /** Why the intent is broken, of which one packet was followed. */
    String everyAddressBreaksIt(String why) {
        return "whichever addresses the service tag " + tag + " holds: " + why;
    }
}
