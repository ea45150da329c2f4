package hybridnetwork.template.evaluation;

import hybridnetwork.resources.ArmId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which resources are deployed after which: because they, or the deployments that they are in, wait for the others. */
final class Precedence {
    private final Expansion expansion;
    private final Deque<Declared> open = new ArrayDeque<>();

    /** Each with the deployments that it is in. */
    private final Map<Declared, List<Declared>> units = new HashMap<>();

    private final Map<String, List<Declared>> byName = new HashMap<>();

    Precedence(Expansion expansion) {
        this.expansion = expansion;
    }

    void add(Declared resource) {
        List<Declared> own = new ArrayList<>(open);
        own.add(resource);
        units.put(resource, own);
        resource.id().ifPresent(id -> name(id.key(), resource));
        resource.symbols().forEach(symbol -> name(symbol, resource));
        resource.name().ifPresent(name -> {
            name(name, resource);
            if (name.indexOf('/') >= 0) {
                name(ArmId.name(name), resource);
            }
        });
    }

    private void name(String name, Declared resource) {
        byName.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .add(resource);
    }

    /** What is declared meanwhile is in a deployment. */
    void inside(Declared deployment, Runnable declaring) {
        open.addLast(deployment);
        declaring.run();
        open.removeLast();
    }

    /** Whether one is surely deployed after another. */
    boolean isAfter(Declared one, Declared other) {
        Set<Declared> before = new HashSet<>(units.getOrDefault(other, List.of()));
        Deque<Declared> next = new ArrayDeque<>(units.getOrDefault(one, List.of()));
        next.forEach(before::remove);
        Set<Declared> seen = new HashSet<>();
        while (!next.isEmpty()) {
            Declared unit = next.removeFirst();
            if (!seen.add(unit)) {
                continue;
            }
            for (String name : expansion.waitsFor(unit)) {
                List<Declared> waited = byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
                if (waited.stream().anyMatch(before::contains)) {
                    return true;
                }
                next.addAll(waited);
            }
        }
        return false;
    }
}
