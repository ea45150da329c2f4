package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.filter.Regions;
import hybridnetwork.reachability.filter.Regions.Ends;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.Service;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Regions in as few words as there need be, and never in words for other packets. */
class RegionsTest {
    private static final String LOWER = "10.0.0.0/25";
    private static final String UPPER = "10.0.0.128/25";
    private static final String BOTH = "10.0.0.0/24";
    private static final String TARGET = "10.1.0.0/24";

    private static PrefixSet set(String prefix) {
        return PrefixSet.of(Prefix.parse(prefix));
    }

    private static PortSet ports(int first, int last) {
        return PortSet.of(new PortRange(first, last));
    }

    private static Service tcp(int first, int last) {
        return Service.withPorts(EnumSet.of(Protocol.TCP), ports(first, last));
    }

    private static Region region(String from, String to, Service service) {
        return new Region(set(from), set(to), service);
    }

    private static Map<Ends, List<Service>> tidied(Region... regions) {
        return Regions.tidied(List.of(regions));
    }

    private static void becomesOne(Region one, Region other, Region both) {
        Map<Ends, List<Service>> expected =
                Map.of(new Ends(both.sources(), both.destinations()), List.of(both.service()));
        assertThat(tidied(one, other)).isEqualTo(expected);
        assertThat(tidied(other, one)).isEqualTo(expected);
    }

    private static void staysTwo(Region one, Region other) {
        assertThat(tidied(one, other).values().stream().mapToInt(List::size).sum())
                .isEqualTo(2);
    }

    @Test
    void regionsThatDifferOnOneAxisAreOne() {
        becomesOne(
                region(LOWER, TARGET, tcp(80, 80)),
                region(UPPER, TARGET, tcp(80, 80)),
                region(BOTH, TARGET, tcp(80, 80)));
        becomesOne(
                region(TARGET, LOWER, tcp(80, 80)),
                region(TARGET, UPPER, tcp(80, 80)),
                region(TARGET, BOTH, tcp(80, 80)));
        becomesOne(
                region(LOWER, TARGET, tcp(80, 80)),
                region(LOWER, TARGET, tcp(81, 90)),
                region(LOWER, TARGET, tcp(80, 90)));
        Service udp = Service.withPorts(EnumSet.of(Protocol.UDP), ports(80, 80));
        becomesOne(
                region(LOWER, TARGET, tcp(80, 80)),
                region(LOWER, TARGET, udp),
                region(LOWER, TARGET, Service.withPorts(EnumSet.of(Protocol.TCP, Protocol.UDP), ports(80, 80))));
        becomesOne(
                region(LOWER, TARGET, new Service(EnumSet.of(Protocol.TCP), ports(1, 2), ports(80, 80))),
                region(LOWER, TARGET, new Service(EnumSet.of(Protocol.TCP), ports(3, 4), ports(80, 80))),
                region(LOWER, TARGET, new Service(EnumSet.of(Protocol.TCP), ports(1, 4), ports(80, 80))));
        becomesOne(
                region(LOWER, TARGET, Service.withoutPorts(EnumSet.of(Protocol.ICMP))),
                region(LOWER, TARGET, Service.withoutPorts(EnumSet.of(Protocol.ESP))),
                region(LOWER, TARGET, Service.withoutPorts(EnumSet.of(Protocol.ICMP, Protocol.ESP))));
    }

    @Test
    void aRegionInsideAnotherIsNotTold() {
        Service wide = Service.withPorts(EnumSet.of(Protocol.TCP, Protocol.UDP), ports(0, 100));
        becomesOne(region(BOTH, TARGET, wide), region(LOWER, "10.1.0.0/30", tcp(80, 80)), region(BOTH, TARGET, wide));
        becomesOne(region(BOTH, TARGET, wide), region(BOTH, TARGET, tcp(80, 80)), region(BOTH, TARGET, wide));
    }

    @Test
    void otherPacketsAreNeverAdded() {
        staysTwo(region(LOWER, TARGET, tcp(80, 80)), region(UPPER, TARGET, tcp(81, 81)));
        staysTwo(region(LOWER, LOWER, tcp(80, 80)), region(UPPER, UPPER, tcp(80, 80)));
        staysTwo(region(TARGET, LOWER, tcp(80, 80)), region(TARGET, UPPER, tcp(81, 81)));
        staysTwo(
                region(LOWER, TARGET, tcp(80, 80)),
                region(LOWER, TARGET, Service.withPorts(EnumSet.of(Protocol.UDP), ports(81, 81))));
        staysTwo(
                region(LOWER, TARGET, tcp(80, 80)),
                region(LOWER, TARGET, new Service(EnumSet.of(Protocol.TCP), ports(1, 2), ports(81, 81))));
        staysTwo(
                region(LOWER, TARGET, new Service(EnumSet.of(Protocol.TCP), ports(1, 2), ports(80, 80))),
                region(LOWER, TARGET, Service.withPorts(EnumSet.of(Protocol.UDP), ports(80, 80))));
        staysTwo(
                region(LOWER, TARGET, tcp(80, 80)),
                region(LOWER, TARGET, Service.withoutPorts(EnumSet.of(Protocol.ICMP))));
        staysTwo(region(BOTH, LOWER, tcp(80, 80)), region(LOWER, BOTH, tcp(80, 80)));
        staysTwo(region(BOTH, LOWER, tcp(80, 80)), region(LOWER, LOWER, tcp(80, 81)));
    }

    @Test
    void whatBecomesOneMayBecomeOneWithAThird() {
        assertThat(tidied(
                        region(LOWER, TARGET, tcp(80, 80)),
                        region(BOTH, TARGET, tcp(81, 81)),
                        region(UPPER, TARGET, tcp(80, 80))))
                .isEqualTo(Map.of(new Ends(set(BOTH), set(TARGET)), List.of(tcp(80, 81))));
    }

    @Test
    void tooManyStayAsTheyAre() {
        List<Region> many = new ArrayList<>();
        for (int port = 0; port < 301; port++) {
            many.add(region(LOWER, TARGET, tcp(port, port)));
        }
        Ends ends = new Ends(set(LOWER), set(TARGET));
        assertThat(Regions.tidied(many.subList(0, 300))).isEqualTo(Map.of(ends, List.of(tcp(0, 299))));
        assertThat(Regions.tidied(many).get(ends)).hasSize(301);
    }
}
