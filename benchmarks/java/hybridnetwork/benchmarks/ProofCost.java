package hybridnetwork.benchmarks;

import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.Proof;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.resources.RegisteredResource;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/**
 * Prints what the proof of the largest legal network in all single outages costs once warm, in milliseconds of the processor's
 * time: the median of seven, after ten. {@code benchmarks/proof-against.sh} compiles it into an older tree as well, so it uses only
 * what has long been there.
 */
final class ProofCost {
    private static final int WARM_UPS = 10;
    private static final int ROUNDS = 7;

    private ProofCost() {}

    public static void main(String... args) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        List<RegisteredResource> resources = SyntheticNetwork.LARGEST.resources();
        ProofInputs inputs = SyntheticNetwork.LARGEST.inputs();
        double[] processor = new double[ROUNDS];
        for (int i = -WARM_UPS; i < ROUNDS; i++) {
            long start = thread.getCurrentThreadCpuTime();
            int scenarios =
                    Proof.of(resources, inputs, Outages.SINGLE).scenarios().size();
            if (i >= 0 && scenarios > 0) {
                processor[i] = (thread.getCurrentThreadCpuTime() - start) / 1e6;
            }
        }
        Arrays.sort(processor);
        System.out.printf("%.0f%n", processor[ROUNDS / 2]);
    }
}
