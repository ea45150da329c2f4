package hybridnetwork.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.adopt.AdoptionNote.Kind;
import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.testing.Golden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stack files that are proposed for networks that other tools made. */
final class ProposedStackTest {
    @ParameterizedTest
    @EnumSource
    void theProposalReadsAsAPersonWouldWriteIt(Worlds world) {
        Golden.assertMatches("adopt/" + world.file() + ".yaml", world.proposed().text());
    }

    /** The reader refuses what nobody could know, and nothing else. */
    @ParameterizedTest
    @EnumSource
    void theReaderTakesIt(Worlds world) {
        List<Problem> problems =
                ReadConfig.fromText(world.proposed().text(), "Pulumi.prod.yaml").problems();
        assertThat(problems).allMatch(problem -> problem.rule().equals("to-fill-in") || !problem.isError());
        assertThat(world.proposed().trial())
                .as("with networks in the slots' place")
                .isPresent();
    }

    /** Whatever is there is taken over, or a note says why not. */
    @ParameterizedTest
    @EnumSource
    void nothingIsDroppedSilently(Worlds world) {
        ProposedStack proposed = world.proposed();
        List<String> untold = new ArrayList<>();
        for (FoundResource resource : world.found().resources()) {
            boolean within =
                    resource.id().parent().filter(proposed.taken()::contains).isPresent();
            boolean told =
                    proposed.notes().stream().anyMatch(note -> (note.about() + note.text()).contains(resource.name()));
            if (!proposed.taken().contains(resource.id()) && !within && !told) {
                untold.add(resource.id().toString());
            }
        }
        assertThat(untold).isEmpty();
    }

    @Test
    void theBlueprintsOwnNamesNeedNoneOfTheirOwn() {
        ProposedStack proposed = Worlds.BLUEPRINT.proposed();
        assertThat(proposed.text()).doesNotContain("hybrid-network:names");
        assertThat(proposed.isReady()).isTrue();
        StackConfig config = proposed.trial().orElseThrow();
        assertThat(config.baseName()).isEqualTo("hybrid-vpn-er");
        assertThat(proposed.secrets()).extracting(Object::toString).containsExactly("hybrid-network:sharedKeys.hq");
    }

    /** What Azure took in 2016 and takes no more is said by the rule that it breaks, not written otherwise. */
    @Test
    void whatIsRetiredIsToldByItsRule() {
        ProposedStack proposed = Worlds.BLUEPRINT_AS_IT_WAS.proposed();
        assertThat(proposed.problems())
                .filteredOn(Problem::isError)
                .extracting(Problem::rule)
                .containsExactly("vpngw-legacy-retired");
        assertThat(proposed.notes())
                .filteredOn(note -> note.kind() == Kind.IN_THE_WAY)
                .extracting(AdoptionNote::about)
                .containsExactly("PublicIPAddress hybrid-vpn-er-er-pip", "PublicIPAddress hybrid-vpn-er-vpn-pip");
        assertThat(proposed.isReady()).isFalse();
    }

    @Test
    void keysInAnExportGetNowhere() {
        String key = "Very-Secret-Key-5";
        List<FoundResource> resources = new ArrayList<>();
        for (FoundResource resource : Worlds.BLUEPRINT.found().resources()) {
            Map<String, Object> properties =
                    new LinkedHashMap<>(resource.properties().values());
            properties.put("sharedKey", key);
            properties.put("authorizationKey", key);
            resources.add(new FoundResource(resource.id(), resource.typeToken(), new Bag(properties)));
        }
        FoundAzure found = new FoundAzure(resources, List.of());
        assertThat(found.toString()).doesNotContain(key);
        ProposedStack proposed =
                ProposedStack.of("prod", "Pulumi.prod.yaml", found).orElseThrow();
        assertThat(proposed.toString()).doesNotContain(key);
    }

    @Test
    void whereThereIsNoNetworkNothingIsProposed() {
        ArmId id = ArmId.ofGroup(Worlds.SUBSCRIPTION, "g").resource("Microsoft.Network/routeTables", "r");
        FoundAzure found =
                new FoundAzure(List.of(new FoundResource(id, "azure-native:network:RouteTable", Bag.EMPTY)), List.of());
        assertThat(ProposedStack.of("prod", "Pulumi.prod.yaml", found)).isEqualTo(Optional.empty());
    }
}
