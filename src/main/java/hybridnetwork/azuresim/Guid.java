package hybridnetwork.azuresim;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identifiers that look random and are the same in every run, so that two rehearsals can be compared. */
final class Guid {
    private Guid() {}

    static String of(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
