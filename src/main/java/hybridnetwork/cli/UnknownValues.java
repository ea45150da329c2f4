package hybridnetwork.cli;

import hybridnetwork.template.evaluation.UnknownValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What of a template could not be evaluated, by the reason: one cause may leave many values open. */
final class UnknownValues {
    /** How many places a message names. */
    private static final int FEW = 3;

    private static final int LONGEST = 160;

    private UnknownValues() {}

    static String render(List<UnknownValue> unknown) {
        Map<String, List<UnknownValue>> byReason = unknown.stream()
                .collect(Collectors.groupingBy(UnknownValue::reason, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        byReason.forEach((reason, values) -> {
            text.append("warning: not known: ").append(line(reason)).append('\n');
            values.stream()
                    .limit(FEW)
                    .forEach(value -> text.append("    ")
                            .append(line(value.place() + " is " + value.expression()))
                            .append('\n'));
            if (values.size() > FEW) {
                text.append("    and ").append(values.size() - FEW).append(" more\n");
            }
        });
        return text.toString();
    }

    private static String line(String text) {
        String line = text.replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
