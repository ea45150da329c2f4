package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Entry;
import hybridnetwork.config.ConfigNode.Kind;
import hybridnetwork.config.ConfigNode.Mapping;
import hybridnetwork.config.ConfigNode.Scalar;
import hybridnetwork.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML text as {@link ConfigNode}s with the place of each value.
 *
 * <p>Built from the parser's events, so that depth and the size after the expansion of aliases are bounded before anything
 * is allocated. Scalars keep their text: an octal-looking number or {@code on} means what is written.
 */
final class YamlTree {
    /** Deeper than any stack file: the contract has five levels. */
    private static final int DEEPEST = 32;

    /** Values after the expansion of aliases; a bomb is refused here. */
    private static final int MOST_NODES = 50_000;

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern NULL = Pattern.compile("null|Null|NULL|~|");

    private final String file;
    private final Problems problems;
    private final Iterator<Event> events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int nodes;

    private record Anchored(ConfigNode node, int size) {}

    /** A refusal of this reader's own, beside the parser's syntax errors. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Optional<SourceLocation> at;

        Refused(String message, Optional<SourceLocation> at) {
            super(message);
            this.at = at;
        }
    }

    private YamlTree(String text, String file, Problems problems) {
        this.file = file;
        this.problems = problems;
        LoadSettings settings =
                LoadSettings.builder().setLabel(file).setUseMarks(true).build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** The tree of one document; empty, with a problem reported, when the text is not one. */
    static Optional<ConfigNode> parse(String text, String file, Problems problems) {
        try {
            return new YamlTree(text, file, problems).document();
        } catch (Refused e) {
            problems.add(notYaml(String.valueOf(e.getMessage()), e.at));
        } catch (MarkedYamlEngineException e) {
            // The parser's own message quotes the line, which may hold a secret; its problem text does not.
            Optional<SourceLocation> at = e.getProblemMark().map(mark -> location(file, mark));
            problems.add(notYaml("the stack file is not YAML: " + Problem.excerpt(e.getProblem()), at));
        } catch (YamlEngineException e) {
            problems.add(notYaml(
                    "the stack file is not YAML: it holds characters that YAML does not allow",
                    Optional.of(new SourceLocation(file, 1, 1))));
        }
        return Optional.empty();
    }

    private static Problem notYaml(String message, Optional<SourceLocation> at) {
        return Problem.error("stack-file", ConfigPath.ROOT, message)
                .fix("compare the line with stacks/Pulumi.dev.yaml")
                .at(at);
    }

    private Optional<ConfigNode> document() {
        Optional<ConfigNode> root = Optional.empty();
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent node) {
                if (root.isPresent()) {
                    throw new Refused("the stack file holds more than one YAML document", at(event));
                }
                root = Optional.of(node(node, 0, ConfigPath.ROOT));
            }
        }
        if (root.isEmpty()) {
            throw new Refused("the stack file is empty", Optional.of(new SourceLocation(file, 1, 1)));
        }
        return root;
    }

    private ConfigNode node(NodeEvent event, int depth, ConfigPath path) {
        if (event instanceof AliasEvent alias) {
            Anchored target = anchors.get(String.valueOf(alias.getAlias()));
            if (target == null) {
                throw new Refused("the stack file uses an alias that no anchor defines", at(event));
            }
            count(target.size(), event);
            return target.node();
        }
        if (depth > DEEPEST) {
            throw new Refused("the stack file is nested deeper than " + DEEPEST + " levels", at(event));
        }
        int before = nodes;
        count(1, event);
        ConfigNode node;
        if (event instanceof MappingStartEvent) {
            node = mapping(event, depth, path);
        } else if (event instanceof SequenceStartEvent) {
            node = sequence(event, depth, path);
        } else {
            node = scalar((ScalarEvent) event);
        }
        event.getAnchor().ifPresent(anchor -> anchors.put(String.valueOf(anchor), new Anchored(node, nodes - before)));
        return node;
    }

    private void count(int more, Event event) {
        if (nodes > MOST_NODES - more) {
            throw new Refused("the stack file holds more than " + MOST_NODES + " values", at(event));
        }
        nodes += more;
    }

    private ConfigNode mapping(Event start, int depth, ConfigPath path) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); !(event instanceof CollectionEndEvent); event = events.next()) {
            ConfigNode key = node((NodeEvent) event, depth + 1, path);
            Optional<SourceLocation> keyAt = at(event);
            ConfigPath at = key instanceof Scalar name ? below(path, name.text(), depth) : path;
            ConfigNode value = node((NodeEvent) events.next(), depth + 1, at);
            if (!(key instanceof Scalar name)) {
                throw new Refused("the stack file has a key that is not a single word", keyAt);
            }
            if (entries.containsKey(name.text())) {
                // The path names the key, where it may be named.
                problems.add(Problem.error("duplicate-key", at, "the same key stands twice in one map")
                        .fix("remove or rename one of the two")
                        .at(keyAt));
            } else {
                entries.put(name.text(), new Entry(value, keyAt));
            }
        }
        return new Mapping(entries, at(start));
    }

    /** The path of a key of the map at a path. The file's own `config` is no part of it, nor is anything below a secret. */
    private static ConfigPath below(ConfigPath path, String key, int depth) {
        if (depth == 0) {
            return key.equals("config") ? ConfigPath.ROOT : new ConfigPath(Problem.excerpt(key));
        }
        if (secret(path)) {
            return path;
        }
        return path.equals(ConfigPath.ROOT) ? new ConfigPath(Problem.excerpt(key)) : path.key(Problem.excerpt(key));
    }

    /** In a section of keys even a name may be a key that was put in the wrong place. */
    private static boolean secret(ConfigPath path) {
        return Secrets.isSection(path.text());
    }

    private ConfigNode sequence(Event start, int depth, ConfigPath path) {
        List<ConfigNode> items = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof CollectionEndEvent); event = events.next()) {
            items.add(node((NodeEvent) event, depth + 1, secret(path) ? path : path.index(items.size())));
        }
        return new Sequence(items, at(start));
    }

    private ConfigNode scalar(ScalarEvent event) {
        String text = event.getValue();
        Kind kind = Kind.TEXT;
        if (event.getScalarStyle() == ScalarStyle.PLAIN) {
            if (NULL.matcher(text).matches()) {
                kind = Kind.NULL;
            } else if (BOOLEAN.matcher(text).matches()) {
                kind = Kind.BOOLEAN;
            } else if (text.length() < 400 && NUMBER.matcher(text).matches()) {
                kind = Kind.NUMBER;
            }
        }
        return new Scalar(text, kind, false, at(event));
    }

    private Optional<SourceLocation> at(Event event) {
        return event.getStartMark().map(mark -> location(file, mark));
    }

    private static SourceLocation location(String file, Mark mark) {
        return new SourceLocation(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
