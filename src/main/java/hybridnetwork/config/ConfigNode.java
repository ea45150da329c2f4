package hybridnetwork.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration value before it has a meaning: what a stack file and the engine's configuration have in common. */
sealed interface ConfigNode {
    /** Where the value starts, where there is a file. */
    Optional<SourceLocation> at();

    /** What the value is, in the words of a message: "a list", "the number 7". */
    String description();

    /** How a scalar was written. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL,
        /** From the engine, which hands every top-level value over as text. */
        UNTYPED
    }

    /** A single value; {@code secret} ones are never quoted in a message. */
    record Scalar(String text, Kind kind, boolean secret, Optional<SourceLocation> at) implements ConfigNode {
        @Override
        public String description() {
            if (secret) {
                return Problem.SECRET;
            }
            String quoted = "\"" + Problem.excerpt(text) + "\"";
            return switch (kind) {
                case NULL -> "nothing";
                case NUMBER -> "the number " + Problem.excerpt(text);
                case BOOLEAN -> "the boolean " + Problem.excerpt(text);
                case TEXT, UNTYPED -> "the text " + quoted;
            };
        }

        @Override
        public String toString() {
            return description();
        }
    }

    record Sequence(List<ConfigNode> items, Optional<SourceLocation> at) implements ConfigNode {
        @Override
        public String description() {
            return "a list of " + items.size();
        }

        @Override
        public String toString() {
            return description();
        }
    }

    /** A map in the order of the file. */
    record Mapping(Map<String, Entry> entries, Optional<SourceLocation> at) implements ConfigNode {
        @Override
        public String description() {
            return "a map of " + entries.size();
        }

        @Override
        public String toString() {
            return description();
        }
    }

    /** One pair of a map; {@code keyAt} is where its key stands. */
    record Entry(ConfigNode value, Optional<SourceLocation> keyAt) {}

    /** A value encrypted by Pulumi ({@code secure:}), which only the engine can read. */
    record Encrypted(Optional<SourceLocation> at) implements ConfigNode {
        @Override
        public String description() {
            return "an encrypted value";
        }
    }
}
