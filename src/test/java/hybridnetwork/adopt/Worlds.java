package hybridnetwork.adopt;

import hybridnetwork.resources.ArmId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Networks as `az group export` gives them, under {@code src/test/resources/adopt}. */
enum Worlds {
    /** What the blueprint's script of 2016 made, after Azure migrated its addresses and its VPN gateway. */
    BLUEPRINT("blueprint-2016", "hybrid-vpn-er-rg"),
    /** The same as the script left it, which Azure creates no more. */
    BLUEPRINT_AS_IT_WAS("blueprint-2016-as-it-was", "hybrid-vpn-er-rg"),
    /** A hub with two spokes, named as the landing-zone accelerators name them. */
    LANDING_ZONE("landing-zone", "alz-connectivity"),
    /** Names without a system, things in other groups, security groups that grew. */
    HAND_MADE("hand-made", "rg1");

    static final String SUBSCRIPTION = "9f3d6c1e-0000-4000-8000-000000000001";

    private final String file;
    private final String group;

    Worlds(String file, String group) {
        this.file = file;
        this.group = group;
    }

    String file() {
        return file;
    }

    Path path() {
        return Path.of("src/test/resources/adopt", file + ".json");
    }

    ArmId group() {
        return ArmId.ofGroup(SUBSCRIPTION, group);
    }

    FoundAzure found() {
        return ExportFile.read(path(), Optional.of(group()));
    }

    ProposedStack proposed() {
        return ProposedStack.of("prod", "Pulumi.prod.yaml", found()).orElseThrow();
    }

    /** The subnet whose security group is in another resource group, and so in no export. */
    String unread() {
        return this == HAND_MADE ? "sqlmi" : "none";
    }

    /** Those whose proposal the program could deploy, once what nobody knows is filled in. */
    static Stream<Worlds> deployable() {
        return Stream.of(BLUEPRINT, LANDING_ZONE, HAND_MADE);
    }
}
