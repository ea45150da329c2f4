package hybridnetwork.template;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.Bag;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One resource in two places of a template, and two of one name in two groups: which of them Azure ends up with. */
final class DeployedTwiceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private ArmTemplate resources(String... resources) {
        return Templates.template(
                folder,
                "{~parameters~: {~open~: {~type~: ~string~}}, ~resources~: [" + String.join(", ", resources) + "]}");
    }

    private static String table(String name, boolean hides, String... waitsFor) {
        return "{~type~: ~Microsoft.Network/routeTables~, ~name~: ~" + name + "~, ~dependsOn~: [" + list(waitsFor)
                + "], ~properties~: {~disableBgpRoutePropagation~: " + hides + "}}";
    }

    private static String list(String... names) {
        return names.length == 0 ? "" : "~" + String.join("~, ~", names) + "~";
    }

    private static String deployment(String name, String group, String resource, String... waitsFor) {
        return "{~type~: ~Microsoft.Resources/deployments~, ~name~: ~" + name + "~, " + group + "~dependsOn~: ["
                + list(waitsFor) + "], ~properties~: {~template~: {~resources~: [" + resource + "]}}}";
    }

    private static List<String> told(ArmTemplate read) {
        return read.resources().stream()
                .map(it -> it.kind().equals("RouteTable")
                        ? it.name() + " " + new Bag(it.inputs()).flag("disableBgpRoutePropagation")
                        : it.name())
                .toList();
    }

    @Test
    void theOneThatWaitsIsTheLast() {
        assertThat(told(resources(table("r", false), deployment("again", "", table("r", true), "r"))))
                .containsExactly("r true");
        assertThat(told(resources(deployment("again", "", table("r", true), "r"), table("r", false))))
                .as("wherever it stands")
                .containsExactly("r true");
        assertThat(told(resources(
                        deployment("again", "", table("r", true), "between"),
                        table("between", false, "r"),
                        table("r", false))))
                .as("for one that waits for it")
                .containsExactly("between false", "r true");
        assertThat(told(resources(
                        deployment("first", "", table("r", true)),
                        deployment("second", "", table("r", false), "first"))))
                .as("in two deployments")
                .containsExactly("r false");
    }

    @Test
    void whereNoneWaitsEitherMayBeTheLast() {
        String twice =
                "r of type Microsoft.Network/routeTables (it is deployed twice, and which of them is the last is not known)";
        assertThat(told(resources(table("r", false), deployment("again", "", table("r", true)))))
                .containsExactly("r true", twice);
        assertThat(told(resources(table("r", true), deployment("again", "", table("r", true)))))
                .as("where they are alike")
                .containsExactly("r true");
    }

    /** A group of the same name in a resource group that is not known is another one, or the same. */
    @Test
    void aGroupThatIsNotKnownMayBeTheTemplatesOwn() {
        String open = "~resourceGroup~: ~[parameters('open')]~, ";
        assertThat(told(resources(table("r", false), deployment("there", open, table("r", true)))))
                .containsExactly(
                        "r false",
                        "r true",
                        "r of type Microsoft.Network/routeTables (its resource group is not known, and may be that of another"
                                + " one of the same name)");
        String apart = " (whether it is in the resource group of what it would be a part of is not known)";
        String route =
                "{~type~: ~Microsoft.Network/routeTables/routes~, ~name~: ~r/all~, ~properties~: {~addressPrefix~: ~0.0.0.0/0~}}";
        assertThat(told(resources(table("r", false), deployment("there", open, route))))
                .containsExactly("r false", "r/all", "r/all of type Microsoft.Network/routeTables/routes" + apart);
        assertThat(told(resources(
                        table("r", false),
                        deployment("there", open, table("s", true) + ", " + route.replace("r/all", "s/all")))))
                .as("nothing has two places")
                .containsExactly("r false", "s true", "s/all");
        assertThat(told(resources(route, deployment("there", open, table("r", true)))))
                .containsExactly("r/all", "r true", "r/all of type Microsoft.Network/routeTables/routes" + apart);
    }
}
