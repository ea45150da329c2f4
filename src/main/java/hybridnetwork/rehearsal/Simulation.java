package hybridnetwork.rehearsal;

import hybridnetwork.azuresim.AzureNativeServer;
import hybridnetwork.azuresim.SimulatedAzure;
import hybridnetwork.config.StackConfig;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.UnreadableExport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A simulated Azure with a stack's surroundings, for an engine that somebody runs by hand. */
public final class Simulation implements AutoCloseable {
    /** What can be said to {@link #obey}, a line each. */
    public static final List<String> HELP = SimulatedWorld.HELP;

    private final Scene scene;
    private final SimulatedWorld world;
    private final AzureNativeServer server;

    private Simulation(Scene scene, SimulatedWorld world, int port) {
        this.scene = scene;
        this.world = world;
        this.server = AzureNativeServer.start(scene.azure(), port, 0);
    }

    /**
     * Starts it.
     *
     * @param port of the loopback interface; 0 for a free one
     */
    public static Simulation start(StackConfig config, int port) {
        return start(config, port, () -> config);
    }

    /**
     * Starts it, with sites that follow the stack's file.
     *
     * @param port of the loopback interface; 0 for a free one
     * @param now what the stack's file says by now, which is what its sites advertise
     */
    public static Simulation start(StackConfig config, int port, Supplier<StackConfig> now) {
        Scene scene = new Scene(config, new GeneratedKeys(config), now);
        return new Simulation(scene, new SimulatedWorld(scene, now), port);
    }

    /** Does what a line of {@link #HELP} says, and answers what has happened, or what was not understood. */
    public String obey(String line) {
        return world.obey(line);
    }

    /**
     * Puts into Azure what no stack made and an export says.
     *
     * @param file of {@code az group export} or {@code pulumi stack export}
     * @param group the resource group that an ARM template was exported from; it does not say
     * @return the ids of resources of types that the simulation does not have
     * @throws UnreadableExport when the file is no such export
     */
    public List<ArmId> fill(Path file, Optional<String> group) {
        String subscription = scene.azure().login().subscription();
        return ExportedGroup.into(scene.azure(), file, group.map(name -> ArmId.ofGroup(subscription, name)));
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
