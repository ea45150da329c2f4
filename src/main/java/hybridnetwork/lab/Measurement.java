package hybridnetwork.lab;

import hybridnetwork.lab.Change.Bin;
import hybridnetwork.lab.Change.Timeline;
import hybridnetwork.lab.machine.LabFault;
import hybridnetwork.lab.network.EdgeCounters;
import hybridnetwork.lab.network.EdgeCounters.Reading;
import hybridnetwork.lab.network.Wait;
import hybridnetwork.lab.probe.Packets;
import hybridnetwork.lab.probe.Packets.Packet;
import hybridnetwork.lab.probe.Prober;
import hybridnetwork.reachability.model.PathKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Measures a flow while something is lost or restored: packets, ways, and a connection that stays open. */
final class Measurement {
    private static final long BEFORE_MILLIS = 700;
    private static final long AFTER_MILLIS = 700;
    private static final long READ_MILLIS = 90;
    /** How many readings in a row must be as predicted: half a second. */
    private static final int STEADY = 5;

    private static final double SECOND = 1e9;
    private static final int MOST_BINS = 240;
    private static final double LEAST_WIDTH = 0.1;

    private final Prober host;
    private final Sample flow;
    private final EdgeCounters counters;
    private final Map<String, Way> ways;
    private final boolean fromSite;
    private final long intervalMicros;

    /** @param fromSite whether the site opens the connections */
    Measurement(
            Prober host,
            Sample flow,
            EdgeCounters counters,
            Map<String, Way> ways,
            boolean fromSite,
            long intervalMicros) {
        this.host = host;
        this.flow = flow;
        this.counters = counters;
        this.ways = ways;
        this.fromSite = fromSite;
        this.intervalMicros = intervalMicros;
    }

    /** The ways that packets took between two readings. */
    private record Taken(Set<Way> to, Set<Way> from) {
        boolean agreesWith(Prediction prediction) {
            return prediction.arrives()
                    ? !to.isEmpty()
                            && !from.isEmpty()
                            && to.stream().allMatch(prediction::allows)
                            && from.stream().allMatch(prediction::allows)
                    : to.isEmpty() || from.isEmpty();
        }
    }

    /**
     * Makes a change and watches.
     *
     * @param limit the seconds within which the predicted ways must be taken
     * @param atLeast the seconds to watch in any case
     * @param ready what must be so besides before the watching ends
     */
    Change of(Runnable change, Prediction prediction, double limit, double atLeast, BooleanSupplier ready) {
        host.startStream(flow.from(), flow.to(), flow.port(), intervalMicros);
        Optional<Boolean> survived = Optional.empty();
        boolean session = prediction.arrives() && openSession();
        Wait.pause(BEFORE_MILLIS);
        List<Reading> readings = new ArrayList<>();
        readings.add(counters.read());
        long begun = System.nanoTime();
        change.run();
        int steady = 0;
        double settled = limit;
        while (seconds(begun) < limit) {
            Wait.pause(READ_MILLIS);
            Reading now = counters.read();
            Taken taken = taken(now.since(readings.get(readings.size() - 1)));
            readings.add(now);
            steady = taken.agreesWith(prediction) ? steady + 1 : 0;
            if (steady == 1) {
                settled = seconds(begun);
            }
            if (steady >= STEADY && seconds(begun) >= atLeast && ready.getAsBoolean()) {
                break;
            }
        }
        boolean agrees = steady >= STEADY;
        Taken last =
                taken(readings.get(readings.size() - 1).since(readings.get(Math.max(0, readings.size() - 1 - STEADY))));
        Wait.pause(AFTER_MILLIS);
        Packets packets = host.endStream();
        double stall = 0;
        if (session) {
            // TCP tries at intervals that double, so it may be silent for as long again as the outage was.
            Prober.SessionEnd end = host.endSession((long) (3000 + 1500 * seconds(begun)));
            survived = Optional.of(end.survived());
            stall = end.longestStall() / SECOND;
        }
        return new Change(
                last.to(),
                last.from(),
                agrees && (!prediction.arrives() || recovered(packets, begun).isPresent()),
                packets.lost(),
                packets.interval() / SECOND,
                recovered(packets, begun),
                agrees ? settled : limit,
                survived,
                stall,
                timeline(packets, readings, begun));
    }

    private boolean openSession() {
        try {
            host.openSession(flow.from(), flow.to(), flow.port());
            return true;
        } catch (LabFault e) {
            return false;
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / SECOND;
    }

    private static Optional<Double> recovered(Packets packets, long begun) {
        return packets.recovered()
                .map(at -> at == Long.MAX_VALUE ? Optional.<Double>empty() : Optional.of((at - begun) / SECOND))
                .orElse(Optional.of(0.0));
    }

    private Taken taken(Reading difference) {
        return new Taken(used(difference.to()), used(difference.from()));
    }

    private Set<Way> used(Map<String, Long> counts) {
        Set<Way> used = new LinkedHashSet<>();
        ways.forEach((port, way) -> {
            if (counts.getOrDefault(port, 0L) > 0) {
                used.add(way);
            }
        });
        return used;
    }

    /** Answers belong to the way by which the answers of their time came, which the counters tell. */
    private Timeline timeline(Packets packets, List<Reading> readings, long begun) {
        List<Packet> all = packets.all();
        if (all.isEmpty()) {
            return new Timeline(LEAST_WIDTH, List.of());
        }
        double first = (all.get(0).sent() - begun) / SECOND;
        double last = (all.get(all.size() - 1).sent() - begun) / SECOND;
        double width = Math.max(LEAST_WIDTH, Math.ceil((last - first) / MOST_BINS / LEAST_WIDTH) * LEAST_WIDTH);
        int begin = (int) Math.floor(first / width);
        int count = (int) Math.floor(last / width) - begin + 1;
        int[] answered = new int[count];
        int[] lost = new int[count];
        for (Packet packet : all) {
            int bin = (int) Math.floor((packet.sent() - begun) / SECOND / width) - begin;
            if (packet.answered()) {
                answered[bin]++;
            } else {
                lost[bin]++;
            }
        }
        List<Bin> bins = new ArrayList<>();
        // The first and the last bin are not whole.
        for (int i = 1; i < count - 1; i++) {
            double at = (begin + i) * width;
            int vpn = (int) Math.round(answered[i] * vpnShare(readings, begun + (long) ((at + width) * SECOND)));
            bins.add(new Bin(at, answered[i] - vpn, vpn, lost[i]));
        }
        return new Timeline(width, bins);
    }

    private double vpnShare(List<Reading> readings, long at) {
        Reading after = readings.stream()
                .skip(1)
                .filter(reading -> reading.at() >= at)
                .findFirst()
                .orElse(readings.get(readings.size() - 1));
        // A reading in which no answer came tells nothing: the one before it does.
        for (int index = readings.indexOf(after); index > 0; index--) {
            Reading difference = readings.get(index).since(readings.get(index - 1));
            // Answers to what the site asks come in; answers to what Azure asks go out.
            Map<String, Long> answers = fromSite ? difference.from() : difference.to();
            long vpn = 0;
            long total = 0;
            for (var port : ways.entrySet()) {
                long packets = answers.getOrDefault(port.getKey(), 0L);
                total += packets;
                vpn += port.getValue().kind() == PathKind.VPN ? packets : 0;
            }
            if (total > 0) {
                return (double) vpn / total;
            }
        }
        return 0;
    }
}
