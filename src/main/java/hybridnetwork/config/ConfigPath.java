package hybridnetwork.config;

import java.util.regex.Pattern;

/**
 * Where a value stands in the configuration, in the syntax of {@code pulumi config set --path}, such as
 * {@code hybrid-network:sites.hq.addressPrefixes[0]}.
 */
public record ConfigPath(String text) {
    /** The namespace of the project's own keys. */
    public static final String NAMESPACE = "hybrid-network";

    /** The configuration as a whole. */
    public static final ConfigPath ROOT = new ConfigPath("");

    /** The region of everything that the provider creates, and the subscription. */
    public static final ConfigPath LOCATION = new ConfigPath("azure-native:location");

    public static final ConfigPath SUBSCRIPTION = new ConfigPath("azure-native:subscriptionId");

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    /** A top-level key of the project, such as {@code hybrid-network:sites}. */
    public static ConfigPath of(String key) {
        return new ConfigPath(NAMESPACE + ":" + key);
    }

    /** A key of the map at this path; a name with other characters than a plain key's is quoted. */
    public ConfigPath key(String key) {
        return new ConfigPath(PLAIN_KEY.matcher(key).matches() ? text + "." + key : text + "[\"" + key + "\"]");
    }

    /** An element of the list at this path, counted from 0. */
    public ConfigPath index(int index) {
        return new ConfigPath(text + "[" + index + "]");
    }

    /** The last name of the path, as a message calls the value: {@code gatewaySubnet}, {@code addressPrefixes[0]}. */
    public String lastName() {
        int index = text.endsWith("\"]") ? text.lastIndexOf("[\"") : text.length();
        int dot = text.lastIndexOf('.', index);
        int colon = text.lastIndexOf(':', index);
        return text.substring(Math.max(dot, colon) + 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
