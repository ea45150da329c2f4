package hybridnetwork.reachability.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.Seeds;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The proof against the oracle on random worlds: verdict, ways and lowest packet of every intent in every scenario. A failure
 * names its seed.
 */
class OraclePropertiesTest {
    private static final int WORLDS = 2;

    @TempDir
    Path folder;

    /** In most worlds the feature decides an answer; where it did not, agreement about it would show nothing. */
    @ParameterizedTest
    @EnumSource
    void agreesWithTheOracle(Feature feature) {
        var worlds = new AtomicInteger();
        var bites = new AtomicInteger();
        forAll(feature, random -> {
            World world = RandomWorld.of(random, feature);
            worlds.incrementAndGet();
            bites.addAndGet(RandomWorld.bites(world, feature) ? 1 : 0);
            assertAgrees(Verified.differences(world, random, false, folder), world);
        });
        if (!Seeds.areFresh()) {
            assertThat(bites.get() * 2)
                    .as("worlds in which %s decides, of %s", feature, worlds)
                    .isGreaterThanOrEqualTo(worlds.get());
        }
    }

    /** With fresh seeds as well, where the two are settled on a feature. */
    private static void forAll(Feature feature, Consumer<Random> property) {
        if (feature.isSettled()) {
            Seeds.forAll(WORLDS, property);
        } else {
            LongStream.rangeClosed(1, WORLDS).forEach(seed -> property.accept(new Random(seed)));
        }
    }

    @Test
    void agreesWithTheOracleInEveryPairOfOutages() {
        Seeds.forAll(4, random -> {
            Feature feature = any(random);
            World world = RandomWorld.of(random, feature);
            assertAgrees(Verified.differences(world, random, true, folder), world);
        });
    }

    /** Worlds in which the two once differed, each for a reason of its own. */
    @ParameterizedTest
    @CsvSource({
        // What is lost whatever summarized prefixes, a group on GatewaySubnet or NAT do.
        "BGP_SETTINGS, 1",
        "UNKNOWN_KINDS, 1014",
        "UNKNOWN_KINDS, 11",
        "GATEWAY_SUBNET, 1009",
        "GATEWAY_SUBNET, 1014",
        "SEVERAL_DEVICES, 1005",
        "SEVERAL_DEVICES, 7311507142495",
        "SEVERAL_DEVICES, 13",
        // Summarized prefixes of another network.
        "UNKNOWN_ENDS, 7",
        // Transit: static beside BGP, and tunnels of no known site.
        "TRANSIT, 10",
        "UNKNOWN_ENDS, 10",
        "SEVERAL_DEVICES, 14",
        // What an unknown circuit offers is perhaps in VirtualNetwork.
        "UNKNOWN_ENDS, 1017",
        // A reply that a user route leads to the gateway.
        "MEMBERS_BY_INTERFACE, 24",
        // A pool that no rule uses.
        "INTERFACE_GROUPS, 2020",
        // A pool that nobody joined, behind frontends in two subnets.
        "UNKNOWN_ENDS, 3018",
        // A Standard public IP that is closed, beside an open Basic load balancer.
        "PUBLIC_ADDRESSES, 10398484575554",
        // Service endpoints of one of two subnets that share the routes.
        "UNKNOWN_KINDS, 10398484575554",
        // A device of no known site at the gateway of one network, the site's own at the other's.
        "UNKNOWN_ENDS, 100054",
        // Two rules for an application security group of unknown members.
        "MEMBERS_BY_INTERFACE, 200073",
        // FastPath of an edge whose way is not known, for prefixes are summarized.
        "UNKNOWN_KINDS, 200198",
        // A group on the GatewaySubnet of another network, past which packets go from tunnel to tunnel.
        "GATEWAY_SUBNET, 400132",
        // A protocol without ports, through a balancer to another one.
        "APPLIANCE_BALANCERS, 1052",
        // An appliance's own address, while it is lost.
        "MISSING_ROUTES, 1009"
    })
    void agreesWhereItOnceDiffered(Feature feature, long seed) {
        Random random = new Random(seed);
        World world = RandomWorld.of(random, feature);
        assertAgrees(Verified.differences(world, random, false, folder), world);
    }

    private static void assertAgrees(List<String> differences, World world) {
        if (!differences.isEmpty()) {
            throw new AssertionError(differences.size() + " differences; the first:\n    "
                    + String.join("\n    ", differences.subList(0, Math.min(4, differences.size()))) + "\n"
                    + StackFileText.of(world));
        }
    }

    private static Feature any(Random random) {
        List<Feature> all = Feature.settled();
        return all.get(random.nextInt(all.size()));
    }
}
