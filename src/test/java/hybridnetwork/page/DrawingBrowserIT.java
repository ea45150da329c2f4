package hybridnetwork.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drawing in a real browser: what goes grey in an outage. */
class DrawingBrowserIT {
    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        browser = Browser.open();
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    /** What is grey in an outage: cards, and lines by their ends. */
    private static List<String> grey(String outage) throws IOException, InterruptedException {
        return ReportBrowserIT.texts(browser.run("location.hash = '#web/" + outage + "';"
                + "dispatchEvent(new HashChangeEvent('hashchange'));"
                + "return [...document.querySelectorAll('.card.failed, .link.failed')]"
                + ".map((each) => each.dataset.hop || each.dataset.from + ' to ' + each.dataset.to)"));
    }

    @Test
    void whatIsLostIsGreyAndWhatStandsIsNot() throws IOException, InterruptedException {
        browser.size(1280, 900);
        browser.go(ReportBrowserIT.page(folder, "two-devices"));
        assertThat(grey("circuit:primary/secondary-link"))
                .containsExactlyInAnyOrder("edge:primary to circuit:primary", "circuit:primary to er-gateway");
        assertThat(grey("circuit:primary"))
                .containsExactlyInAnyOrder(
                        "circuit:primary",
                        "edge:primary to circuit:primary",
                        "edge:primary to circuit:primary",
                        "circuit:primary to er-gateway",
                        "circuit:primary to er-gateway");
        assertThat(grey("tunnel:hq/a"))
                .containsExactlyInAnyOrder(
                        "device:tunnel:hq/a", "device:tunnel:hq/a to tunnel:hq", "tunnel:hq to vpn-gateway");
        assertThat(grey("tunnel:hq"))
                .contains("device:tunnel:hq/a", "device:tunnel:hq/b", "tunnel:hq")
                .hasSize(7);
        assertThat(grey("healthy")).isEmpty();
        String shown = "return document.querySelector('[data-hop=\"%s\"]').textContent.replace(/\\s+/g, ' ').trim()";
        assertThat(browser.run(shown.formatted("device:tunnel:hq/b")).getAsString())
                .isEqualTo("VPN b 40.50.60.71 AS 65010");
        assertThat(browser.run(shown.formatted("edge:primary")).getAsString())
                .isEqualTo("edge router AS 65010 172.16.0.1 172.16.0.5");
    }
}
