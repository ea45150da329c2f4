package hybridnetwork.edge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands of Cisco IOS XE that are written, and no others: a strict grammar by the mode that each is given in, after the
 * command references of IOS XE 17. What a line refers to by name must be defined too.
 *
 * <p>No strict parser of IOS XE is to be had: those that can be installed read indentation only.
 */
final class IosXeGrammar {
    private static final Map<String, String> WORDS = Map.of(
            "{address}", "(?:(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)|<[A-Z0-9_]+>)",
            "{prefix}", "(?:\\d+\\.){3}\\d+/(?:[12]?\\d|3[0-2])",
            "{port}", "(?:[A-Za-z][A-Za-z0-9/]*|<[A-Z0-9_]+>)",
            "{name}", "[A-Za-z][A-Za-z0-9-]*",
            "{number}", "\\d+",
            "{group}", "(?:1|2|14|19|20|24)",
            "{text}", "\\S.{0,79}",
            "{key}", "[!-~]{1,128}");

    /** A command, and the mode of the lines below it. */
    private record Command(Pattern pattern, String opens) {}

    private static final Map<String, List<Command>> MODES = new HashMap<>();

    static {
        mode("global", """
                crypto ikev2 proposal {name} -> proposal
                crypto ikev2 policy {name} -> policy
                crypto ikev2 keyring {name} -> keyring
                crypto ikev2 profile {name} -> profile
                crypto ipsec transform-set {name} esp-gcm(?: 192| 256)? -> transform-set
                crypto ipsec transform-set {name} esp-(?:null|des|3des|aes|aes 192|aes 256) esp-(?:md5|sha|sha256)-hmac -> transform-set
                crypto ipsec profile {name} -> ipsec-profile
                ip access-list extended {name} -> access-list
                interface (?:Loopback|Tunnel){number} -> interface
                interface {port}\\.{number} -> vlan
                ip route {address} {address} (?:{address}|Null0 254|Tunnel{number}(?: 250)?)
                ip prefix-list {name} seq {number} (?:permit {prefix}|deny 0\\.0\\.0\\.0/0 le 32)
                route-map {name} permit {number} -> route-map
                router bgp {number} -> bgp
                end
                """);
        mode("proposal", """
                encryption (?:des|3des|aes-cbc-(?:128|192|256))(?: (?:des|3des|aes-cbc-(?:128|192|256)))*
                encryption aes-gcm-(?:128|256)
                integrity (?:md5|sha1|sha256|sha384)(?: (?:md5|sha1|sha256|sha384))*
                prf (?:md5|sha1|sha256|sha384)
                group {group}
                """);
        mode("policy", "proposal {name}");
        mode("keyring", "peer {name} -> peer");
        mode("peer", """
                address {address}
                pre-shared-key {key}
                """);
        mode("profile", """
                match identity remote address {address} 255\\.255\\.255\\.255
                identity local address {address}
                authentication (?:remote|local) pre-share
                keyring local {name}
                lifetime {number}
                dpd {number} {number} periodic
                """);
        mode("transform-set", "mode tunnel");
        mode("ipsec-profile", """
                set security-association lifetime (?:seconds|kilobytes) {number}
                set transform-set {name}(?: {name})*
                set pfs group{group}
                set ikev2-profile {name}
                responder-only
                """);
        mode("access-list", "permit ip {address} {address} {address} {address}");
        mode("interface", """
                description {text}
                ip address {address} 255\\.255\\.255\\.255
                ip unnumbered {port}
                ip mtu {number}
                ip tcp adjust-mss {number}
                tunnel source {port}
                tunnel mode ipsec ipv4
                tunnel destination {address}
                tunnel protection ipsec policy ipv4 {name}
                tunnel protection ipsec profile {name}
                """);
        mode("vlan", """
                description {text}
                encapsulation dot1Q {number}
                ip address {address} 255\\.255\\.255\\.252
                ip mtu {number}
                ip tcp adjust-mss {number}
                bfd interval {number} min_rx {number} multiplier {number}
                """);
        mode("route-map", """
                match ip address prefix-list {name}
                set local-preference {number}
                set as-path prepend {number}(?: {number})*
                """);
        mode("bgp", """
                bgp router-id {address}
                bgp log-neighbor-changes
                no bgp default ipv4-unicast
                neighbor {address} remote-as {number}
                neighbor {address} description {text}
                neighbor {address} local-as {number} no-prepend replace-as
                neighbor {address} password {key}
                neighbor {address} timers {number} {number}
                neighbor {address} fall-over bfd
                neighbor {address} ebgp-multihop {number}
                neighbor {address} update-source Loopback{number}
                address-family ipv4 -> family
                exit-address-family
                """);
        mode("family", """
                network {address} mask {address}
                maximum-paths {number}
                maximum-paths ibgp {number}
                neighbor {address} activate
                neighbor {address} next-hop-self
                neighbor {address} allowas-in {number}
                neighbor {address} route-map {name} (?:in|out)
                """);
    }

    /** Where a name is defined, and where it is referred to. */
    private static final Map<Pattern, Pattern> NAMES = Map.of(
            line("crypto ikev2 proposal (\\S+)"), line(" proposal (\\S+)"),
            line("crypto ikev2 keyring (\\S+)"), line(" keyring local (\\S+)"),
            line("crypto ikev2 profile (\\S+)"), line(" set ikev2-profile (\\S+)"),
            line("crypto ipsec transform-set (\\S+) .*"), line(" set transform-set (.*)"),
            line("crypto ipsec profile (\\S+)"), line(" tunnel protection ipsec profile (\\S+)"),
            line("ip access-list extended (\\S+)"), line(" tunnel protection ipsec policy ipv4 (\\S+)"),
            line("ip prefix-list (\\S+) .*"), line(" match ip address prefix-list (\\S+)"),
            line("route-map (\\S+) .*"), line("  neighbor \\S+ route-map (\\S+) .*"),
            line("interface ((?:Loopback|Tunnel)\\d+)"),
                    line(
                            "(?: neighbor \\S+ update-source| ip unnumbered|ip route \\S+ \\S+) ((?:Loopback|Tunnel)\\d+).*"),
            line(" neighbor (\\S+) remote-as \\d+"), line(" +neighbor (\\S+) .*"));

    private IosXeGrammar() {}

    private static Pattern line(String pattern) {
        return Pattern.compile("^" + pattern + "$", Pattern.MULTILINE);
    }

    private static void mode(String name, String commands) {
        List<Command> all = new ArrayList<>();
        commands.lines().forEach(command -> {
            int arrow = command.indexOf(" -> ");
            String pattern = arrow < 0 ? command : command.substring(0, arrow);
            for (Map.Entry<String, String> word : WORDS.entrySet()) {
                pattern = pattern.replace(word.getKey(), word.getValue());
            }
            all.add(new Command(Pattern.compile(pattern), arrow < 0 ? "" : command.substring(arrow + 4)));
        });
        MODES.put(name, all);
    }

    /** What is wrong with a configuration: lines that no command of their mode is, and names that nothing defines. */
    static List<String> complaints(String configuration) {
        List<String> complaints = new ArrayList<>();
        List<String> modes = new ArrayList<>(List.of("global"));
        for (String line : configuration.split("\n", -1)) {
            String command = line.strip();
            if (command.isEmpty() || command.startsWith("!")) {
                continue;
            }
            int depth = line.indexOf(command.charAt(0));
            String mode = depth < modes.size() ? modes.get(depth) : "";
            List<Command> known = MODES.getOrDefault(mode, List.of()).stream()
                    .filter(it -> it.pattern().matcher(command).matches())
                    .toList();
            if (known.isEmpty()) {
                complaints.add("no command" + (mode.isEmpty() ? "" : " of mode " + mode) + ": " + line);
                continue;
            }
            modes.subList(depth + 1, modes.size()).clear();
            modes.add(known.get(0).opens());
        }
        NAMES.forEach((defined, used) -> complaints.addAll(undefined(configuration, defined, used)));
        if (!configuration.endsWith("end\n")) {
            complaints.add("it does not end");
        }
        return complaints;
    }

    private static List<String> undefined(String configuration, Pattern defined, Pattern used) {
        Set<String> names = names(configuration, defined).collect(Collectors.toSet());
        return names(configuration, used)
                .filter(name -> !names.contains(name))
                .distinct()
                .map(name -> "nothing defines " + name)
                .toList();
    }

    private static Stream<String> names(String configuration, Pattern pattern) {
        return pattern.matcher(configuration)
                .results()
                .map((MatchResult match) -> match.group(1))
                .flatMap(words -> Stream.of(words.split(" ", -1)));
    }
}
