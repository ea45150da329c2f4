package hybridnetwork.adopt;

import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Networks in the place of those that a proposal could not know, so that the rest of it can be read, checked and recorded. They
 * never get into a file.
 */
final class StandIns {
    private static final Pattern SLOT = Pattern.compile("<networks of .*>");

    /** Private networks that few use; what is in use is passed by. */
    private static final List<Prefix> CANDIDATES = IntStream.range(0, 250)
            .mapToObj(number -> Prefix.parse("10." + (250 - number) + ".240.0/24"))
            .toList();

    private final List<Prefix> used = new ArrayList<>();
    private final Map<String, String> bySlot = new LinkedHashMap<>();

    private StandIns() {}

    /** The same configuration with them. */
    static Map<String, Object> in(Map<String, Object> config) {
        StandIns standIns = new StandIns();
        standIns.collect(config);
        return standIns.replaced(config);
    }

    /** The same text of a file with them; its lines stay. */
    static String in(String text, Map<String, Object> config) {
        StandIns standIns = new StandIns();
        standIns.collect(config);
        standIns.replaced(config);
        String replaced = text;
        for (Map.Entry<String, String> slot : standIns.bySlot.entrySet()) {
            replaced = replaced.replace(slot.getKey(), slot.getValue());
        }
        return replaced;
    }

    private void collect(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::collect);
        } else if (value instanceof List<?> list) {
            list.forEach(this::collect);
        } else {
            Prefix.tryParse(String.valueOf(value))
                    .filter(prefix -> prefix.length() > 0)
                    .ifPresent(used::add);
        }
    }

    private Map<String, Object> replaced(Map<?, ?> map) {
        Map<String, Object> replaced = new LinkedHashMap<>();
        map.forEach((key, value) -> replaced.put(String.valueOf(key), replaced(value)));
        return replaced;
    }

    private Object replaced(Object value) {
        if (value instanceof Map<?, ?> map) {
            return replaced(map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::replaced).toList();
        }
        return value instanceof String text && SLOT.matcher(text).matches()
                ? bySlot.computeIfAbsent(text, slot -> next().toString())
                : value;
    }

    private Prefix next() {
        Prefix free = CANDIDATES.stream()
                .filter(prefix -> used.stream().noneMatch(prefix::overlaps))
                .findFirst()
                .orElse(CANDIDATES.get(0));
        used.add(free);
        return free;
    }
}
