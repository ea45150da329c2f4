package hybridnetwork.page;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import hybridnetwork.net.FlowEnd;
import hybridnetwork.page.Report.Proved;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A page as one file. Its frame, style and script are resources beside this class; its policy lets run and look like something only
 * what has their hashes, and lets nothing be fetched.
 */
public final class ReportPage {
    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z]+)}}");

    private static final List<String> STYLES = List.of("page.css", "drawing.css", "print.css");

    /** In the order in which they use one another. */
    private static final List<String> SCRIPTS = List.of(
            "model.js", "matrix.js", "route.js", "way.js", "keys.js", "trace.js", "lists.js", "beside.js", "main.js");

    private ReportPage() {}

    /** The whole file as text. */
    public static String render(Report report) {
        String style = joined(STYLES);
        String script = "\"use strict\";\n{\n" + joined(SCRIPTS) + "}\n";
        Map<String, String> values = Map.of(
                "policy",
                "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                        + "'; base-uri 'none'; form-action 'none'",
                "stack",
                Escaped.html(report.stack()),
                "source",
                report.stage().equals(Report.EXPORTED)
                        ? "a file that was exported, and a stack file of sites and traffic"
                        : "what the program registers",
                "style",
                style,
                "drawing",
                drawings(report),
                "data",
                Escaped.script(GSON.toJson(PageData.of(report))),
                "script",
                script);
        return PLACEHOLDER
                .matcher(resource("page.html"))
                .replaceAll(place -> Matcher.quoteReplacement(
                        Objects.requireNonNull(values.get(place.group(1)), () -> "no value for " + place.group())));
    }

    /** The drawing and, where that has groups, the one in which they are open. */
    private static String drawings(Report report) {
        return report.proved()
                .map(proved -> {
                    SceneDifference whole = compared(report, proved);
                    SceneDifference grouped = whole.grouped();
                    String title = "The network of stack " + report.stack() + ": sites on the left, Azure on the right";
                    String drawing = SvgDrawing.of(grouped, "drawing", title);
                    return whole.scene().equals(grouped.scene())
                            ? drawing
                            : drawing + SvgDrawing.of(whole, "drawing-open", title + ", every part of it");
                })
                .orElse("");
    }

    private static SceneDifference compared(Report report, Proved proved) {
        boolean internet = report.traffic().values().stream()
                .anyMatch(intent -> intent.from() instanceof FlowEnd.Internet
                        || intent.to() instanceof FlowEnd.Internet
                        || intent.to() instanceof FlowEnd.Tagged);
        Scene now = SceneReader.read(proved.snapshot(), new Facts(report.resources()), internet);
        return report.earlier()
                .map(it -> SceneReader.read(it.snapshot(), new Facts(it.resources()), internet))
                .map(before -> SceneDifference.between(before, now))
                .orElseGet(() -> SceneDifference.none(now));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String joined(List<String> names) {
        return names.stream().map(ReportPage::resource).collect(Collectors.joining());
    }

    private static String resource(String name) {
        try (InputStream in = Optional.ofNullable(ReportPage.class.getResourceAsStream(name))
                .orElseThrow(() -> new IllegalStateException("the program lacks its resource " + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
