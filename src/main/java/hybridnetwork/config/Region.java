package hybridnetwork.config;

import java.util.Locale;

/** The spellings of an Azure region: a person writes {@code Central US}, Azure's API {@code centralus}. */
public final class Region {
    private Region() {}

    /** The short form of any spelling. */
    public static String shortForm(String region) {
        return region.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
