package hybridnetwork.live;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where Azure Resource Manager answers: one address for each of Azure's clouds, or a simulation on this machine.
 *
 * <p>The addresses are those of Microsoft's list of clouds (azure-sdk-for-java, {@code AzureEnvironment}; learn.microsoft.com,
 * "Connect to all regions" of Azure Government and "Azure China developer guide", read 2026-11).
 *
 * @param base scheme, host and port
 */
public record ArmEndpoint(URI base) {
    /** The variable of the environment that leads to a simulated Azure, as {@code ./hybrid simulate} prints it. */
    public static final String VARIABLE = "HYBRID_ARM_ENDPOINT";

    private static final Map<String, String> CLOUDS = Map.of(
            "public", "https://management.azure.com",
            "usgovernment", "https://management.usgovcloudapi.net",
            "china", "https://management.chinacloudapi.cn");

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /**
     * The endpoint for a stack.
     *
     * @param cloud the value of {@code azure-native:environment}; empty for the public cloud
     * @param environment this process's variables
     * @throws IllegalArgumentException when the cloud is unknown, or the variable leads to another machine; the message says what
     *     is allowed
     */
    public static ArmEndpoint of(String cloud, Map<String, String> environment) {
        String simulated = environment.getOrDefault(VARIABLE, "");
        if (!simulated.isEmpty()) {
            return simulated(simulated);
        }
        String known = CLOUDS.get(cloud.isEmpty() ? "public" : cloud.toLowerCase(Locale.ROOT));
        if (known == null) {
            throw new IllegalArgumentException("azure-native:environment is " + cloud
                    + ", whose Resource Manager is not known here; public, usgovernment and china are");
        }
        return new ArmEndpoint(URI.create(known));
    }

    private static ArmEndpoint simulated(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    VARIABLE + " is no address; write it as `./hybrid simulate` prints it", e);
        }
        boolean here = "http".equals(uri.getScheme())
                && uri.getHost() != null
                && THIS_MACHINE.contains(uri.getHost())
                && uri.getPort() > 0
                && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                && uri.getRawQuery() == null
                && uri.getUserInfo() == null;
        if (!here) {
            // A token for the real Azure would go there.
            throw new IllegalArgumentException(
                    VARIABLE
                            + " leads away from this machine; only http://127.0.0.1:PORT is taken. Unset it to ask the real Azure");
        }
        return new ArmEndpoint(URI.create("http://" + uri.getHost() + ":" + uri.getPort()));
    }

    /** How to wait for what is there: a simulated Azure takes no time. */
    public Pause pause() {
        return base.getScheme().equals("http") ? duration -> {} : Pause.REAL;
    }

    /** Whether an address that Azure gave is at this endpoint: nothing else gets a token. */
    boolean has(URI address) {
        return base.getScheme().equalsIgnoreCase(String.valueOf(address.getScheme()))
                && base.getHost().equalsIgnoreCase(String.valueOf(address.getHost()))
                && port(base) == port(address);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
