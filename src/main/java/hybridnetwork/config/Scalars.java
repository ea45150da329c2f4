package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Kind;
import hybridnetwork.config.ConfigNode.Scalar;
import hybridnetwork.net.Asn;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.Prefix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The readings of single values. */
final class Scalars {
    /** What a site, subnet, circuit, rule or intent may be called: it becomes part of Azure names (`name-net-80`). */
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?");

    static final String NAME_IN_WORDS = "1 to 40 letters, digits and hyphens, with a letter or digit at both ends";

    /** Azure's own rule for the name of a subnet ({@code name-net-80}). */
    static final Pattern SUBNET_NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?");

    static final String SUBNET_NAME_IN_WORDS =
            "1 to 80 letters, digits, dots, hyphens and underscores, a letter or digit"
                    + " first, and last one of them or an underscore";

    /** What {@code adopt} writes where nobody but the user knows the value. */
    private static final Pattern SLOT = Pattern.compile("<[^<>]{1,120}>");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d+");

    private static final int MOST_DIGITS = 18;
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]*(/\\d+)?");
    private static final Pattern DID_YOU_MEAN = Pattern.compile("did you mean ([^?]+)\\?");

    private Scalars() {}

    /** Text; {@code pulumi config set --path} writes some as a number or a flag, which are taken as what is written. */
    static Reading<String> text() {
        return (node, path, problems) -> {
            if (!(node instanceof Scalar scalar) || scalar.kind() == Kind.NULL) {
                problems.add(wrongType(path, "text", node));
                return Value.refused();
            }
            if (SLOT.matcher(scalar.text()).matches()) {
                problems.add(
                        Problem.error("to-fill-in", path, "`" + path.lastName() + "` is still to be filled in")
                                .got(scalar.text())
                                .fix(
                                        "write the value that the angle brackets stand for: Azure does not know it, and nobody guesses"));
                return Value.refused();
            }
            if (scalar.text().isBlank()) {
                problems.add(Problem.error("invalid-value", path, "`" + path.lastName() + "` is blank")
                        .fix("write a value, or remove the key"));
                return Value.refused();
            }
            return Value.of(scalar.text());
        };
    }

    static Reading<Boolean> bool() {
        return (node, path, problems) -> {
            if (node instanceof Scalar scalar
                    && (scalar.kind() == Kind.BOOLEAN || scalar.kind() == Kind.UNTYPED)
                    && (scalar.text().equalsIgnoreCase("true") || scalar.text().equalsIgnoreCase("false"))) {
                return Value.of(scalar.text().equalsIgnoreCase("true"));
            }
            problems.add(wrongType(path, "true or false", node));
            return Value.refused();
        };
    }

    /** A whole number within bounds; {@code rule} is reported for one outside of them. */
    static Reading<Integer> integer(String rule, int lowest, int highest) {
        return (node, path, problems) -> {
            Optional<Long> number = wholeNumber(node, path, problems);
            if (number.isEmpty()) {
                return Value.refused();
            }
            if (number.get() >= lowest && number.get() <= highest) {
                return Value.of(number.get().intValue());
            }
            problems.add(Problem.error(rule, path, "`" + path.lastName() + "` is out of range")
                    .got(node instanceof Scalar scalar && !scalar.secret() ? scalar.text() : Problem.SECRET)
                    .allowed("a whole number from " + lowest + " to " + highest));
            return Value.refused();
        };
    }

    static Reading<Asn> asn(String rule) {
        return (node, path, problems) -> {
            Optional<Long> number = wholeNumber(node, path, problems);
            if (number.isEmpty()) {
                return Value.refused();
            }
            return parsed(
                    rule,
                    "an AS number from 0 to " + Asn.HIGHEST,
                    node instanceof Scalar scalar ? scalar.text() : "",
                    Asn::parse,
                    path,
                    problems);
        };
    }

    static Reading<Prefix> prefix(String rule) {
        return parsed(rule, "an IPv4 prefix such as 10.20.0.0/16", Prefix::parse);
    }

    static Reading<Ipv4> address(String rule) {
        return parsed(rule, "an IPv4 address such as 10.20.1.10", Ipv4::parse);
    }

    /** One of an enum's names, spelt as Azure spells them. */
    static <E extends Enum<E>> Reading<E> oneOf(String rule, Class<E> values) {
        List<String> names =
                Arrays.stream(values.getEnumConstants()).map(Object::toString).toList();
        return (node, path, problems) -> {
            if (!(node instanceof Scalar scalar)) {
                problems.add(wrongType(path, "one of " + String.join(", ", names), node));
                return Value.refused();
            }
            for (E value : values.getEnumConstants()) {
                if (value.toString().equals(scalar.text())) {
                    return Value.of(value);
                }
            }
            Problem problem = Problem.error(rule, path, "`" + path.lastName() + "` has a value that is not known")
                    .got(scalar.secret() ? Problem.SECRET : scalar.text())
                    .allowed(String.join(", ", names));
            problems.add(Nearest.to(scalar.text(), names)
                    .map(near -> problem.fix("write `" + near + "`"))
                    .orElse(problem));
            return Value.refused();
        };
    }

    /** Text that must match; {@code what} says in words what does. */
    static Reading<String> matching(String rule, Pattern pattern, String what) {
        return parsed(rule, what, text -> {
            if (pattern.matcher(text).matches()) {
                return text;
            }
            throw new IllegalArgumentException("not " + what);
        });
    }

    /** One port or a range; {@code *} means every port. */
    static Reading<PortRange> ports() {
        return (node, path, problems) -> {
            if (node instanceof Scalar scalar && scalar.kind() != Kind.NULL && scalar.kind() != Kind.BOOLEAN) {
                String what = "a port, a range such as \"8000-8080\", or \"*\"";
                return parsed(
                        "invalid-value",
                        what,
                        scalar.text(),
                        text -> text.equals("*") ? PortRange.ALL : PortRange.parse(text),
                        path,
                        problems);
            }
            problems.add(wrongType(path, "a port or a range of ports", node));
            return Value.refused();
        };
    }

    /** A name that becomes part of an Azure name. */
    static Reading<String> name() {
        return matching("name-net-80", NAME, NAME_IN_WORDS);
    }

    /** An availability zone. */
    static Reading<String> zone() {
        return (node, path, problems) -> {
            if (node instanceof Scalar scalar && scalar.text().matches("[1-3]")) {
                return Value.of(scalar.text());
            }
            problems.add(wrongType(path, "an availability zone: \"1\", \"2\" or \"3\"", node));
            return Value.refused();
        };
    }

    static Problem wrongType(ConfigPath path, String expected, ConfigNode node) {
        if (node instanceof ConfigNode.Encrypted) {
            return UnkeptSecrets.problem(path);
        }
        return Problem.error("wrong-type", path, "`" + path.lastName() + "` is not " + expected)
                .got(node.description())
                .allowed(expected);
    }

    private static <T> Reading<T> parsed(String rule, String what, Function<String, T> parse) {
        return (node, path, problems) -> text().read(node, path, problems)
                .present()
                .map(text -> parsed(rule, what, text, parse, path, problems))
                .orElse(Value.refused());
    }

    private static <T> Value<T> parsed(
            String rule, String what, String text, Function<String, T> parse, ConfigPath path, Problems problems) {
        try {
            return Value.of(parse.apply(text));
        } catch (IllegalArgumentException e) {
            if (IPV6.matcher(text).matches()) {
                problems.add(Problem.error("peer-ipv6-coexist", path, "`" + path.lastName() + "` is IPv6")
                        .got(text)
                        .allowed(
                                what
                                        + "; Azure has dual-stack networks, but its VPN carries IPv4 alone, and so does this program")
                        .fix("remove it, or write an IPv4 one"));
                return Value.refused();
            }
            Problem problem = Problem.error(rule, path, "`" + path.lastName() + "` is not " + what)
                    .got(text);
            problems.add(meant(e).map(value -> problem.fix("write " + value)).orElse(problem));
            return Value.refused();
        }
    }

    /** The prefix that text with host bits set, or without a length, was probably meant to be. */
    static Optional<String> meantPrefix(String text) {
        try {
            return Optional.of(Prefix.parse(text).toString());
        } catch (IllegalArgumentException e) {
            return meant(e);
        }
    }

    private static Optional<String> meant(IllegalArgumentException e) {
        Matcher meant = DID_YOU_MEAN.matcher(String.valueOf(e.getMessage()));
        return meant.find() ? Optional.of(meant.group(1)) : Optional.empty();
    }

    private static Optional<Long> wholeNumber(ConfigNode node, ConfigPath path, Problems problems) {
        if (node instanceof Scalar scalar && (scalar.kind() == Kind.NUMBER || scalar.kind() == Kind.UNTYPED)) {
            if (WHOLE_NUMBER.matcher(scalar.text()).matches()) {
                // Of more digits than a long has, only the sign matters: it is out of every range.
                boolean fits = scalar.text().length() <= MOST_DIGITS;
                return Optional.of(
                        fits
                                ? Long.parseLong(scalar.text())
                                : scalar.text().startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE);
            }
        }
        Problem problem = wrongType(path, "a whole number", node);
        problems.add(
                node instanceof Scalar scalar
                                && scalar.kind() == Kind.TEXT
                                && WHOLE_NUMBER.matcher(scalar.text()).matches()
                        ? problem.fix("write " + scalar.text().replaceFirst("^(-?)0+(?=\\d)", "$1") + " without quotes")
                        : problem);
        return Optional.empty();
    }
}
