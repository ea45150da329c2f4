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
            assertThat(ProposedStack.of("prod", "Pulumi.prod.yaml", found)
                            .orElseThrow()
                            .text())
                    .isEqualTo(world.proposed().text());
        }
    }
}
