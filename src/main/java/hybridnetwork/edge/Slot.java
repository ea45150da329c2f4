package hybridnetwork.edge;

import hybridnetwork.net.Ipv4;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value of the router's configuration that the stack may not say: while it is not known, a name in angle brackets stands in
 * its place, which no router takes for a value.
 *
 * @param name in capitals, as {@code --set} takes it
 * @param meaning what it is, as half a sentence
 */
public record Slot(String name, Kind kind, String meaning, Optional<String> value) {
    /** What may stand in a slot. */
    public enum Kind {
        ADDRESS("an IPv4 address"),
        INTERFACE("the name of an interface: letters, digits and / . _ -");

        private static final Pattern INTERFACE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9/._-]{0,39}");

        private final String allowed;

        Kind(String allowed) {
            this.allowed = allowed;
        }

        /** What is allowed, for a message. */
        public String allowed() {
            return allowed;
        }

        /** Whether a text may stand there. */
        public boolean takes(String text) {
            return this == ADDRESS
                    ? Ipv4.tryParse(text).isPresent()
                    : INTERFACE_NAME.matcher(text).matches();
        }
    }

    public boolean isKnown() {
        return value.isPresent();
    }

    /** The address, where it is known. */
    public Optional<Ipv4> address() {
        return value.flatMap(Ipv4::tryParse);
    }

    /** The value, or the name that stands for it. */
    @Override
    public String toString() {
        return value.orElse("<" + name + ">");
    }
}
