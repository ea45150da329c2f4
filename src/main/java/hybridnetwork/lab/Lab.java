package hybridnetwork.lab;

import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lab.machine.LabFault;
import hybridnetwork.lab.machine.NoLab;
import hybridnetwork.lab.machine.Requirements;
import hybridnetwork.lab.machine.RunFolder;
import hybridnetwork.lab.network.Design;
import hybridnetwork.lab.network.DesignReader;
import hybridnetwork.lab.network.LabNetwork;
import hybridnetwork.lab.network.Timers;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.resources.RegisteredResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Drills a stack's failover on real daemons, and takes everything away again. */
public final class Lab {
    private Lab() {}

    /**
     * What is drilled.
     *
     * @param name the stack's name
     * @param resources as registered: what the proof was made of
     * @param proof of single outages at least
     * @param site the one whose router is built
     * @param edge the site's router
     */
    public record Subject(
            String name,
            StackConfig config,
            List<RegisteredResource> resources,
            ProofResult proof,
            Site site,
            GeneratedEdge edge,
            Timers timers,
            Extent extent) {}

    /**
     * Builds the network, drills, and removes it; also when the process is asked to end meanwhile.
     *
     * @throws NoLab when this machine cannot do it, saying what is missing
     * @throws LabFault when something of the lab itself does not work
     * @throws CancellationException when the process is being ended
     */
    public static DrillResult run(Subject subject, DrillListener listener) throws NoLab {
        long start = System.nanoTime();
        Requirements.check();
        Design design = DesignReader.read(
                subject.config(),
                subject.resources(),
                subject.site(),
                subject.edge().circuits());
        RunFolder run = RunFolder.create();
        Thread hook = new Thread(run::remove);
        Runtime.getRuntime().addShutdownHook(hook);
        DrillResult result;
        try {
            listener.began("building the network, run " + run.id());
            result = drill(subject, design, run, listener, start);
        } catch (RuntimeException e) {
            // Ctrl-C reaches the commands that are running, too, so they fail a little before the process ends.
            end(run, hook);
            throw e;
        }
        listener.began("removing run " + run.id());
        end(run, hook);
        return result;
    }

    private static DrillResult drill(
            Subject subject, Design design, RunFolder run, DrillListener listener, long start) {
        LabNetwork network = LabNetwork.build(run, design, subject.timers(), subject.edge());
        Drill drill = new Drill(network, subject, listener);
        drill.run();
        List<String> left = new ArrayList<>(design.left());
        left.addAll(drill.untried());
        return new DrillResult(
                subject.name(),
                subject.site().name(),
                subject.timers(),
                drill.flow(),
                drill.checks(),
                drill.outages(),
                left,
                Duration.ofNanos(System.nanoTime() - start));
    }

    private static void end(RunFolder run, Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw new CancellationException("the drill was ended");
        }
        run.remove();
    }

    /**
     * Removes what runs have left whose process is gone.
     *
     * @return a line about each run
     */
    public static List<String> clean() {
        List<String> done = new ArrayList<>();
        for (RunFolder run : RunFolder.all()) {
            run.owner()
                    .ifPresentOrElse(
                            owner -> done.add(
                                    "run " + run.id() + " is going on in process " + owner + "; it was left alone"),
                            () -> {
                                run.remove();
                                done.add("run " + run.id() + " was removed");
                            });
        }
        return done;
    }
}
