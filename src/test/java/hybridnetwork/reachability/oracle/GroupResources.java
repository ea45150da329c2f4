package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Group;
import hybridnetwork.reachability.oracle.World.Rule;
import hybridnetwork.reachability.oracle.World.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Security groups and route tables as resources, with their children inline or beside them. */
final class GroupResources {
    private final ExportWriter export;

    GroupResources(ExportWriter export) {
        this.export = export;
    }

    void group(Group group) {
        List<Object> inline = new ArrayList<>();
        for (Rule rule : group.rules()) {
            Map<String, Object> inputs = rule(rule);
            if (export.below(4) == 0) {
                inputs.put("securityRuleName", rule.name());
                inputs.put("networkSecurityGroupName", group.name());
                inputs.remove("name");
                export.add(
                        "SecurityRule",
                        "networkSecurityGroups/" + group.name() + "/securityRules/" + rule.name(),
                        inputs);
            } else {
                inline.add(inputs);
            }
        }
        if (export.below(6) == 0) {
            inline.add(ExportWriter.map(
                    "name",
                    "six",
                    "priority",
                    99,
                    "access",
                    export.one("Allow", "Deny"),
                    "direction",
                    export.one("Inbound", "Outbound"),
                    "protocol",
                    "*",
                    "sourceAddressPrefix",
                    "fd00::/8",
                    "destinationAddressPrefix",
                    "*",
                    "sourcePortRange",
                    "*",
                    "destinationPortRange",
                    "*"));
        }
        export.add(
                "NetworkSecurityGroup",
                "networkSecurityGroups/" + group.name(),
                ExportWriter.map("networkSecurityGroupName", group.name(), "securityRules", inline));
    }

    private Map<String, Object> rule(Rule rule) {
        Map<String, Object> inputs = ExportWriter.map(
                "name",
                rule.name(),
                "priority",
                rule.priority(),
                "access",
                rule.allow() ? "Allow" : "Deny",
                "direction",
                rule.inbound() ? "Inbound" : "Outbound",
                "protocol",
                export.anyCase(rule.protocol()));
        side(inputs, "source", rule.sources());
        side(inputs, "destination", rule.destinations());
        ports(inputs, "source", rule.sourcePorts());
        ports(inputs, "destination", rule.destinationPorts());
        return inputs;
    }

    private void side(Map<String, Object> inputs, String side, List<String> ends) {
        if (ends.get(0).startsWith("asg:")) {
            inputs.put(
                    side + "ApplicationSecurityGroups",
                    ends.stream()
                            .map(it -> export.reference("applicationSecurityGroups/" + it.substring(4)))
                            .toList());
        } else if (ends.size() > 1
                || (export.below(4) == 0 && Character.isDigit(ends.get(0).charAt(0)))) {
            inputs.put(side + "AddressPrefixes", ends);
        } else {
            inputs.put(side + "AddressPrefix", ends.get(0));
        }
    }

    private void ports(Map<String, Object> inputs, String side, List<String> ports) {
        if (ports.size() > 1 || (export.below(4) == 0 && !ports.get(0).equals("*"))) {
            inputs.put(side + "PortRanges", ports);
        } else {
            boolean every = ports.get(0).equals("*") && export.below(4) == 0;
            inputs.put(side + "PortRange", every ? "0-65535" : ports.get(0));
        }
    }

    void table(Table table) {
        List<Object> inline = new ArrayList<>();
        for (int i = 0; i < table.routes().size(); i++) {
            World.Route route = table.routes().get(i);
            Map<String, Object> inputs = ExportWriter.map(
                    "name",
                    "route" + i,
                    "addressPrefix",
                    route.prefix(),
                    "nextHopType",
                    export.anyCase(route.hop().name()),
                    "nextHopIpAddress",
                    route.address());
            if (export.below(4) == 0) {
                inputs.put("routeName", inputs.remove("name"));
                inputs.put("routeTableName", table.name());
                export.add("Route", "routeTables/" + table.name() + "/routes/route" + i, inputs);
            } else {
                inline.add(inputs);
            }
        }
        export.add(
                "RouteTable",
                "routeTables/" + table.name(),
                ExportWriter.map(
                        "routeTableName",
                        table.name(),
                        "disableBgpRoutePropagation",
                        table.propagation() ? export.perhapsFalse() : Boolean.TRUE,
                        "routes",
                        inline));
    }
}
