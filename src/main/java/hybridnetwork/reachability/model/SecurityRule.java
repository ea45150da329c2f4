package hybridnetwork.reachability.model;

import java.util.Set;
import java.util.stream.Stream;

/** A rule of a network security group, in one direction. */
public record SecurityRule(
        String name,
        int priority,
        Access access,
        AddressMatch source,
        AddressMatch destination,
        Set<Protocol> protocols,
        PortMatch sourcePorts,
        PortMatch destinationPorts) {

    /** What a rule does with a packet that it matches. */
    public enum Access {
        ALLOW("Allow"),
        DENY("Deny"),
        /** The rule depends on a value that is not known yet: what reaches it may be allowed or denied. */
        UNKNOWN("unknown");

        private final String text;

        Access(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    public boolean matches(Packet packet, Tags tags) {
        return protocols.contains(packet.protocol())
                && sourcePorts.contains(packet.sourcePort())
                && destinationPorts.contains(packet.destinationPort())
                && source.contains(packet.source(), tags)
                && destination.contains(packet.destination(), tags);
    }

    /**
     * The rule in a network of which it is not known what the tags hold: it matches what {@code VirtualNetwork} is known
     * to hold, and may match the rest; of {@code Internet} nothing is certain.
     */
    public Stream<SecurityRule> withDoubtfulTags() {
        SecurityRule open = new SecurityRule(
                name,
                priority,
                Access.UNKNOWN,
                source.withDoubtfulTags(),
                destination.withDoubtfulTags(),
                protocols,
                sourcePorts,
                destinationPorts);
        if (source.internet() || destination.internet()) {
            return Stream.of(open);
        }
        return source.virtualNetwork() || destination.virtualNetwork() ? Stream.of(this, open) : Stream.of(this);
    }

    /** For traces, such as {@code rule deny-all (4096)}. */
    @Override
    public String toString() {
        return "rule " + name + " (" + priority + ")";
    }
}
