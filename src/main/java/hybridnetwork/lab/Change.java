package hybridnetwork.lab;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was measured while something was lost or restored.
 *
 * @param to the ways that packets to Azure take afterwards
 * @param from those that packets from Azure take
 * @param agrees whether both are as the proof predicts, for every packet of half a second
 * @param lost packets without an answer
 * @param interval the seconds between two packets
 * @param recovered the seconds from the change to the first packet after the last one that was lost; 0 when none was, and
 *     empty when packets were still lost at the end
 * @param settled the seconds until every packet took the predicted ways
 * @param survived whether the open connection went on; empty where none was measured
 * @param longestStall the longest time in seconds without an answer on it
 */
public record Change(
        Set<Way> to,
        Set<Way> from,
        boolean agrees,
        long lost,
        double interval,
        Optional<Double> recovered,
        double settled,
        Optional<Boolean> survived,
        double longestStall,
        Timeline timeline) {

    /** The ways of both directions, or of each where they differ. */
    public String path() {
        String out = words(to);
        String back = words(from);
        return out.equals(back) ? out : out + " out, " + back + " back";
    }

    private static String words(Set<Way> ways) {
        if (ways.isEmpty()) {
            return "none";
        }
        Set<String> names = new TreeSet<>();
        ways.forEach(way ->
                names.add(way.circuit().map(circuit -> "circuit " + circuit).orElse("VPN")));
        return String.join(" + ", names);
    }

    /**
     * Packets over time.
     *
     * @param width of a bin, in seconds
     */
    public record Timeline(double width, List<Bin> bins) {}

    /**
     * A short time.
     *
     * @param at when it begins, in seconds after the change; negative before it
     * @param expressRoute answered packets that came back over ExpressRoute
     * @param vpn answered packets that came back over the VPN
     * @param lost packets that were sent in it and had no answer
     */
    public record Bin(double at, int expressRoute, int vpn, int lost) {}
}
