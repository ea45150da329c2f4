package hybridnetwork.edge;

import static java.util.stream.Collectors.joining;

import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of a Linux router with FRR and strongSwan. */
public final class Frr {
    /** Behind every route: zebra reads the distance from the highest byte of a metric that is not its own. */
    private static final long LAST = (254L << 24) + 1;

    private static final int LONGEST_NAME = 15;

    private final EdgeRouter router;
    private final Dataplane dataplane;
    private final EdgeKeys keys;
    private final LinuxInterfaces interfaces;

    private Frr(EdgeRouter router, Dataplane dataplane, EdgeKeys keys) {
        this.router = router;
        this.dataplane = dataplane;
        this.keys = keys;
        this.interfaces = new LinuxInterfaces(router, dataplane);
    }

    /** The files, each as it stands on the router. */
    public static List<WrittenFile> files(EdgeRouter router, Dataplane dataplane, EdgeKeys keys) {
        return new Frr(router, dataplane, keys).files();
    }

    /** Names of interfaces that are filled in and that Linux does not take: longer than 15 characters, or with a slash. */
    public static List<String> impossibleNames(EdgeRouter router) {
        LinuxInterfaces interfaces = new LinuxInterfaces(router, Dataplane.KERNEL);
        return Stream.concat(
                        interfaces.links().keySet().stream(),
                        router.vpn().map(vpn -> vpn.wan().toString()).stream())
                .filter(name -> !name.startsWith("<"))
                .filter(name -> name.length() > LONGEST_NAME || name.indexOf('/') >= 0)
                .toList();
    }

    private List<WrittenFile> files() {
        List<WrittenFile> files = new ArrayList<>();
        files.add(new WrittenFile("frr.conf", "/etc/frr/frr.conf", new FrrConf(router, interfaces, keys).text()));
        router.vpn().ifPresent(vpn -> {
            files.add(new WrittenFile(
                    "swanctl.conf",
                    "/etc/swanctl/conf.d/azure.conf",
                    new SwanctlConf(router, vpn, dataplane, keys).text()));
            files.add(new WrittenFile("charon.conf", "/etc/strongswan.d/azure.conf", charon()));
        });
        files.add(new WrittenFile("links.batch", "/etc/azure-edge/links.batch", links()));
        files.add(new WrittenFile("sysctl.conf", "/etc/sysctl.d/60-azure-edge.conf", sysctl()));
        files.add(new WrittenFile("edge.nft", "/etc/nftables.d/azure-edge.nft", packetFilter()));
        return files;
    }

    private Page page(String made) {
        Page page = new Page("#");
        Heading.of(router, made, keys).stream().limit(1).forEach(page::comment);
        return page;
    }

    private String charon() {
        Page page = page("settings of strongSwan's daemon")
                .line("charon {")
                .comment(
                        "    ",
                        "A question that is not answered is asked again for some 22 s, not for three minutes (dpd).")
                .line("    retransmit_tries = 4")
                .line("    retransmit_timeout = 1.0");
        if (dataplane == Dataplane.KERNEL) {
            return page.comment("    ", "FRR has the routes.")
                    .line("    install_routes = no")
                    .line("}")
                    .toString();
        }
        return page.comment(
                        "    ",
                        "kernel-libipsec installs routes of its own. Behind the main table they catch nothing: FRR has the routes.")
                .line("    routing_table = 220")
                .line("    routing_table_prio = 40000")
                .line("    plugins {")
                .line("        kernel-libipsec {")
                .line("            load = yes")
                .line("            allow_peer_ts = yes")
                .line("        }")
                .line("    }")
                .line("}")
                .toString();
    }

    private String links() {
        Page page = page("interfaces and the routes behind all others; before FRR starts: ip -force -batch FILE");
        router.peerings()
                .forEach(peering -> peering.links().forEach(link -> {
                    String name = interfaces.of(peering, link);
                    page.line("link add link %s name %s type vlan id %d", link.port(), name, peering.vlan())
                            .line("link set %s mtu %d up", name, Facts.PACKET_BYTES);
                }));
        if (dataplane == Dataplane.KERNEL) {
            router.vpn()
                    .ifPresent(vpn -> vpn.tunnels()
                            .forEach(tunnel -> page.line(
                                            "link add %s type xfrm dev lo if_id %d",
                                            interfaces.of(tunnel), LinuxInterfaces.id(tunnel))
                                    .line("link set %s mtu %d up", interfaces.of(tunnel), Facts.PACKET_BYTES)));
        }
        page.comment(Facts.DISCARD);
        router.discarded().forEach(prefix -> page.line("route add blackhole %s metric %d", prefix, LAST));
        return page.toString();
    }

    private String sysctl() {
        return page("settings of the kernel")
                .line("net.ipv4.ip_forward = 1")
                .comment(
                        "While a route changes the two ways of a flow differ for a moment, and a source that has the discard"
                                + " route alone fails even the loose check (2). The higher of an interface's number and that of all"
                                + " counts, so each gets 0.")
                .line("-net.ipv4.conf.*.rp_filter = 0")
                .line("net.ipv4.conf.all.rp_filter = 0")
                .line("net.ipv4.conf.default.rp_filter = 0")
                .line("net.ipv4.conf.all.send_redirects = 0")
                .line("net.ipv4.conf.all.accept_redirects = 0")
                .comment("Flows, not packets, are spread over the two links.")
                .line("net.ipv4.fib_multipath_hash_policy = 1")
                .toString();
    }

    private String packetFilter() {
        Page page = page("what may not leave in clear, and TCP's segment size; nft -f FILE")
                .line("table inet azure_edge")
                .line("delete table inet azure_edge")
                .line("table inet azure_edge {");
        router.vpn()
                .ifPresent(
                        vpn -> page.line("    counter clear_text_stopped { }").line("    counter forged_stopped { }"));
        page.line("    chain forward {").line("        type filter hook forward priority filter; policy accept;");
        router.vpn().ifPresent(vpn -> {
            page.comment("        ", "Neither way over the internet, not even while a route is being changed.")
                    .line(
                            "        oifname \"%s\" ip daddr { %s } counter name clear_text_stopped drop",
                            vpn.wan(), elements(router.discarded()))
                    .line(
                            "        iifname \"%s\" ip saddr { %s } counter name forged_stopped drop",
                            vpn.wan(), elements(router.discarded()));
        });
        List<String> toAzure = Stream.concat(interfaces.links().keySet().stream(), interfaces.tunnels().stream())
                .map(name -> "\"" + name + "\"")
                .toList();
        if (router.vpn().isPresent()) {
            page.comment("        ", Facts.MSS);
        }
        if (!router.peerings().isEmpty()) {
            page.comment("        ", Facts.MTU);
        }
        for (String side : List.of("iifname", "oifname")) {
            page.line(
                    "        %s { %s } tcp flags syn / syn,rst tcp option maxseg size set %d",
                    side, String.join(", ", toAzure), Facts.SEGMENT_BYTES);
        }
        page.line("    }");
        router.vpn()
                .ifPresent(vpn -> page.line("    chain output {")
                        .line("        type filter hook output priority filter; policy accept;")
                        .line(
                                "        oifname \"%s\" ip daddr { %s } counter name clear_text_stopped drop",
                                vpn.wan(), elements(router.discarded()))
                        .line("    }"));
        return page.line("}").toString();
    }

    private static String elements(List<Prefix> prefixes) {
        return prefixes.stream().map(Prefix::toString).collect(joining(", "));
    }
}
