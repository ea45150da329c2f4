package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Entry;
import hybridnetwork.config.ConfigNode.Mapping;
import hybridnetwork.config.ConfigNode.Scalar;
import hybridnetwork.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The secret texts of a configuration, to take them out of messages.
 *
 * <p>Readings and rules do not quote secrets knowingly. This is for what they cannot know: a value that the user encrypted
 * although nobody asked for it, or a key that stands where another value belongs.
 */
final class Secrets {
    /** Shorter texts occur in messages by chance, and protect nothing. */
    private static final int SHORTEST = 6;

    /** A message quotes no more of a long text. */
    private static final int LONGEST = 60;

    private static final List<String> SECTIONS = List.of("sharedKeys", "authorizationKeys", "peeringKeys");

    private final List<ConfigPath> paths = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    static Secrets of(Map<String, Entry> config) {
        Secrets secrets = new Secrets();
        config.forEach((key, entry) -> {
            boolean section = SECTIONS.contains(key.substring(key.indexOf(':') + 1));
            if (section || holdsSecret(entry.value())) {
                secrets.gather(new ConfigPath(key), entry.value(), section);
            }
        });
        // The longest first: one secret may be part of another.
        secrets.texts.sort(Comparator.comparingInt(String::length).reversed());
        return secrets;
    }

    private static boolean holdsSecret(ConfigNode node) {
        if (node instanceof Mapping map) {
            return map.entries().values().stream().anyMatch(entry -> holdsSecret(entry.value()));
        }
        if (node instanceof Sequence list) {
            return list.items().stream().anyMatch(Secrets::holdsSecret);
        }
        return node instanceof Scalar scalar && scalar.secret();
    }

    private void gather(ConfigPath path, ConfigNode node, boolean secret) {
        if (node instanceof Mapping map) {
            map.entries().forEach((key, entry) -> gather(path.key(key), entry.value(), secret));
        } else if (node instanceof Sequence list) {
            list.items().forEach(item -> gather(path, item, secret));
        } else if (node instanceof Scalar scalar && (secret || scalar.secret())) {
            paths.add(path);
            if (scalar.text().length() >= SHORTEST) {
                texts.add(scalar.text()
                        .substring(0, Math.min(LONGEST, scalar.text().length())));
            }
        }
    }

    /** The problem without any of the secrets. */
    Problem takeOut(Problem problem) {
        if (paths.isEmpty()) {
            return problem;
        }
        Problem clean = problem.texts(this::takeOut);
        return clean.got().isPresent() && paths.contains(clean.path()) ? clean.got(Problem.SECRET) : clean;
    }

    private String takeOut(String text) {
        String clean = text;
        for (String secret : texts) {
            clean = clean.replace(secret, Problem.SECRET);
        }
        return clean;
    }
}
