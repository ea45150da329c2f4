package hybridnetwork.lab.network;

import hybridnetwork.lab.machine.Node;

/**
 * The connectivity provider: a switch for each link. Taken out of its switch, an end still has carrier and hears nothing: a
 * silent failure. Taken down, it has lost its carrier too.
 */
public final class Provider {
    private final Node node;

    Provider(Node node) {
        this.node = node;
    }

    static String bridge(int link) {
        return "link" + link;
    }

    static String customerPort(int link) {
        return "customer" + link;
    }

    static String microsoftPort(int link) {
        return "microsoft" + link;
    }

    public void cut(int link) {
        node.ip("link set " + microsoftPort(link) + " nomaster");
    }

    public void heal(int link) {
        node.ip("link set " + microsoftPort(link) + " master " + bridge(link));
    }

    /** The customer's end loses its carrier, Microsoft's does not: the usual way in which a cable in a building fails. */
    public void unplug(int link) {
        node.ip("link set " + customerPort(link) + " down");
    }

    public void plug(int link) {
        node.ip("link set " + customerPort(link) + " up");
    }
}
