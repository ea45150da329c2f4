package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Encrypted;
import hybridnetwork.config.ConfigNode.Entry;
import hybridnetwork.config.ConfigNode.Mapping;
import hybridnetwork.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values that the user encrypted outside of the sections of keys, but for the webhook of alerts ({@code secret-not-kept}). They would stand in clear in the
 * state, in Azure and in every preview, and no plan could be made without the passphrase; so they are refused.
 */
final class UnkeptSecrets {
    private UnkeptSecrets() {}

    static Problem problem(ConfigPath path) {
        return Problem.error(
                        "secret-not-kept",
                        path,
                        "`" + path.lastName() + "` is encrypted, but would stand in clear in the state and in previews")
                .allowed(
                        "encrypted values in sharedKeys, authorizationKeys and peeringKeys, and monitoring.webhook, alone")
                .fix("write it in clear into the stack file");
    }

    /**
     * Those of a configuration that the engine has decrypted.
     *
     * @param secretKeys the keys whose value is, or holds, a secret
     * @param files what the values come from, where that is known: it tells which part of a section is encrypted
     */
    static List<Problem> of(Set<String> secretKeys, Map<String, Entry> files) {
        List<Problem> problems = new ArrayList<>();
        secretKeys.stream()
                .filter(key -> TopLevelKey.isOurs(key) && !Secrets.isSection(key))
                .sorted()
                .forEach(key -> {
                    List<ConfigPath> paths = new ArrayList<>();
                    Optional.ofNullable(files.get(key))
                            .ifPresent(entry -> encrypted(new ConfigPath(key), entry.value(), paths));
                    // Where nothing tells which part of the section of alerts is encrypted, it is the one that may be.
                    if (paths.isEmpty()) {
                        paths.add(key.equals(Monitoring.PATH.text()) ? Monitoring.WEBHOOK : new ConfigPath(key));
                    }
                    paths.remove(Monitoring.WEBHOOK);
                    paths.forEach(path -> problems.add(problem(path)));
                });
        return problems;
    }

    private static void encrypted(ConfigPath path, ConfigNode node, List<ConfigPath> found) {
        if (node instanceof Encrypted) {
            found.add(path);
        } else if (node instanceof Mapping map) {
            map.entries().forEach((key, entry) -> encrypted(path.key(key), entry.value(), found));
        } else if (node instanceof Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                encrypted(path.index(i), list.items().get(i), found);
            }
        }
    }
}
