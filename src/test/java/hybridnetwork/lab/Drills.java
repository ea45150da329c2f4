package hybridnetwork.lab;

import static org.junit.jupiter.api.Assumptions.abort;

import hybridnetwork.config.Purpose;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lab.machine.NoLab;
import hybridnetwork.lab.machine.Requirements;
import hybridnetwork.lab.network.DesignReader;
import hybridnetwork.lab.network.EdgeFiles;
import hybridnetwork.lab.network.Timers;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.plan.NetworkProof;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.reachability.Outages;
import hybridnetwork.resources.RegisteredResource;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Quick drills of the tests' stacks. Where no lab can be they are skipped; with {@code -Dlab.required=true}, as in CI, they fail. */
final class Drills {
    private Drills() {}

    /** Drills a stack with its router's files altered. */
    static DrillResult quick(String stack, UnaryOperator<EdgeFiles> altered) {
        StackConfig config = ReadConfig.ofFile(
                        Path.of("src/test/resources/stacks/Pulumi." + stack + ".yaml"),
                        stack,
                        Path.of("."),
                        stack,
                        Purpose.DECLARE)
                .stack()
                .orElseThrow();
        List<RegisteredResource> resources =
                OfflinePlan.of(config, stack, Stage.connected).plan().resources();
        Site site = DesignReader.firstSite(config).orElseThrow();
        try {
            Requirements.check();
            return Lab.run(
                    new Lab.Subject(
                            stack,
                            config,
                            resources,
                            NetworkProof.of(config, resources, Outages.SINGLE),
                            site,
                            GeneratedEdge.of(stack, config, site).with(altered),
                            Timers.BFD,
                            Extent.QUICK),
                    DrillListener.NONE);
        } catch (NoLab e) {
            if (Boolean.getBoolean("lab.required")) {
                throw new AssertionError("the lab must run here, but: " + e.getMessage(), e);
            }
            return abort(e.getMessage());
        }
    }
}
