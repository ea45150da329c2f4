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

    /** The end of an excerpt that was cut. */
    private static final String CUT = "…";

    private static final List<String> SECTIONS = List.of("sharedKeys", "authorizationKeys", "peeringKeys");

    private final List<ConfigPath> paths = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    static Secrets of(Map<String, Entry> config) {
        Secrets secrets = new Secrets();
        config.forEach((key, entry) -> {
            boolean section = isSection(key);
            if (key.equals(Monitoring.PATH.text())) {
                secrets.gatherWebhook(entry.value());
            } else if (section || holdsSecret(entry.value())) {
                secrets.gather(new ConfigPath(key), entry.value(), section);
            }
        });
        // The longest first: one secret may be part of another.
        secrets.texts.sort(Comparator.comparingInt(String::length).reversed());
        return secrets;
    }

    /** Whether all that stands under a top-level key is secret, with a namespace or without. */
    static boolean isSection(String key) {
        return SECTIONS.contains(key.substring(key.indexOf(':') + 1));
    }

    static boolean holdsSecret(ConfigNode node) {
        if (node instanceof Mapping map) {
            return map.entries().values().stream().anyMatch(entry -> holdsSecret(entry.value()));
        }
        if (node instanceof Sequence list) {
            return list.items().stream().anyMatch(Secrets::holdsSecret);
        }
        return node instanceof Scalar scalar && scalar.secret();
    }

    /** Of the section of alerts it alone is secret; the engine calls all of it so, words like {@code create} included. */
    private void gatherWebhook(ConfigNode section) {
        if (section instanceof Mapping map && map.entries().containsKey(Monitoring.WEBHOOK.lastName())) {
            gather(
                    Monitoring.WEBHOOK,
                    map.entries().get(Monitoring.WEBHOOK.lastName()).value(),
                    true);
        }
    }

    private void gather(ConfigPath path, ConfigNode node, boolean secret) {
        if (node instanceof Mapping map) {
            map.entries().forEach((key, entry) -> gather(path.key(key), entry.value(), secret));
        } else if (node instanceof Sequence list) {
            list.items().forEach(item -> gather(path, item, secret));
        } else if (node instanceof Scalar scalar && (secret || scalar.secret())) {
            paths.add(path);
            if (scalar.text().length() >= SHORTEST) {
                texts.add(scalar.text());
                texts.add(quoted(scalar.text()));
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

    /** A text as a message quotes it: its beginning, with control characters escaped. */
    private static String quoted(String text) {
        String excerpt = Problem.excerpt(text);
        return excerpt.equals(text) || !excerpt.endsWith(CUT)
                ? excerpt
                : excerpt.substring(0, excerpt.length() - CUT.length());
    }

    private String takeOut(String text) {
        String clean = text;
        for (String secret : texts) {
            clean = clean.replace(secret, Problem.SECRET);
        }
        // Where an excerpt ends within a secret, the secret's beginning is left.
        return clean.contains(CUT) ? withoutBeginnings(clean) : clean;
    }

    private String withoutBeginnings(String text) {
        String clean = text;
        for (String secret : texts) {
            // No longer than the text that it may be in: a secret may have many thousand characters.
            int longest = Math.min(secret.length() - 1, text.length() - CUT.length());
            for (int length = longest; length >= SHORTEST; length--) {
                clean = clean.replace(secret.substring(0, length) + CUT, Problem.SECRET + CUT);
            }
        }
        return clean;
    }
}
