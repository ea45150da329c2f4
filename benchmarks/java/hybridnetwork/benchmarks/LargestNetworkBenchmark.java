package hybridnetwork.benchmarks;

import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.Proof;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.resources.RegisteredResource;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The proof of the largest legal network, in every single outage and in every pair. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = "-Xmx1g")
public class LargestNetworkBenchmark {
    @Param
    public Outages outages = Outages.SINGLE;

    private final List<RegisteredResource> resources = SyntheticNetwork.LARGEST.resources();
    private final ProofInputs inputs = SyntheticNetwork.LARGEST.inputs();

    @Benchmark
    public ProofResult prove() {
        return Proof.of(resources, inputs, outages);
    }
}
