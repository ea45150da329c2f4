package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Encrypted;
import hybridnetwork.config.ConfigNode.Entry;
import hybridnetwork.config.ConfigNode.Kind;
import hybridnetwork.config.ConfigNode.Mapping;
import hybridnetwork.config.ConfigNode.Scalar;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets of one kind, each under the name of the site or circuit that it belongs to.
 *
 * @param wholeMapEncrypted whether the map is encrypted as one value, so that offline any key may be in it
 */
public record Keys(Map<String, SecretText> byName, boolean wholeMapEncrypted) {
    static final Keys NONE = new Keys(Map.of(), false);

    /** The key of a site or circuit. */
    public Optional<SecretText> of(String name) {
        SecretText key = byName.get(name);
        return key == null && wholeMapEncrypted ? Optional.of(SecretText.encrypted()) : Optional.ofNullable(key);
    }

    /**
     * Reads a map of secrets. No message quotes anything of it, not even a name that is wrong: what was meant as a value
     * may stand where a name belongs.
     *
     * @param owners the names of the sites or circuits that can have a key
     */
    static Reading<Keys> reading(String owner, Collection<String> owners) {
        return (node, path, problems) -> {
            if (node instanceof Encrypted) {
                return Value.of(new Keys(Map.of(), true));
            }
            if (!(node instanceof Mapping mapping)) {
                problems.add(
                        Problem.error("wrong-type", path, "`" + path.lastName() + "` is not a map from names to keys")
                                .got(Problem.SECRET)
                                .fix(ConfigCommand.setSecret(path.key(owner.toUpperCase(java.util.Locale.ROOT)))));
                return Value.refused();
            }
            Map<String, SecretText> keys = new LinkedHashMap<>();
            mapping.entries().forEach((name, entry) -> {
                if (owners.contains(name)) {
                    key(path.key(name), entry, problems).ifPresent(key -> keys.put(name, key));
                } else {
                    problems.add(
                            Problem.error("unknown-key", path, "a key is given for a " + owner + " that does not exist")
                                    .allowed(Problem.excerpt(String.join(", ", owners)))
                                    .fix(Nearest.to(name, owners)
                                            .map(near -> "write `" + near + "`")
                                            .orElse("remove it"))
                                    .at(entry.keyAt()));
                }
            });
            return keys.size() == mapping.entries().size() ? Value.of(new Keys(keys, false)) : Value.refused();
        };
    }

    private static Optional<SecretText> key(ConfigPath path, Entry entry, Problems problems) {
        if (entry.value() instanceof Encrypted) {
            return Optional.of(SecretText.encrypted());
        }
        if (entry.value() instanceof Scalar scalar
                && scalar.kind() != Kind.NULL
                && !scalar.text().isEmpty()) {
            if (!scalar.secret()) {
                problems.addReadable(Problem.error(
                                "secret-in-clear", path, "the key stands in clear in the configuration")
                        .got(Problem.SECRET)
                        .fix(ConfigCommand.setSecret(path) + ", and use another key than the one that was exposed"));
            }
            return Optional.of(SecretText.of(scalar.text()));
        }
        problems.add(Problem.error("wrong-type", path, "the key is not text")
                .got(Problem.SECRET)
                .fix(ConfigCommand.setSecret(path)));
        return Optional.empty();
    }
}
