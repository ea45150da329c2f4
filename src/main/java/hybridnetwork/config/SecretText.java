package hybridnetwork.config;

import java.util.Optional;

/** A key that nothing prints. Offline it is opaque: known to be there, its text encrypted. */
public final class SecretText {
    private final Optional<String> clearText;

    private SecretText(Optional<String> clearText) {
        this.clearText = clearText;
    }

    /** A key that only the engine can decrypt. */
    public static SecretText encrypted() {
        return new SecretText(Optional.empty());
    }

    public static SecretText of(String clearText) {
        return new SecretText(Optional.of(clearText));
    }

    /** The text for the one place that hands it to Azure, or a rule that judges it; empty where it is encrypted. */
    public Optional<String> reveal() {
        return clearText;
    }

    @Override
    public String toString() {
        return Problem.SECRET;
    }
}
