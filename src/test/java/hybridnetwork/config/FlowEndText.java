package hybridnetwork.config;

import hybridnetwork.net.FlowEnd;
import java.util.Set;

/** Ends of flows as a stack file for an export spells them. */
public final class FlowEndText {
    private FlowEndText() {}

    /** The one end that a text means where these are the sites; every other name is one of the resources'. */
    public static FlowEnd read(String text, Set<String> sites) {
        var ends = new EndNames(sites, Set.of(), true).meanings(text);
        if (ends.size() != 1) {
            throw new IllegalArgumentException(text + " means " + ends);
        }
        return ends.get(0);
    }
}
