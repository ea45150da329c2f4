package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Circuit;
import hybridnetwork.reachability.oracle.World.Intent;
import hybridnetwork.reachability.oracle.World.Site;
import java.util.List;
import java.util.stream.Collectors;

/** What no resource says of a world: the stack file's sites, circuits and traffic. */
final class StackFileText {
    private StackFileText() {}

    static String device(World world, String site) {
        return "40.50.60." + (70 + world.sites.indexOf(world.site(site)));
    }

    static String of(World world) {
        StringBuilder text = new StringBuilder("config:\n");
        text.append("  azure-native:location: westeurope\n");
        text.append("  hybrid-network:baseName: ").append(World.BASE_NAME).append('\n');
        World.Network hub = world.hub();
        text.append("  hybrid-network:network:\n    addressSpace: ").append(list(hub.space()));
        text.append("\n    subnets:\n");
        hub.subnets().stream()
                .filter(subnet -> !subnet.isAzures())
                .forEach(it -> text.append("      " + it.name() + ": " + it.prefix() + "\n"));
        text.append("  hybrid-network:sites:\n");
        world.sites.forEach(site -> text.append(site(world, site)));
        List<Circuit> circuits =
                world.circuits.stream().filter(Circuit::declared).toList();
        if (!circuits.isEmpty()) {
            text.append("  hybrid-network:expressRoute:\n    circuits:\n");
            circuits.forEach(it -> text.append("      " + it.name() + ": { circuitId: "
                    + WorldResources.circuitId(it.name()) + ", sites: " + list(it.sites()) + " }\n"));
        }
        if (world.implicitOutbound != null) {
            text.append("  hybrid-network:implicitOutbound: ")
                    .append(world.implicitOutbound)
                    .append('\n');
        }
        text.append("  hybrid-network:traffic:\n");
        world.intents.forEach(intent -> text.append(intent(intent)));
        return text.toString();
    }

    private static String site(World world, Site site) {
        return "    " + site.name() + ":\n      addressPrefixes: " + list(site.prefixes())
                + "\n      advertises: { expressRoute: " + list(site.overExpressRoute()) + ", vpn: "
                + list(site.overVpn()) + " }\n      vpnDevice: { address: " + device(world, site.name())
                + ", bgp: { asn: " + site.asn() + ", peerAddress: "
                + Block.text(Block.of(site.prefixes().get(0)).first()) + " } }\n";
    }

    private static String intent(Intent intent) {
        String ports = intent.ports().isEmpty() ? "" : ", ports: " + list(intent.ports());
        return "    " + intent.name() + ": { action: " + (intent.allow() ? "allow" : "deny") + ", from: "
                + intent.from() + ", to: " + intent.to() + ", protocol: \"" + intent.protocol() + "\"" + ports
                + (intent.mayFailIn().isEmpty() ? "" : ", mayFailIn: " + list(intent.mayFailIn())) + " }\n";
    }

    private static String list(List<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(", ", "[", "]"));
    }
}
