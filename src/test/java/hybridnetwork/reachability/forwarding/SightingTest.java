package hybridnetwork.reachability.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Ipv4;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Protocol;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In which order sightings are told: by packet, then by where it sets out, then by where it is meant for. */
class SightingTest {
    private static Sighting of(String source, Place from, Place to) {
        return new Sighting(
                new Packet(Ipv4.parse(source), Ipv4.parse("10.20.1.4"), Protocol.ICMP, Optional.empty()), from, to);
    }

    @Test
    void the_packet_counts_before_the_site_and_the_site_before_the_frontend() {
        List<Sighting> inOrder = List.of(
                of("10.10.0.0", Place.HOSTS, Place.HOSTS),
                of("10.10.0.0", Place.site(0), Place.HOSTS),
                of("10.10.0.0", Place.site(0), Place.frontend(0)),
                of("10.10.0.0", Place.site(0), Place.frontend(2)),
                of("10.10.0.0", Place.site(1), Place.frontend(0)),
                of("10.10.0.1", Place.HOSTS, Place.HOSTS));
        assertThat(inOrder).isSortedAccordingTo(Sighting::compareTo).doesNotHaveDuplicates();
        for (int i = 1; i < inOrder.size(); i++) {
            assertThat(inOrder.get(i)).isGreaterThan(inOrder.get(i - 1));
        }
    }
}
