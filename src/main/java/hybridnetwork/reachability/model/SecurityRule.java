package hybridnetwork.reachability.model;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.ServiceTag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A rule of a network security group, in one direction, or of a firewall. */
public record SecurityRule(
        String name,
        int priority,
        Access access,
        AddressMatch source,
        AddressMatch destination,
        Set<Protocol> protocols,
        PortMatch sourcePorts,
        PortMatch destinationPorts) {
    /** The default rules' priorities begin here; those of others end at 4096. */
    public static final int FIRST_DEFAULT = 65000;

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

    /** Whether it is one of Azure's default rules, which can be preceded but not changed. */
    public boolean isDefault() {
        return priority >= FIRST_DEFAULT;
    }

    /** The service tags of which it is not known whether they hold a packet's address. */
    public List<ServiceTag> tags() {
        return Stream.concat(source.tags().stream(), destination.tags().stream())
                .toList();
    }

    /** The same rule for packets of which it is known that a service tag holds their address on the one side or the other. */
    public SecurityRule where(Optional<ServiceTag> from, Optional<ServiceTag> to, PrefixSet internet) {
        return new SecurityRule(
                name,
                priority,
                access,
                from.map(tag -> source.where(tag, internet)).orElse(source),
                to.map(tag -> destination.where(tag, internet)).orElse(destination),
                protocols,
                sourcePorts,
                destinationPorts);
    }

    /** The same rule for packets of which it is known that these service tags hold their public address, and no others do. */
    public SecurityRule holding(List<ServiceTag> held, PrefixSet internet) {
        return new SecurityRule(
                name,
                priority,
                access,
                source.holding(held, internet),
                destination.holding(held, internet),
                protocols,
                sourcePorts,
                destinationPorts);
    }

    /** For traces, such as {@code rule deny-all (4096)}. */
    @Override
    public String toString() {
        return "rule " + name + " (" + priority + ")";
    }
}
