package hybridnetwork.adopt;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.resources.ArmId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A stack file while it is proposed, with what is to be said of it. */
final class Draft {
    private final Map<String, Object> config = new LinkedHashMap<>();
    private final Map<String, List<String>> comments = new LinkedHashMap<>();
    private final List<AdoptionNote> notes = new ArrayList<>();
    private final Set<ArmId> taken = new LinkedHashSet<>();
    private final Map<String, Object> names = new LinkedHashMap<>();
    private final Map<ArmId, String> spokes = new HashMap<>();
    private final List<ConfigPath> secrets = new ArrayList<>();

    /** Writes a section; what is there already under the key is replaced, at its place. */
    void put(String key, Object value) {
        config.put(full(key), value);
    }

    private static String full(String key) {
        return key.indexOf(':') >= 0 ? key : ConfigPath.NAMESPACE + ":" + key;
    }

    /** A line of comment above a key, such as {@code sites.hq}. */
    void comment(String path, String text) {
        comments.computeIfAbsent(path, key -> new ArrayList<>()).add(text);
    }

    void note(AdoptionNote note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    /** What the proposal declares, so that it is to be imported. */
    void take(FoundResource resource) {
        taken.add(resource.id());
    }

    boolean has(FoundResource resource) {
        return taken.contains(resource.id());
    }

    /**
     * The Azure name of something that the program would call otherwise.
     *
     * @param path of the key under {@code names}
     */
    void name(String found, String programs, String... path) {
        if (found.equals(programs)) {
            return;
        }
        Map<String, Object> at = names;
        for (int i = 0; i < path.length - 1; i++) {
            at = inside(at, path[i]);
        }
        at.put(path[path.length - 1], found);
    }

    /** The key of the spoke that a network is. */
    String spokeKey(ArmId network) {
        return spokes.getOrDefault(network, network.name());
    }

    void spoke(String key, ArmId network) {
        spokes.put(network, key);
    }

    /** The Azure names of the instances' parts, where one is called otherwise than the program's. */
    void names(List<String> found, List<String> programs, String key) {
        if (!found.equals(programs)) {
            names.put(key, found);
        }
    }

    @SuppressWarnings("unchecked") // only maps are put under a key that others follow
    private static Map<String, Object> inside(Map<String, Object> map, String key) {
        return (Map<String, Object>) map.computeIfAbsent(key, name -> new LinkedHashMap<String, Object>());
    }

    /** A key that Azure does not give back, and that has to be typed. */
    void secret(ConfigPath path) {
        secrets.add(path);
    }

    Map<String, Object> config() {
        return config;
    }

    Map<String, List<String>> comments() {
        return comments;
    }

    List<AdoptionNote> notes() {
        return List.copyOf(notes);
    }

    Set<ArmId> taken() {
        return Set.copyOf(taken);
    }

    Map<String, Object> names() {
        return names;
    }

    List<ConfigPath> secrets() {
        return List.copyOf(secrets);
    }

    Optional<Object> at(String key) {
        return Optional.ofNullable(config.get(full(key)));
    }
}
