package hybridnetwork.review;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.StackConfig;
import hybridnetwork.testing.StackText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the {@code deny}s of a configuration keep out what one of them did. */
class NarrowedDenyTest {
    private static StackConfig denying(String fields) {
        return StackText.dev()
                .with("traffic: { web: ~, database: ~, closed: ~, no-ssh: { ports: ~ } }")
                .with("traffic: { no-ssh: { action: deny, " + fields + " } }")
                .stack();
    }

    private static boolean narrows(String before, String after) {
        return !NarrowedDeny.between(denying(before), denying(after)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from: hq, to: internal, protocol: Tcp, ports: [22] | from: hq, to: internal, protocol: Udp, ports: [22]",
                "from: hq, to: internal, protocol: Tcp, ports: [22, 23] | from: hq, to: internal, protocol: Tcp, ports: [22]",
                "from: hq, to: internal, protocol: '*' | from: hq, to: internal, protocol: '*', ports: [1-65535]",
                "from: hq, to: internal, protocol: '*' | from: hq, to: internal, protocol: Icmp",
                "from: hq, to: internal, protocol: '*', ports: [22] | from: hq, to: internal, protocol: Tcp, ports: [22]",
                "from: hq, to: network, protocol: Tcp, ports: [22] | from: 10.10.0.0/17, to: network, protocol: Tcp, ports: [22]",
                "from: hq, to: load-balancer, protocol: Tcp, ports: [22] | from: hq, to: internal, protocol: Tcp, ports: [22]",
                "from: internet, to: internal, protocol: Tcp, ports: [22] | from: 8.0.0.0/8, to: internal, protocol: Tcp, ports: [22]"
            })
    void lessIsKeptOut(String before, String after) {
        assertThat(narrows(before, after)).isTrue();
        assertThat(narrows(before, before)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from: hq, to: internal, protocol: Tcp, ports: [22] | from: on-premises, to: network, protocol: '*'",
                "from: hq, to: internal, protocol: Icmp | from: hq, to: internal, protocol: '*'",
                "from: hq, to: internal, protocol: Tcp, ports: [22-24] | from: hq, to: 10.20.1.0/24, protocol: Tcp, ports: [24, 22-23]",
                "from: hq, to: load-balancer, protocol: Tcp, ports: [22] | from: hq, to: 10.20.1.10/32, protocol: Tcp, ports: [22]"
            })
    void asMuchIsKeptOut(String before, String after) {
        assertThat(narrows(before, after)).isFalse();
    }

    /** What is not there any more needs no promise. */
    @Test
    void aSubnetThatGoesNarrowsNothing() {
        StackText two = StackText.dev().with("network: { subnets: { app: 10.20.2.0/24 } }");
        String web = "traffic: { no-ssh: { action: deny, from: on-premises, to: app, protocol: Tcp, ports: [22] } }";
        String internal = "traffic: { no-ssh: { to: internal } }";
        assertThat(NarrowedDeny.between(
                        two.with(web).stack(), StackText.dev().with(internal).stack()))
                .isEmpty();
        assertThat(NarrowedDeny.between(
                        two.with(web).stack(), two.with(internal).stack()))
                .hasSize(1);
    }
}
