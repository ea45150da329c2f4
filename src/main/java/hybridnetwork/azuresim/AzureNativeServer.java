package hybridnetwork.azuresim;

import hybridnetwork.automation.SameUser;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * A simulated Azure behind the provider's protocol on a port of this machine's loopback interface. The engine attaches
 * to it where {@code PULUMI_DEBUG_PROVIDERS} says so, as {@link #environment} does.
 *
 * <p>The engine takes a port there and nothing else: it dials 127.0.0.1 in clear and sends no word of ours, so neither a socket of
 * the file system nor a token can keep others out. {@link SameUser} does, where the system tells who is calling.
 */
public final class AzureNativeServer implements AutoCloseable {
    private final SimulatedAzure azure;
    private final SameUser sameUser;
    private final ArmServer arm;
    private AzureNativeProvider provider;
    private Server server;
    private final int port;

    AzureNativeServer(SimulatedAzure azure, int port, int armPort, SameUser sameUser) {
        this.azure = azure;
        this.sameUser = sameUser;
        this.provider = new AzureNativeProvider(azure, this::die);
        this.server = open(port);
        this.port = server.getPort();
        try {
            this.arm = new ArmServer(azure, armPort, sameUser);
        } catch (UncheckedIOException e) {
            server.shutdownNow();
            throw e;
        }
    }

    /** Starts a server on a free port. */
    public static AzureNativeServer start(SimulatedAzure azure) {
        return start(azure, 0, 0);
    }

    /**
     * Starts a server on ports of one's choice; 0 for a free one.
     *
     * @param port of the provider
     * @param armPort of Azure Resource Manager's REST API
     * @throws UncheckedIOException when a port is taken
     */
    public static AzureNativeServer start(SimulatedAzure azure, int port, int armPort) {
        return new AzureNativeServer(azure, port, armPort, SameUser.current());
    }

    private Server open(int wanted) {
        try {
            return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted))
                    .addService(provider)
                    .addTransportFilter(sameUser)
                    .intercept(sameUser)
                    .maxInboundMessageSize(Integer.MAX_VALUE)
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the simulated Azure cannot listen on port " + wanted, e);
        }
    }

    /**
     * The environment variables that make an engine use this server for azure-native, and never download the real one; and that
     * lead the project's own commands to this simulation's REST API.
     */
    public Map<String, String> environment() {
        return Map.of(
                "PULUMI_DEBUG_PROVIDERS",
                "azure-native:" + port,
                "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION",
                "true",
                "HYBRID_ARM_ENDPOINT",
                arm.endpoint());
    }

    /** Ends at once, in the middle of every call: what the engine sees when a provider's process dies. */
    public synchronized void die() {
        server.shutdownNow();
    }

    /** Listens again on the same port after a death; the resources are as they were. */
    public synchronized void revive() {
        if (server.isShutdown()) {
            try {
                server.awaitTermination();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            provider.close();
            provider = new AzureNativeProvider(azure, this::die);
            server = open(port);
        }
    }

    /** Waits until the server ends. */
    public void await() throws InterruptedException {
        server.awaitTermination();
    }

    @Override
    public synchronized void close() {
        server.shutdownNow();
        provider.close();
        arm.close();
    }
}
