package hybridnetwork.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The drawing in a real browser: what goes grey in an outage, and all of it by keyboard. */
class DrawingBrowserIT extends InBrowser {
    /** What is grey in an outage: cards, and lines by their ends. */
    private static List<String> grey(String outage) throws IOException, InterruptedException {
        return texts(browser.run("location.hash = '#web/" + outage + "';"
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

    /** What has the focus: its name, and whether it is pressed; where it can be seen, for that is asked too. */
    private static String focused() throws IOException, InterruptedException {
        JsonObject at = browser.run("const it = document.activeElement; const box = it.getBoundingClientRect();"
                        + "const frame = document.getElementById('canvas').getBoundingClientRect();"
                        + "return {name: (it.getAttribute('aria-label') || it.id) + ' ' + (it.getAttribute('aria-pressed') || ''),"
                        + " ring: getComputedStyle(it).outlineStyle, seen: box.top >= 0 && box.bottom <= innerHeight"
                        + " && box.left >= frame.left - 1 && box.left < frame.right}")
                .getAsJsonObject();
        assertThat(at.get("seen").getAsBoolean()).as(at.toString()).isTrue();
        assertThat(at.get("ring").getAsString()).isEqualTo("solid");
        return at.get("name").getAsString().trim();
    }

    private static String shown() throws IOException, InterruptedException {
        return browser.run("return decodeURIComponent(location.hash)").getAsString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 380})
    void theDrawingIsUsedByKeyboard(int width) throws IOException, InterruptedException {
        browser.size(width, 900);
        browser.go(ReportBrowserIT.page(folder, "prod") + "#web/healthy");
        browser.run("document.getElementById('next').focus()");
        // On a wide window a button to enlarge the drawing is not needed and not there.
        browser.press("Tab");
        if (browser.run("return document.activeElement.id").getAsString().equals("scale")) {
            browser.press("Tab");
        }
        assertThat(focused()).isEqualTo("site hq, 10.10.0.0/16");
        browser.press("ArrowRight");
        assertThat(focused()).isEqualTo("edge router, AS 65010, 172.16.2.1, 172.16.2.5");
        browser.press("ArrowRight");
        assertThat(focused())
                .startsWith("circuit chicago, Equinix, Chicago, 1000 Mbit/s")
                .endsWith("false");
        browser.press("Enter");
        assertThat(shown()).isEqualTo("#web/circuit:chicago");
        assertThat(focused()).startsWith("circuit chicago").endsWith(", has failed true");
        browser.press("Enter");
        assertThat(shown()).isEqualTo("#web/healthy");
        browser.press("ArrowDown");
        assertThat(focused()).isEqualTo("chicago, primary 172.16.2.0/30 VLAN 300 false");
        browser.press(" ");
        assertThat(shown()).isEqualTo("#web/circuit:chicago/primary-link");
        assertThat(focused()).endsWith(", has failed true");
        browser.press("Home");
        assertThat(focused()).isEqualTo("site hq, 10.10.0.0/16");
        browser.press("Enter");
        assertThat(shown()).isEqualTo("#no-direct-data/circuit:chicago/primary-link");
        // One stop for the whole drawing.
        assertThat(browser.run("return document.querySelectorAll('.drawing [tabindex=\"0\"]').length")
                        .getAsInt())
                .isEqualTo(1);
        browser.press("Tab");
        assertThat(browser.run("return document.activeElement.className").getAsString())
                .isEqualTo("cell "
                        + browser.run("return document.activeElement.classList[1]")
                                .getAsString());
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void everythingThatFailsIsAButtonOfTheDrawing() throws IOException, InterruptedException {
        browser.size(1280, 900);
        for (String stack : List.of("prod", "two-devices")) {
            browser.go(ReportBrowserIT.page(folder, stack));
            List<String> missing = texts(browser.run("const names = [...document.getElementById('outage').options]"
                    + ".map((it) => it.text).filter((name) => name !== 'healthy' && !name.endsWith('/peering-disabled'));"
                    + "const there = [...document.querySelectorAll('.drawing [role=button][aria-pressed]')]"
                    + ".map((it) => it.closest('[data-hop]')).map((it) => it.dataset.outage || it.dataset.hop);"
                    + "return names.filter((name) => !there.includes(name))"));
            assertThat(missing).as(stack).isEmpty();
        }
    }
}
