package hybridnetwork.rehearsal;

import hybridnetwork.azuresim.AzureNativeServer;
import hybridnetwork.azuresim.SimulatedAzure;
import hybridnetwork.config.StackConfig;
import hybridnetwork.resources.ArmId;
import java.util.Map;

/** A simulated Azure with a stack's surroundings, for an engine that somebody runs by hand. */
public final class Simulation implements AutoCloseable {
    private final Scene scene;
    private final AzureNativeServer server;

    private Simulation(Scene scene, int port) {
        this.scene = scene;
        this.server = AzureNativeServer.start(scene.azure(), port, 0);
    }

    /**
     * Starts it.
     *
     * @param port of the loopback interface; 0 for a free one
     */
    public static Simulation start(StackConfig config, int port) {
        return new Simulation(new Scene(config, new GeneratedKeys(config)), port);
    }

    /** What to set for an engine, so that it uses the simulation. */
    public Map<String, String> environment() {
        return server.environment();
    }

    /** Lets the providers do their part on every circuit that was ordered. */
    public void provision() {
        scene.provision();
    }

    /** Lets the providers take their part back, so that the circuits can be deleted. */
    public void deprovision() {
        scene.deprovision();
    }

    /** The ids of what exists. */
    public Iterable<ArmId> resources() {
        return scene.azure().resources();
    }

    SimulatedAzure azure() {
        return scene.azure();
    }

    /** Waits until the simulation is closed. */
    public void await() throws InterruptedException {
        server.await();
    }

    @Override
    public void close() {
        server.close();
    }
}
