package hybridnetwork.azuresim;

import hybridnetwork.net.Ipv4;
import java.util.LinkedHashMap;
import java.util.Map;

/** A BGP session of a gateway's instance, as {@code getBgpPeerStatus} shows it. */
final class BgpSession {
    private BgpSession() {}

    /** One that cannot be had is tried again and again: whatever the reason, Azure says that it is connecting. */
    static Map<String, Object> of(Ipv4 local, String neighbour, long asn, boolean up, int routes) {
        return session(local, neighbour, asn, up ? "Connected" : "Connecting", up ? routes : 0);
    }

    /** Each instance of an active-active gateway lists itself among its neighbours. */
    static Map<String, Object> withItself(Ipv4 local, long asn) {
        return session(local, local.toString(), asn, "Unknown", 0);
    }

    private static Map<String, Object> session(Ipv4 local, String neighbour, long asn, String state, int routes) {
        boolean up = state.equals("Connected");
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("localAddress", local.toString());
        session.put("neighbor", neighbour);
        session.put("asn", (double) asn);
        session.put("state", state);
        if (up) {
            session.put("connectedDuration", "01:00:00");
        }
        session.put("routesReceived", (double) routes);
        session.put("messagesSent", up ? 60.0 : 0.0);
        session.put("messagesReceived", up ? 60.0 : 0.0);
        return session;
    }
}
