package hybridnetwork.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import hybridnetwork.testing.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A way crosses no box that is no hop of it, whatever the network looks like: asked of the page's own script, in the browser. */
class RouteBrowserIT extends InBrowser {
    private static final Path SCRIPTS = Path.of("src", "main", "resources", "hybridnetwork", "page");
    private static final Path TESTS = Path.of("src", "test", "resources", "page");

    @BeforeAll
    static void size() throws IOException, InterruptedException {
        browser.size(1280, 900);
    }

    private static JsonObject legs(Scene scene) {
        try {
            Path page = Files.writeString(
                    folder.resolve("scene.html"),
                    "<!doctype html><meta charset='utf-8'>"
                            + SvgDrawing.of(SceneDifference.none(scene), "drawing", "a network"));
            browser.go(page.toUri().toString());
            return browser.run("const scenarios = [];"
                            + Files.readString(SCRIPTS.resolve("route.js"))
                            + Files.readString(SCRIPTS.resolve("way.js"))
                            + Files.readString(SCRIPTS.resolve("keys.js"))
                            + Files.readString(TESTS.resolve("crossed.js"))
                            + Files.readString(TESTS.resolve("legs.js")))
                    .getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertNothingIsCrossed(Scene scene) {
        JsonObject seen = legs(scene);
        assertThat(texts(seen.get("crossed"))).isEmpty();
        assertThat(seen.get("legs").getAsInt()).isGreaterThan(4);
    }

    @Test
    void waysCrossNoBoxInAnyNetworkOfTheUsualSizes() {
        Seeds.forAll(
                12,
                random -> assertNothingIsCrossed(
                        RandomScene.of(random, 1 + random.nextInt(20), 1 + random.nextInt(4), random.nextInt(31), 20)));
    }

    @Test
    void waysCrossNoBoxBesideAGroup() {
        Seeds.forAll(
                2,
                random -> assertNothingIsCrossed(
                        RandomScene.of(random, 40, 4, 60, 30).grouped()));
    }

    @Test
    void waysCrossNoBoxInTheLargestNetworkOpened() {
        assertNothingIsCrossed(RandomScene.of(new Random(5), 100, 4, 200, 4));
    }
}
