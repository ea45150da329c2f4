package hybridnetwork.resources;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type of azure-native, whatever version of the API it was written for: {@code azure-native:network:Subnet},
 * {@code azure-native:network/v20230201:Subnet}, or {@code azure-native_network_v20230201:network:Subnet} of a package that
 * was made for one version.
 *
 * @param module such as {@code network}
 * @param kind such as {@code Subnet}
 */
public record TypeToken(String module, String kind) {
    private static final Pattern NATIVE = Pattern.compile("azure-native:(\\w+)(?:/v\\w+)?:(\\w+)");
    private static final Pattern OF_A_VERSION = Pattern.compile("azure-native_(\\w+?)_v\\w+:[\\w/]+:(\\w+)");

    /** The type; empty for one of another provider. */
    public static Optional<TypeToken> of(String type) {
        Matcher plain = NATIVE.matcher(type);
        if (plain.matches()) {
            return Optional.of(new TypeToken(plain.group(1), plain.group(2)));
        }
        Matcher versioned = OF_A_VERSION.matcher(type);
        return versioned.matches()
                ? Optional.of(new TypeToken(versioned.group(1), versioned.group(2)))
                : Optional.empty();
    }

    /** The token without a version of the API, such as {@code azure-native:network:Subnet}. */
    public String token() {
        return "azure-native:" + this;
    }

    public boolean isNetwork() {
        return module.equals("network");
    }

    @Override
    public String toString() {
        return module + ":" + kind;
    }
}
