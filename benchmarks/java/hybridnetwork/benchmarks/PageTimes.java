package hybridnetwork.benchmarks;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hybridnetwork.page.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How long a page takes in the browser: to open, until its first frame after all of it is there, and to show another outage, until the
 * frame with it. Each is the time of the page's own clock, waiting for the frame included.
 */
final class PageTimes {
    private static final int ROUNDS = 7;

    /** Ends with the frame that is drawn next: what is posted in its callback comes after it. */
    private static final String PAINTED =
            "const painted = (then) => requestAnimationFrame(() => { const it = new MessageChannel();"
                    + " it.port1.onmessage = then; it.port2.postMessage(0); });\n";

    private PageTimes() {}

    /** @param args {@code stack FILE} writes the largest stack; {@code measure PAGE...} prints the times of pages */
    public static void main(String... args) throws IOException, InterruptedException {
        if (args[0].equals("stack")) {
            Files.writeString(Path.of(args[1]), LargestStack.text());
            return;
        }
        System.out.printf(
                "%-16s %8s %8s %12s %12s %8s %12s %12s%n",
                "page", "kB", "opens ms", "slowest ms", "outages", "switch", "in 19 of 20", "slowest ms");
        try (Browser browser = Browser.open()) {
            browser.size(1280, 900);
            browser.before(
                    PAINTED + "addEventListener('load', () => painted(() => { window.opened = performance.now(); }));");
            for (String page : Arrays.asList(args).subList(1, args.length)) {
                print(browser, Path.of(page));
            }
        }
    }

    private static void print(Browser browser, Path page) throws IOException, InterruptedException {
        double[] opens = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            browser.go(page.toUri().toString());
            opens[i] = browser.await(
                            "const wait = () => window.opened ? done(window.opened) : setTimeout(wait, 5); wait();")
                    .getAsDouble();
        }
        Arrays.sort(opens);
        JsonObject seen = browser.await(PAINTED + """
                        const column = [...document.querySelectorAll(".cell")].filter((each) => each.dataset.flow === "0");
                        const times = [];
                        const next = (i) => {
                          if (i === column.length) return done({ times });
                          const from = performance.now();
                          column[i].click();
                          painted(() => { times.push(performance.now() - from); setTimeout(() => next(i + 1), 30); });
                        };
                        next(0);
                        """).getAsJsonObject();
        JsonArray all = seen.getAsJsonArray("times");
        double[] switches = new double[all.size()];
        for (int i = 0; i < switches.length; i++) {
            switches[i] = all.get(i).getAsDouble();
        }
        Arrays.sort(switches);
        System.out.printf(
                "%-16s %8d %8.0f %12.0f %12d %8.0f %12.0f %12.0f%n",
                page.getFileName().toString().replaceAll("\\.html$", ""),
                Files.size(page) / 1000,
                opens[ROUNDS / 2],
                opens[ROUNDS - 1],
                switches.length - 1,
                switches[switches.length / 2],
                switches[switches.length * 19 / 20],
                switches[switches.length - 1]);
    }
}
