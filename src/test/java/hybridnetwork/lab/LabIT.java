package hybridnetwork.lab;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.lab.machine.RunFolder;
import hybridnetwork.reachability.model.PathKind;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The quick drill, with the router's files as they are written and the daemons that read them. */
class LabIT {
    @Test
    void expressRouteIsLostSilentlyTheVpnTakesOverAndNothingIsLeftBehind() {
        List<String> before = runs();

        DrillResult result = Drills.quick("dev", UnaryOperator.identity());

        assertThat(result.checks()).isNotEmpty().allMatch(Check::held);
        assertThat(result.outages()).singleElement().satisfies(outage -> {
            assertThat(outage.held()).as("%s", outage).isTrue();
            assertThat(outage.prediction().scenario()).isEqualTo("circuit:primary");
            assertThat(outage.prediction().kinds()).isEqualTo(Set.of(PathKind.VPN));
            assertThat(kinds(outage.lost())).containsOnly(PathKind.VPN);
            assertThat(outage.lost().lost()).isPositive();
            assertThat(outage.lost().survived()).contains(true);
            assertThat(kinds(outage.restored())).containsOnly(PathKind.EXPRESS_ROUTE);
            assertThat(outage.restored().lost()).isZero();
            assertThat(outage.during())
                    .extracting(Check::name)
                    .contains("circuit:primary: deny no-ssh", "circuit:primary: allow web");
        });
        assertThat(result.held()).isTrue();
        assertThat(runs()).isEqualTo(before);
    }

    private static Stream<PathKind> kinds(Change change) {
        return Stream.concat(change.to().stream(), change.from().stream()).map(Way::kind);
    }

    private static List<String> runs() {
        return RunFolder.all().stream().map(RunFolder::id).toList();
    }
}
