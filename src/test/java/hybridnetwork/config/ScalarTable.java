package hybridnetwork.config;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.ConfigNode.Entry;
import hybridnetwork.config.ConfigNode.Kind;
import hybridnetwork.config.ConfigNode.Mapping;
import hybridnetwork.config.ConfigNode.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every kind of YAML scalar, as a value and as a name: what the offline reader makes of it beside what the engine does. */
public final class ScalarTable {
    /** As they stand in the file, two spaces between them. */
    private static final String ROWS = """
            0  7  100  -5  +5  00  -0  0100  -0100  0144  08  089  0x64  0X64  -0x64  0xFFFFFFFFFFFFFFFFFF  0o17  0O17
            -0o17  0o18  0b11  -0b11  0B11  0b12  1_000  _1  1_  0_1  0x_64  1__0  --1  1-  +-1
            9007199254740993  9223372036854775807  -9223372036854775808  9223372036854775808  18446744073709551615
            18446744073709551616  0x7FFFFFFFFFFFFFFF  0xFFFFFFFFFFFFFFFF  99999999999999999999999  100000000000000000000
            0777777777777777777777777
            1.0  1.50  1.5  -1.5  +1.5  .5  -.5  +.5  1.  1.e3  1e3  1E3  1e+3  1e-3  1e-7  1.5e-10  1e20  1e21  1e+21
            123456789.0  1e400  -1e400  0.1  0.10  0.0001  0.00001  123456.5  1234567.5  1_0.5  .5_0  .5_  ._5  .5e1_0  .  ..
            1.2.3  1e  e3  0x1p-2
            true  True  TRUE  tRUE  false  False  FALSE  yes  Yes  no  on  On  off  y  n  null  Null  NULL  nULL  ~  ~~
            2026-11-29  2026-1-9  2026-02-30  2026-13-01  20261129  2026-11-29T10:20:30Z  2026-11-29t10:20:30Z
            2026-11-29 10:20:30  2026-11-29 10:20:30.5  2026-11-29 10:20:30 -5  2026-11-29T10:20:30+01:00
            2026-11-29T10:20:30  2026-11-29T25:20:30Z  0000-01-01  2026-11  12:30  12:30:45  190:20:30  1:30.5
            a  10.20.0.0/16  40.50.60.70  443-445  8000-8080  net_80  0.0.0.0/0  a b  <<a  =  nan  inf  Infinity  .infinity
            NaN  0x  0b  0o  1,000  1 000  \u0661
            "0100"  '0100'  "true"  '~'  ""  ''  " 100"  '100 '  "1\\u00e9"  '2026-11-29'  "null"  'a''b'  "1e3"  '.inf'
            !!str 0100  ! 0100
            """;

    private static final List<String> SCALARS = Stream.concat(
                    Stream.of(ROWS.strip().split("\n|  ", -1)),
                    Stream.of("|-\n      0100", ">-\n      0100\n      0200"))
            .toList();

    private final String text;
    private final Map<Integer, Integer> rowOfLine = new LinkedHashMap<>();

    private ScalarTable(String text) {
        this.text = text;
    }

    /** A stack file with every scalar as a value in a map, as an item of a list and as the value of a key. */
    public static ScalarTable ofValues() {
        StringBuilder lines = new StringBuilder("config:\n  hybrid-network:map:\n");
        ScalarTable rows = new ScalarTable("");
        for (int row = 0; row < SCALARS.size(); row++) {
            rows.rowOfLine.put(line(lines), row);
            lines.append("    v")
                    .append(row)
                    .append(": ")
                    .append(SCALARS.get(row))
                    .append('\n');
        }
        lines.append("  hybrid-network:list:\n");
        for (int row = 0; row < SCALARS.size(); row++) {
            rows.rowOfLine.put(line(lines), row);
            lines.append("    - ").append(SCALARS.get(row)).append('\n');
        }
        for (int row = 0; row < SCALARS.size(); row++) {
            rows.rowOfLine.put(line(lines), row);
            lines.append("  hybrid-network:v")
                    .append(row)
                    .append(": ")
                    .append(SCALARS.get(row))
                    .append('\n');
        }
        return rows.with(lines.toString());
    }

    /** A stack file with every scalar as the name of a value; each has a map of its own. */
    public static ScalarTable ofNames() {
        StringBuilder lines = new StringBuilder("config:\n  hybrid-network:names:\n");
        ScalarTable rows = new ScalarTable("");
        for (int row = 0; row < SCALARS.size(); row++) {
            if (SCALARS.get(row).contains("\n")) {
                continue;
            }
            lines.append("    v").append(row).append(":\n");
            rows.rowOfLine.put(line(lines), row);
            lines.append("      ? ").append(SCALARS.get(row)).append("\n      : here\n");
        }
        return rows.with(lines.toString());
    }

    private ScalarTable with(String lines) {
        ScalarTable table = new ScalarTable(lines);
        table.rowOfLine.putAll(rowOfLine);
        return table;
    }

    private static int line(StringBuilder lines) {
        return (int) lines.chars().filter(c -> c == '\n').count() + 1;
    }

    /** What no JSON can hold: the engine stops at it. */
    public static final List<String> STOPPING = List.of(".inf", "-.inf", "+.Inf", ".INF", ".nan", ".NaN", ".NAN");

    /** The stack file. */
    public String text() {
        return text;
    }

    /**
     * Fails unless the offline reader hands on the same as the engine, and calls those scalars an error that are handed on as
     * something else than what is written, and no other.
     *
     * @param engine what the engine hands to a program that has the table as its stack file
     */
    public void assertReadAsBy(Map<String, String> engine) {
        Problems problems = new Problems();
        Map<String, Entry> file =
                StackFile.parse(text, "Pulumi.test.yaml", problems).config();
        Map<String, Entry> handed = EngineConfig.read(engine, Set.of());
        Set<String> refused = new TreeSet<>();
        for (Problem problem : problems.all()) {
            assertThat(problem.rule()).as(problem.toString()).isEqualTo(ReadOtherwise.RULE);
            int line = problem.at().orElseThrow().line();
            refused.add(SCALARS.get(Objects.requireNonNull(rowOfLine.get(line), "no row at line " + line)));
        }
        Set<String> otherwise = new TreeSet<>();
        compare("", new Mapping(file, Optional.empty()), new Mapping(handed, Optional.empty()), otherwise);
        assertThat(refused)
                .as("what plan refuses, against what the engine changes")
                .isEqualTo(otherwise);
    }

    /** Whether the offline reader refuses a scalar as a value, because of the engine. */
    public static boolean isRefused(String scalar) {
        Problems problems = new Problems();
        StackFile.parse("config:\n  hybrid-network:map: {v: " + scalar + "}\n", "Pulumi.test.yaml", problems);
        return problems.all().stream().anyMatch(problem -> problem.rule().equals(ReadOtherwise.RULE));
    }

    private static void compare(String path, ConfigNode file, ConfigNode engine, Set<String> otherwise) {
        if (file instanceof Mapping map && engine instanceof Mapping other) {
            if (path.startsWith("/hybrid-network:names/")) {
                String written = SCALARS.get(Integer.parseInt(path.substring(path.lastIndexOf('v') + 1)));
                String name = other.entries().keySet().iterator().next();
                assertThat(map.entries().keySet()).as(written).hasSize(1);
                if (!map.entries().containsKey(name)) {
                    otherwise.add(written);
                }
                return;
            }
            assertThat(map.entries().keySet()).isEqualTo(other.entries().keySet());
            map.entries()
                    .forEach((key, entry) -> compare(
                            path + "/" + key,
                            entry.value(),
                            Objects.requireNonNull(other.entries().get(key)).value(),
                            otherwise));
        } else if (file instanceof ConfigNode.Sequence list && engine instanceof ConfigNode.Sequence other) {
            assertThat(list.items()).hasSameSizeAs(other.items());
            for (int i = 0; i < list.items().size(); i++) {
                compare(path + "/v" + i, list.items().get(i), other.items().get(i), otherwise);
            }
        } else {
            scalar(path, (Scalar) file, (Scalar) engine, otherwise);
        }
    }

    private static void scalar(String path, Scalar file, Scalar engine, Set<String> otherwise) {
        String row = SCALARS.get(Integer.parseInt(path.substring(path.lastIndexOf('v') + 1)));
        assertThat(file.kind()).as(path + " " + row).isEqualTo(engine.kind());
        // The tag ! changes nothing of a scalar without quotes.
        String written = row.startsWith("! ") ? row.substring(2) : row;
        PlainScalar plain = PlainScalar.of(written);
        boolean otherSpelling = plain.kind() == Kind.BOOLEAN || plain.kind() == Kind.NULL;
        if (file.kind() == Kind.NULL) {
            return;
        }
        // As the whole value of a key a number between the largest signed and unsigned ones loses no digit.
        if (!path.startsWith("/hybrid-network:v") || !engine.text().matches("\\d{19,20}")) {
            assertThat(file.text()).as(path + " " + row).isEqualTo(engine.text());
        }
        if (!otherSpelling && plain.arrivesOtherwise() && !written.equals(engine.text())) {
            otherwise.add(row);
        }
    }
}
