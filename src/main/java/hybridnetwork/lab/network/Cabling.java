package hybridnetwork.lab.network;

import hybridnetwork.lab.machine.Node;
import hybridnetwork.lab.network.Design.Instance;
import hybridnetwork.lab.network.Design.Link;
import hybridnetwork.lab.network.Design.Vpn;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.List;

/** Cables, switches and addresses between the nodes of a drill. */
final class Cabling {
    private final Design design;
    private final Wiring wiring;
    private final AzureRouters azure;
    private final Nodes nodes;

    Cabling(Design design, Wiring wiring, AzureRouters azure, Nodes nodes) {
        this.design = design;
        this.wiring = wiring;
        this.azure = azure;
        this.nodes = nodes;
    }

    void cable() {
        Node edge = nodes.node("edge");
        Node provider = nodes.node("provider");
        Node internet = nodes.node("internet");
        Node network = nodes.node("network");
        cableSite(edge);
        network.ip(
                "link add name gateways type bridge stp_state 0 forward_delay 0",
                "link set gateways up",
                "addr add " + azure.network() + "/" + design.gatewaySubnet().length() + " dev gateways");
        List<Link> links = design.links();
        for (int i = 0; i < links.size(); i++) {
            cableLink(links.get(i), i, edge, provider);
        }
        if (!links.isEmpty()) {
            plugIntoGatewaySubnet(nodes.node("er-gateway"), "port-er", azure.expressRouteGateway());
        }
        design.vpn().ifPresent(vpn -> cableVpn(vpn, edge, internet));
        internet.ip("addr add " + LabNetwork.STRANGER + "/32 dev lo");
        for (int i = 0; i < design.subnets().size(); i++) {
            Prefix subnet = design.subnets().get(i).prefix();
            Node host = nodes.node(Nodes.subnet(i));
            Node.cable(network, SecurityGroups.port(i), host, "eth0");
            Ipv4 router = Ipv4.of(subnet.base().number() + 1);
            network.ip("addr add " + router + "/" + subnet.length() + " dev " + SecurityGroups.port(i));
            host.ip(
                    "route add local " + subnet + " dev lo",
                    "route add " + router + "/32 dev eth0 scope link table local",
                    "route add default via " + router + " dev eth0 onlink");
        }
    }

    private void cableSite(Node edge) {
        Node site = nodes.node("site");
        Node.cable(edge, wiring.lan(), site, "eth0");
        Prefix lan = design.sitePrefixes().get(0);
        edge.ip("addr add " + design.siteRouter() + "/" + lan.length() + " dev " + wiring.lan());
        design.sitePrefixes().stream()
                .skip(1)
                .forEach(prefix -> edge.ip("route add " + prefix + " dev " + wiring.lan()));
        List<String> lines = new ArrayList<>();
        design.sitePrefixes().forEach(prefix -> lines.add("route add local " + prefix + " dev lo"));
        // A host has every address of its prefixes but the router's.
        lines.add("route add " + design.siteRouter() + "/32 dev eth0 scope link table local");
        lines.add("route add default via " + design.siteRouter() + " dev eth0 onlink");
        site.ip(lines.toArray(String[]::new));
    }

    private void cableLink(Link link, int number, Node edge, Node provider) {
        Node microsoft = nodes.node(link.edge());
        Node gateway = nodes.node("er-gateway");
        String port = wiring.interfaceOf(link.name());
        Node.cable(edge, port, provider, Provider.customerPort(number));
        Node.cable(microsoft, "customer", provider, Provider.microsoftPort(number));
        provider.ip(
                "link add name " + Provider.bridge(number) + " type bridge stp_state 0 forward_delay 0",
                "link set " + Provider.bridge(number) + " up",
                "link set " + Provider.customerPort(number) + " master " + Provider.bridge(number),
                "link set " + Provider.microsoftPort(number) + " master " + Provider.bridge(number));
        microsoft.ip("addr add " + link.microsofts() + "/" + link.prefix().length() + " dev customer");
        Node.cable(microsoft, "gateway", gateway, "msee" + number);
        microsoft.ip("addr add " + AzureRouters.edgeEnd(number) + "/31 dev gateway");
        gateway.ip("addr add " + AzureRouters.gatewayEnd(number) + "/31 dev msee" + number);
    }

    private void plugIntoGatewaySubnet(Node gateway, String port, Ipv4 address) {
        Node network = nodes.node("network");
        Node.cable(gateway, "subnet", network, port);
        network.ip("link set " + port + " master gateways");
        gateway.ip("addr add " + address + "/" + design.gatewaySubnet().length() + " dev subnet");
    }

    private void cableVpn(Vpn vpn, Node edge, Node internet) {
        Node.cable(edge, wiring.wan(), internet, "site");
        edge.ip("addr add " + vpn.device() + "/31 dev " + wiring.wan());
        internet.ip("addr add " + wiring.nextHop() + "/31 dev site");
        for (Instance instance : vpn.instances()) {
            Node gateway = nodes.node(instance.node());
            plugIntoGatewaySubnet(gateway, "port-" + instance.index(), instance.inside());
            Node.cable(gateway, "public", internet, instance.node());
            gateway.ip("addr add " + instance.publicIp() + "/31 dev public");
            internet.ip("addr add " + Wiring.other(instance.publicIp()) + "/31 dev " + instance.node());
            gateway.ip("route add default via " + Wiring.other(instance.publicIp()));
            if (!instance.bgp().equals(instance.inside())) {
                gateway.ip("addr add " + instance.bgp() + "/32 dev lo");
            }
            // While a route is changed no private packet may follow the default route. The top byte of the metric is
            // what
            // zebra takes for its distance.
            design.announcedOverVpn()
                    .forEach(prefix -> gateway.ip("route add blackhole " + prefix + " metric " + ((254L << 24) + 1)));
        }
        // The stranger knows the way to the virtual networks; that it leads nowhere is for the gateway to see to.
        design.spaces()
                .forEach(space -> internet.ip(
                        "route add " + space + " via " + vpn.instances().get(0).publicIp()));
    }
}
