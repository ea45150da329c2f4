package hybridnetwork.lab.network;

import hybridnetwork.lab.machine.Node;
import hybridnetwork.lab.network.Design.Instance;

/** The packet filters that stand for Azure's, and those that only count. */
final class Filters {
    /** Addresses that have no business on the internet. */
    private static final String PRIVATE = "{ 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10 }";

    private final Design design;
    private final Nodes nodes;

    Filters(Design design, Nodes nodes) {
        this.design = design;
        this.nodes = nodes;
    }

    void install() {
        Node network = nodes.node("network");
        network.nft(new SecurityGroups(design).nft());
        nodes.node("internet").nft("""
                        table ip watch {
                          counter private_in_clear { }
                          counter tunnels { }
                          counter other { }
                          chain forward { type filter hook forward priority 0; policy accept;
                            ip saddr %1$s counter name private_in_clear drop
                            ip daddr %1$s counter name private_in_clear drop
                            udp dport { 500, 4500 } counter name tunnels accept
                            udp sport { 500, 4500 } counter name tunnels accept
                            counter name other
                          }
                        }
                        """.formatted(PRIVATE));
        for (Instance instance : design.instances()) {
            // ESP in user space asks nobody whether a packet came out of a tunnel.
            nodes.node(instance.node()).nft("""
                            table ip gateway {
                              chain input { type filter hook input priority 0; policy accept;
                                iifname "public" udp dport { 500, 4500 } accept
                                iifname "public" drop
                              }
                              chain forward { type filter hook forward priority 0; policy accept;
                                iifname "public" drop
                                oifname "public" drop
                              }
                            }
                            """);
        }
    }
}
