package hybridnetwork.adopt;

import hybridnetwork.config.ConfigPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A stack file as text: sections in block form, what fits on a line in flow form, comments above their keys. */
final class StackText {
    private static final int WIDTH = 110;

    /** Text that YAML, the engine's reader and ours take for the same text without quotes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/<][A-Za-z0-9_./<> -]*[A-Za-z0-9_./>]|[A-Za-z]");

    /** An address or a prefix: digits in quartets, which no YAML takes for a number. */
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+(/\\d+)?");

    private static final Pattern WORD = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n|~");

    /** What YAML does not allow as it is, or would take for the end of a line: the owner of a resource writes its tags. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private final Map<String, List<String>> comments;
    private final StringBuilder text = new StringBuilder();

    private StackText(Map<String, List<String>> comments) {
        this.comments = comments;
    }

    /**
     * Renders a file.
     *
     * @param head lines of comment at the top
     * @param comments lines above keys, by path from the section on, such as {@code sites.hq}
     */
    static String render(List<String> head, Map<String, Object> config, Map<String, List<String>> comments) {
        StackText file = new StackText(comments);
        head.forEach(line -> file.comment(line, ""));
        file.text.append("config:\n");
        config.forEach((key, value) -> file.entry(key, value, key.replace(ConfigPath.NAMESPACE + ":", ""), "  "));
        return file.text.toString();
    }

    private void comment(String line, String indent) {
        wrapped(UNPRINTABLE.matcher(line).replaceAll("?"), WIDTH - indent.length() - 2)
                .forEach(part ->
                        text.append((indent + "# " + part).stripTrailing()).append('\n'));
    }

    private static List<String> wrapped(String line, int width) {
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        List<String> lines = new ArrayList<>();
        StringBuilder next = new StringBuilder();
        for (String word : line.strip().split(" ", -1)) {
            if (next.length() > 0 && indent.length() + next.length() + 1 + word.length() > width) {
                lines.add(indent + next);
                next = new StringBuilder("  ");
                next.append(word);
                continue;
            }
            next.append(next.length() == 0 ? "" : " ").append(word);
        }
        lines.add(indent + next);
        return lines;
    }

    private void entry(String key, Object value, String path, String indent) {
        comments.getOrDefault(path, List.of()).forEach(line -> comment(line, indent));
        boolean isSection = indent.length() < 3;
        String start = indent + (isSection ? key : scalar(key)) + ":";
        String flow = flow(value);
        boolean commented = comments.keySet().stream().anyMatch(other -> other.startsWith(path + "."));
        boolean nested = value instanceof Map<?, ?> map && !map.isEmpty();
        if (nested
                && (commented
                        || start.length() + 1 + flow.length() > WIDTH
                        || (indent.length() < 3 && isDeep(value)))) {
            text.append(start).append('\n');
            ((Map<?, ?>) value)
                    .forEach((inner, at) -> entry(String.valueOf(inner), at, path + "." + inner, indent + "  "));
            return;
        }
        if (value instanceof List<?> list && start.length() + 1 + flow.length() > WIDTH) {
            text.append(start).append('\n');
            list.forEach(element ->
                    text.append(indent).append("  - ").append(flow(element)).append('\n'));
            return;
        }
        text.append(start).append(' ').append(flow).append('\n');
    }

    /** A map of maps reads better with a line for each. */
    private static boolean isDeep(Object value) {
        return value instanceof Map<?, ?> map
                && map.values().stream().anyMatch(inner -> inner instanceof Map<?, ?> || inner instanceof List<?>);
    }

    private static String flow(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> scalar(String.valueOf(entry.getKey())) + ": " + flow(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(StackText::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String string ? scalar(string) : String.valueOf(value);
    }

    private static String scalar(String string) {
        boolean plain =
                (PLAIN.matcher(string).matches() && !WORD.matcher(string).matches())
                        || ADDRESS.matcher(string).matches();
        return plain
                ? string
                : '"'
                        + UNPRINTABLE
                                .matcher(string.replace("\\", "\\\\").replace("\"", "\\\""))
                                .replaceAll(match ->
                                        String.format("\\\\U%08x", match.group().codePointAt(0)))
                        + '"';
    }
}
