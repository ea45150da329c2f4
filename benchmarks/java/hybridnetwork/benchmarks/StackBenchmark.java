package hybridnetwork.benchmarks;

import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.plan.NetworkProof;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.resources.RegisteredResource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The proof of a stack of the project, on the recording that {@code plan} makes; the recording is not timed. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StackBenchmark {
    @Param({"dev", "prod"})
    public String stack = "dev";

    @SuppressWarnings("NullAway.Init") // set by record
    private StackConfig config;

    private List<RegisteredResource> resources = List.of();

    /** @throws java.util.NoSuchElementException when the stack file cannot be read */
    @Setup
    public void record() {
        Path file = Path.of("stacks", "Pulumi." + stack + ".yaml");
        config = ReadConfig.fromFile(file, file.toString()).stack().orElseThrow();
        resources = OfflinePlan.of(config, stack, Stage.connected).plan().resources();
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 5, time = 1)
    @Measurement(iterations = 5, time = 1)
    @Fork(2)
    public ProofResult warm() {
        return NetworkProof.of(config, resources, Outages.SINGLE);
    }

    /** The first proof of a Java machine with the options that the launcher gives to {@code plan}, but no class archive. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(
            value = 7,
            jvmArgsAppend = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx160m"})
    public ProofResult first() {
        return NetworkProof.of(config, resources, Outages.SINGLE);
    }
}
