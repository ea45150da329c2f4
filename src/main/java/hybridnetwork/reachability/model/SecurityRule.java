package hybridnetwork.reachability.model;

import java.util.Set;

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
    /** The default rules' priorities begin here; those of others end at 4096. */
    private static final int FIRST_DEFAULT = 65000;

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

    /** For traces, such as {@code rule deny-all (4096)}. */
    @Override
    public String toString() {
        return "rule " + name + " (" + priority + ")";
    }
}
