package hybridnetwork.benchmarks;

import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.Proof;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.resources.RegisteredResource;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/**
 * How the proof grows: the largest legal network, then each of its sizes doubled alone. Growth is that of the processor's
 * time, which other programs on the machine disturb least; it is the proving thread's, so the time of the garbage collector,
 * which is in the wall time, stands beside it.
 */
final class ProofGrowth {
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 7;

    private ProofGrowth() {}

    /** Milliseconds, in the median. */
    private record Cost(double wall, double processor, double collector) {}

    /** @param args {@code spokes} for the networks with spokes alone */
    public static void main(String... args) {
        System.out.printf(
                "%-24s %10s %10s %10s %10s %8s%n", "network", "wall ms", "cpu ms", "gc ms", "scenarios", "growth");
        if (List.of(args).isEmpty()) {
            ofOneNetwork();
        }
        ofSpokes();
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf("peak memory of the Java machine, all pools: %d MiB%n", peak >> 20);
    }

    private static void ofSpokes() {
        double spokes = print("200 spokes", SyntheticNetwork.SPOKES, 0);
        print("half the spokes", new SyntheticNetwork(100, 10_000, 4, 250, 50, 2, 100), spokes);
        print("twice the spokes", new SyntheticNetwork(100, 10_000, 4, 250, 50, 2, 400), spokes);
        double inspected = print("200 behind a firewall", SyntheticNetwork.INSPECTED, 0);
        print("twice as many", new SyntheticNetwork(100, 10_000, 4, 250, 50, 2, 400, true), inspected);
    }

    private static void ofOneNetwork() {
        SyntheticNetwork largest = SyntheticNetwork.LARGEST;
        System.out.printf(
                "  the very first proof: %.0f ms of processor%n",
                cost(largest, 0, 1).processor());
        double base = print("largest", largest, 0);
        print("twice the sites", new SyntheticNetwork(200, 10_000, 40, 1_000, 50, 2, 0), base);
        print("twice the prefixes", new SyntheticNetwork(100, 20_000, 40, 1_000, 50, 2, 0), base);
        print("twice the subnets", new SyntheticNetwork(100, 10_000, 80, 1_000, 50, 2, 0), base);
        print("twice the rules", new SyntheticNetwork(100, 10_000, 40, 2_000, 50, 2, 0), base);
        print("twice the intents", new SyntheticNetwork(100, 10_000, 40, 1_000, 100, 2, 0), base);
        print("twice the circuits", new SyntheticNetwork(100, 10_000, 40, 1_000, 50, 4, 0), base);
    }

    private static double print(String name, SyntheticNetwork network, double base) {
        Cost cost = cost(network, WARM_UPS, ROUNDS);
        int scenarios = Proof.of(network.resources(), network.inputs(), Outages.SINGLE)
                .scenarios()
                .size();
        System.out.printf(
                "%-24s %10.0f %10.0f %10.0f %10d", name, cost.wall(), cost.processor(), cost.collector(), scenarios);
        System.out.println(base == 0 ? "" : String.format(" %8.2f", cost.processor() / base));
        return cost.processor();
    }

    private static Cost cost(SyntheticNetwork network, int warmUps, int rounds) {
        List<RegisteredResource> resources = network.resources();
        ProofInputs inputs = network.inputs();
        double[] wall = new double[rounds];
        double[] processor = new double[rounds];
        double[] collector = new double[rounds];
        for (int i = -warmUps; i < rounds; i++) {
            long start = System.nanoTime();
            long startProcessor = THREAD.getCurrentThreadCpuTime();
            long startCollector = collected();
            ProofResult proof = Proof.of(resources, inputs, Outages.SINGLE);
            double ms = (System.nanoTime() - start) / 1e6;
            if (i >= 0 && !proof.scenarios().isEmpty()) {
                wall[i] = ms;
                processor[i] = (THREAD.getCurrentThreadCpuTime() - startProcessor) / 1e6;
                collector[i] = collected() - startCollector;
            }
        }
        Arrays.sort(wall);
        Arrays.sort(processor);
        Arrays.sort(collector);
        return new Cost(wall[rounds / 2], processor[rounds / 2], collector[rounds / 2]);
    }

    /** Milliseconds that all collectors have worked. */
    private static long collected() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }
}
