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
 * is allocated. Scalars have the text that the engine makes of them ({@link PlainScalar}); where that is not what is
 * written, it is an error, since nobody who reads the file could tell. Merge keys ({@code <<}) are merged as the engine does.
 */
final class YamlTree {
    /** Deeper than any stack file: the contract has five levels. */
    static final int DEEPEST = 32;

    /** Values after the expansion of aliases; a bomb is refused here. */
    private static final int MOST_NODES = 50_000;

    private static final String TEXT_TAG = "tag:yaml.org,2002:str";

    private static final String MERGE = "<<";

    private final ConfigText file;
    private final Problems problems;
    private final Iterator<Event> events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int nodes;
    private boolean inConfig;
    /** Whether what is being read is of a key that this program is handed by the engine. */
    private boolean ours;

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

    private YamlTree(String text, ConfigText file, Problems problems) {
        this.file = file;
        this.problems = problems;
        LoadSettings settings =
                LoadSettings.builder().setLabel(file.name()).setUseMarks(true).build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** The tree of one document; empty, with a problem reported, when the text is not one. */
    static Optional<ConfigNode> parse(String text, ConfigText file, Problems problems) {
        try {
            return new YamlTree(text, file, problems).document();
        } catch (Refused e) {
            problems.add(notYaml(file, String.valueOf(e.getMessage()), e.at));
        } catch (MarkedYamlEngineException e) {
            // The parser's own message quotes the line, which may hold a secret; its problem text does not.
            Optional<SourceLocation> at = e.getProblemMark().map(mark -> location(file.name(), mark));
            problems.add(notYaml(file, file.kind() + " is not YAML: " + Problem.excerpt(e.getProblem()), at));
        } catch (YamlEngineException e) {
            problems.add(notYaml(
                    file,
                    file.kind() + " is not YAML: it holds characters that YAML does not allow",
                    Optional.of(new SourceLocation(file.name(), 1, 1))));
        }
        return Optional.empty();
    }

    private static Problem notYaml(ConfigText file, String message, Optional<SourceLocation> at) {
        return Problem.error("stack-file", ConfigPath.ROOT, message)
                .fix("compare the line with " + file.example())
                .at(at);
    }

    private Refused refused(String what, Optional<SourceLocation> at) {
        return new Refused(file.kind() + what, at);
    }

    private Optional<ConfigNode> document() {
        Optional<ConfigNode> root = Optional.empty();
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent node) {
                if (root.isPresent()) {
                    throw refused(" holds more than one YAML document", at(event));
                }
                root = Optional.of(node(node, 0, ConfigPath.ROOT));
            }
        }
        if (root.isEmpty()) {
            throw refused(" is empty", Optional.of(new SourceLocation(file.name(), 1, 1)));
        }
        return root;
    }

    private ConfigNode node(NodeEvent event, int depth, ConfigPath path) {
        if (event instanceof AliasEvent alias) {
            Anchored target = anchors.get(String.valueOf(alias.getAlias()));
            if (target == null) {
                throw refused(" uses an alias that no anchor defines", at(event));
            }
            count(target.size(), event);
            return target.node();
        }
        if (depth > DEEPEST) {
            throw refused(" is nested deeper than " + DEEPEST + " levels", at(event));
        }
        int before = nodes;
        count(1, event);
        ConfigNode node;
        if (event instanceof MappingStartEvent) {
            node = mapping(event, depth, path);
        } else if (event instanceof SequenceStartEvent) {
            node = sequence(event, depth, path);
        } else {
            node = scalar((ScalarEvent) event, path);
        }
        event.getAnchor().ifPresent(anchor -> anchors.put(String.valueOf(anchor), new Anchored(node, nodes - before)));
        return node;
    }

    private void count(int more, Event event) {
        if (nodes > MOST_NODES - more) {
            throw refused(" holds more than " + MOST_NODES + " values", at(event));
        }
        nodes += more;
    }

    private ConfigNode mapping(Event start, int depth, ConfigPath path) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Optional<Entry> merged = Optional.empty();
        for (Event event = events.next(); !(event instanceof CollectionEndEvent); event = events.next()) {
            Optional<SourceLocation> keyAt = at(event);
            boolean merge = event instanceof ScalarEvent scalar
                    && scalar.getScalarStyle() == ScalarStyle.PLAIN
                    && scalar.getValue().equals(MERGE);
            String key = key((NodeEvent) event, depth, path);
            if (depth == 0) {
                inConfig = key.equals("config");
            } else if (depth == 1) {
                ours = inConfig && TopLevelKey.isOurs(TopLevelKey.full(key));
            }
            ConfigPath at = merge ? path : below(path, key, depth);
            Entry entry = new Entry(node((NodeEvent) events.next(), depth + 1, at), keyAt);
            if (merge ? merged.isPresent() : entries.containsKey(key)) {
                // The path names the key, where it may be named.
                problems.add(Problem.error("duplicate-key", at, "the same key stands twice in one map")
                        .fix("remove or rename one of the two")
                        .at(keyAt));
            } else if (merge) {
                merged = Optional.of(entry);
            } else {
                entries.put(key, entry);
            }
        }
        merged.ifPresent(from -> merge(entries, from));
        return new Mapping(entries, at(start));
    }

    private String key(NodeEvent event, int depth, ConfigPath path) {
        if (event instanceof ScalarEvent scalar) {
            count(1, event);
            // The engine makes text of whatever it has read, but of a section's name it reads the text alone.
            String name = depth > 1 ? name(scalar, path) : scalar.getValue();
            Scalar node = new Scalar(name, Kind.TEXT, false, at(event));
            event.getAnchor().ifPresent(anchor -> anchors.put(String.valueOf(anchor), new Anchored(node, 1)));
            return name;
        }
        if (event instanceof AliasEvent && node(event, depth, path) instanceof Scalar name) {
            return name.text();
        }
        throw refused(" has a key that is not a single word", at(event));
    }

    /** Entries that are not there yet; of several maps the first one counts. */
    private void merge(Map<String, Entry> entries, Entry merged) {
        List<ConfigNode> maps = merged.value() instanceof Sequence several ? several.items() : List.of(merged.value());
        for (ConfigNode each : maps) {
            if (!(each instanceof Mapping map)) {
                throw refused(" merges (<<) what is not a map", merged.keyAt());
            }
            map.entries().forEach(entries::putIfAbsent);
        }
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

    private ConfigNode scalar(ScalarEvent event, ConfigPath path) {
        String written = event.getValue();
        if (isText(event, path)) {
            return new Scalar(written, Kind.TEXT, false, at(event));
        }
        PlainScalar plain = PlainScalar.of(written);
        if (plain.arrivesOtherwise() && ours) {
            problems.add(ReadOtherwise.value(path, written, plain, secret(path)).at(at(event)));
        }
        return new Scalar(plain.text(), plain.kind(), false, at(event));
    }

    private String name(ScalarEvent event, ConfigPath path) {
        String written = event.getValue();
        if (isText(event, path) || written.equals(MERGE)) {
            return written;
        }
        if (!PlainScalar.arrivesAsName(written) && ours) {
            problems.add(ReadOtherwise.key(path, written, PlainScalar.of(written), secret(path))
                    .at(at(event)));
        }
        return written;
    }

    /** Whether a scalar is text whatever it looks like: quoted, a block, or called so by its tag. */
    private boolean isText(ScalarEvent event, ConfigPath path) {
        Optional<String> tag = event.getTag().filter(name -> !name.equals("!"));
        if (tag.isEmpty()) {
            return event.getScalarStyle() != ScalarStyle.PLAIN;
        }
        if (!tag.get().equals(TEXT_TAG) && ours) {
            problems.add(ReadOtherwise.tagged(path).at(at(event)));
        }
        return true;
    }

    private Optional<SourceLocation> at(Event event) {
        return event.getStartMark().map(mark -> location(file.name(), mark));
    }

    private static SourceLocation location(String file, Mark mark) {
        return new SourceLocation(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
