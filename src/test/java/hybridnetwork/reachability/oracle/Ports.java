package hybridnetwork.reachability.oracle;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A range of ports as a rule or an intent writes it. */
record Ports(int from, int to) {
    private static final Map<String, Ports> KNOWN = new ConcurrentHashMap<>();

    static Ports of(String text) {
        return KNOWN.computeIfAbsent(text, Ports::parsed);
    }

    private static Ports parsed(String text) {
        if (text.equals("*")) {
            return new Ports(0, 65535);
        }
        int dash = text.indexOf('-');
        return dash < 0
                ? new Ports(Integer.parseInt(text), Integer.parseInt(text))
                : new Ports(Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
    }

    boolean has(int port) {
        return from <= port && port <= to;
    }

    boolean isEvery() {
        return from == 0 && to == 65535;
    }
}
