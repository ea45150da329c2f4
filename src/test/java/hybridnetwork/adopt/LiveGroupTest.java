package hybridnetwork.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.live.ArmClient;
import hybridnetwork.live.ArmEndpoint;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading Azure itself comes to the same as reading an export of it. */
final class LiveGroupTest {
    @ParameterizedTest
    @EnumSource
    void theProposalIsTheSameWhereverItWasRead(Worlds world) throws IOException {
        try (ArmServer azure = new ArmServer(world)) {
            ArmClient client = new ArmClient(new ArmEndpoint(azure.address()), () -> "a-token");
            FoundAzure found = LiveGroup.read(client, world.group());
            assertThat(found.resources()).hasSizeGreaterThan(8);
            ProposedStack live =
                    ProposedStack.of("prod", "Pulumi.prod.yaml", found).orElseThrow();
            assertThat(config(live)).isEqualTo(config(world.proposed()));
            assertThat(live.notes())
                    .as("all but that an export does not say where its group is")
                    .isSubsetOf(world.proposed().notes())
                    .hasSize(world.proposed().notes().size() - 1);
        }
    }

    private static String config(ProposedStack proposed) {
        return proposed.text().substring(proposed.text().indexOf("config:\n"));
    }
}
