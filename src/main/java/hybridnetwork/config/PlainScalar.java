package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the engine makes of a scalar that stands without quotes.
 *
 * <p>The engine reads YAML with {@code gopkg.in/yaml.v3} (its {@code resolve.go}, v3.0.1), which knows the numbers of YAML 1.1
 * and of YAML 1.2 at once and leaves underscores out, and hands the values on as JSON. {@code ReadingIT} holds every
 * kind of scalar against the engine itself.
 *
 * @param text what the program is handed; what is written where the engine {@link Outcome#STOPS stops}
 */
record PlainScalar(Kind kind, String text, Outcome outcome) {
    /** What becomes of the text on its way to the program. */
    enum Outcome {
        /** It arrives, as it is written or as another spelling of {@code true}, {@code false} or nothing. */
        ARRIVES,
        /** A number arrives that is written otherwise. */
        OTHER_NUMBER,
        /** A moment arrives, written with a time and a zone. */
        TIME,
        /** The engine stops, since JSON has no such number. */
        STOPS
    }

    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
    private static final Pattern NULL = Pattern.compile("null|Null|NULL|~|");
    private static final Pattern NO_JSON = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern STARTS_A_NUMBER = Pattern.compile("[-+.0-9].*", Pattern.DOTALL);
    private static final Pattern WHOLE = Pattern.compile(
            "(?<sign>[-+]?)(?:0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<binary>[01]+)|0[oO]?(?<octal>[0-7]+)|(?<decimal>0|[1-9]\\d*))");
    private static final Pattern CANONICAL = Pattern.compile("0|-?[1-9]\\d*");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.\\d+|\\d+(\\.\\d*)?)([eE][-+]?\\d+)?");
    private static final Pattern DOT_FIRST = Pattern.compile("\\.\\d+(_\\d+)*([eE][-+]?\\d+(_\\d+)*)?");
    /** A time of day has a zone after a T, and none after a space. */
    private static final Pattern DATE = Pattern.compile("(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})"
            + "(?:(?:[Tt](?=.*(?:Z|[-+]\\d\\d:\\d\\d)$)| (?!.*(?:Z|[-+].*)$))"
            + "(?<hour>\\d{1,2}):(?<minute>\\d{1,2}):(?<second>\\d{1,2})(?:[.,](?<fraction>\\d+))?"
            + "(?<zone>Z|[-+]\\d\\d:\\d\\d)?)?");

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** Longer ones are text to no reader, but no number of anything here either. */
    private static final int LONGEST_NUMBER = 400;

    /** With so many digits every number of floating point is told from every other. */
    private static final int MOST_DIGITS = 17;

    private static final BigInteger LOWEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger HIGHEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger HIGHEST_UNSIGNED = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    /** JSON of Go writes an exponent from here on. */
    private static final BigDecimal LARGE = new BigDecimal("1e21");

    private static final BigDecimal SMALL = new BigDecimal("1e-6");

    static PlainScalar of(String written) {
        if (NULL.matcher(written).matches()) {
            return new PlainScalar(Kind.NULL, written, Outcome.ARRIVES);
        }
        if (TRUE.matcher(written).matches()) {
            return new PlainScalar(Kind.BOOLEAN, "true", Outcome.ARRIVES);
        }
        if (FALSE.matcher(written).matches()) {
            return new PlainScalar(Kind.BOOLEAN, "false", Outcome.ARRIVES);
        }
        if (NO_JSON.matcher(written).matches()) {
            return new PlainScalar(Kind.TEXT, written, Outcome.STOPS);
        }
        if (written.length() > LONGEST_NUMBER
                || !STARTS_A_NUMBER.matcher(written).matches()) {
            return text(written);
        }
        Optional<String> time = time(written);
        if (time.isPresent()) {
            return new PlainScalar(Kind.TEXT, time.get(), Outcome.TIME);
        }
        // Underscores mean nothing wherever they stand; after a dot at the beginning they have to part digits.
        if (written.startsWith(".") && !DOT_FIRST.matcher(written).matches()) {
            return text(written);
        }
        String plain = written.replace("_", "");
        return whole(plain, written).or(() -> fraction(plain, written)).orElseGet(() -> text(written));
    }

    /** Whether the program is handed something else than what is written. */
    boolean arrivesOtherwise() {
        return outcome != Outcome.ARRIVES;
    }

    /** Whether the text arrives as it is written where it is the name of a value; numbers are written otherwise there. */
    static boolean arrivesAsName(String written) {
        PlainScalar plain = of(written);
        return switch (plain.kind()) {
            case NULL -> false;
            case TEXT, UNTYPED -> !plain.arrivesOtherwise();
            case BOOLEAN -> plain.text().equals(written);
            case NUMBER ->
                CANONICAL.matcher(written).matches()
                        ? isWithin(new BigInteger(written), HIGHEST_UNSIGNED)
                        : plain.text().equals(written) && isWrittenAlikeInNames(written);
        };
    }

    private static boolean isWithin(BigInteger number, BigInteger highest) {
        return number.compareTo(LOWEST) >= 0 && number.compareTo(highest) <= 0;
    }

    /** JSON of Go begins to write exponents elsewhere than Go's own formatting does, and with one digit rather than two. */
    private static boolean isWrittenAlikeInNames(String number) {
        BigDecimal size = new BigDecimal(number).abs();
        boolean plain = size.compareTo(new BigDecimal("1e-4")) >= 0 && size.compareTo(new BigDecimal("1e6")) < 0;
        return number.contains("e") ? !number.matches(".*e[-+]\\d") : plain;
    }

    private static PlainScalar text(String written) {
        return new PlainScalar(Kind.TEXT, written, Outcome.ARRIVES);
    }

    private static PlainScalar number(String number, String written) {
        return new PlainScalar(Kind.NUMBER, number, number.equals(written) ? Outcome.ARRIVES : Outcome.OTHER_NUMBER);
    }

    private static Optional<PlainScalar> whole(String plain, String written) {
        Matcher whole = WHOLE.matcher(plain);
        if (!whole.matches()) {
            return Optional.empty();
        }
        boolean negative = "-".equals(whole.group("sign"));
        BigInteger size = digits(whole);
        BigInteger number = negative ? size.negate() : size;
        if (isWithin(number, HIGHEST)) {
            return Optional.of(number(number.toString(), written));
        }
        // Beyond that JSON is read as floating point, which loses digits.
        boolean decimal = whole.group("decimal") != null;
        boolean unsigned = whole.group("sign").isEmpty() && isWithin(number, HIGHEST_UNSIGNED);
        return decimal || unsigned ? Optional.of(number(json(number.doubleValue()), written)) : Optional.empty();
    }

    private static BigInteger digits(Matcher whole) {
        if (whole.group("hex") != null) {
            return new BigInteger(whole.group("hex"), 16);
        }
        if (whole.group("binary") != null) {
            return new BigInteger(whole.group("binary"), 2);
        }
        if (whole.group("octal") != null) {
            return new BigInteger(whole.group("octal"), 8);
        }
        return new BigInteger(whole.group("decimal"));
    }

    private static Optional<PlainScalar> fraction(String plain, String written) {
        if (!FLOAT.matcher(plain).matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(plain);
        return Double.isInfinite(number) ? Optional.empty() : Optional.of(number(json(number), written));
    }

    /** The fewest digits that are this number and no other. {@code Double.toString} has some more before Java 19. */
    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == number) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact;
    }

    /** A number as JSON of Go writes it. */
    private static String json(double number) {
        BigDecimal exact = shortest(number);
        BigDecimal size = exact.abs();
        if (exact.signum() == 0 || (size.compareTo(SMALL) >= 0 && size.compareTo(LARGE) < 0)) {
            return exact.signum() == 0 ? "0" : exact.toPlainString();
        }
        String digits = exact.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - exact.scale();
        return (exact.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + "e"
                + (exponent < 0 ? "-" : "+")
                + Math.abs(exponent);
    }

    /** A date of the calendar, with a time of day or without, as Go writes a moment. */
    private static Optional<String> time(String written) {
        Matcher date = DATE.matcher(written);
        if (!date.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime moment = LocalDateTime.of(
                    number(date, "year"),
                    number(date, "month"),
                    number(date, "day"),
                    number(date, "hour"),
                    number(date, "minute"),
                    number(date, "second"));
            String zone = Optional.ofNullable(date.group("zone")).orElse("Z").replace(":", "");
            String offset = zone.equals("Z") ? "+0000" : zone;
            // A zone's name is that of the machine where it has that offset; nothing is decided by it.
            String name = offset.endsWith("0000") ? "UTC" : offset;
            return Optional.of(moment.format(SECONDS) + fraction(date) + " " + offset + " " + name);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher date, String part) {
        return Optional.ofNullable(date.group(part)).map(Integer::parseInt).orElse(0);
    }

    /** To the nanosecond, without zeros at the end. */
    private static String fraction(Matcher date) {
        String digits = Optional.ofNullable(date.group("fraction")).orElse("");
        String kept = digits.substring(0, Math.min(digits.length(), 9)).replaceFirst("0+$", "");
        return kept.isEmpty() ? "" : "." + kept;
    }
}
