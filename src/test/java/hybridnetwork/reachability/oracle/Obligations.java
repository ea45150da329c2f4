package hybridnetwork.reachability.oracle;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import hybridnetwork.reachability.oracle.Oracle.Answer;
import hybridnetwork.reachability.oracle.Oracle.Duty;
import hybridnetwork.reachability.oracle.World.Intent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The obligations that are printed for an intent (section 1, paragraph 7), taken apart packet by packet. */
final class Obligations {
    private Obligations() {}

    static List<String> differences(World world, Intent intent, Answer expected, JsonObject printed) {
        JsonArray obligations = printed.getAsJsonArray("obligations");
        if (obligations.isEmpty() && expected.duties().isEmpty()) {
            return List.of();
        }
        Set<Duty> told = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        List<Packet> packets = new Oracle(world).packets(intent);
        for (JsonElement element : obligations) {
            int before = told.size();
            packets.stream()
                    .filter(it -> isIn(element.getAsJsonObject(), it))
                    .forEach(it -> told.add(duty(element.getAsJsonObject(), it)));
            if (told.size() == before) {
                wrong.add("an obligation of no packet, or told twice: " + element);
            }
        }
        TreeSet<Duty> missing = new TreeSet<>(expected.duties());
        missing.removeAll(told);
        TreeSet<Duty> needless = new TreeSet<>(told);
        needless.removeAll(expected.duties());
        missing.stream().limit(3).forEach(it -> wrong.add("not told: " + it + " in " + obligations));
        needless.stream().limit(3).forEach(it -> wrong.add("told, but not so: " + it + " in " + obligations));
        return wrong;
    }

    private static Duty duty(JsonObject obligation, Packet packet) {
        return new Duty(
                obligation.get("appliance").getAsString(),
                obligation.get("must").getAsString().equals("pass"),
                packet.protocol(),
                packet.source(),
                packet.destination(),
                packet.destinationPort());
    }

    private static boolean isIn(JsonObject obligation, Packet packet) {
        String protocol = obligation.get("protocol").getAsString();
        return (protocol.equals("*") || protocol.equals(packet.protocol().name()))
                && has(obligation.getAsJsonArray("source"), packet.source())
                && has(obligation.getAsJsonArray("destination"), packet.destination())
                && hasPort(obligation.getAsJsonArray("ports"), packet);
    }

    private static boolean has(JsonArray prefixes, long address) {
        for (JsonElement prefix : prefixes) {
            if (Block.of(prefix.getAsString()).has(address)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasPort(JsonArray ports, Packet packet) {
        if (ports.isEmpty() || !packet.protocol().hasPorts()) {
            return ports.isEmpty() || ports.get(0).getAsString().equals("*");
        }
        for (JsonElement port : ports) {
            if (Ports.of(port.getAsString()).has(packet.destinationPort())) {
                return true;
            }
        }
        return false;
    }
}
