package hybridnetwork.reachability.forwarding;

import hybridnetwork.reachability.filter.Gate;
import hybridnetwork.reachability.model.PublicHosts.Sku;
import hybridnetwork.reachability.model.Subnet;
import java.util.List;

/** Whether what comes from the internet by a public IP reaches the groups of a host, in the order in which a way in is looked for. */
enum Openness {
    OPEN,
    UNKNOWN,
    CLOSED;

    static final String WITHOUT_GROUP =
            "without a network security group a Standard public IP is closed to the internet";
    static final String FIX = "add a group that allows it";

    /**
     * Of a public IP before a host.
     *
     * @param gates the groups of the host; without any, what the SKU says counts
     */
    static Openness of(Sku sku, List<Gate> gates) {
        if (sku == Sku.BASIC || gates.stream().anyMatch(Gate::certain)) {
            return OPEN;
        }
        return sku == Sku.STANDARD && gates.isEmpty() ? CLOSED : UNKNOWN;
    }

    static String unknown(Subnet subnet) {
        return "whether a network security group opens " + subnet + " to the internet is not known";
    }
}
