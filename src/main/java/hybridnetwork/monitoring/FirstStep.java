package hybridnetwork.monitoring;

import java.util.Locale;

/** What to do first when an alert fires. Each is a heading of docs/runbook.md, which goes on from there. */
public enum FirstStep {
    CIRCUIT_LINK(
            "A circuit's link is down",
            "`./hybrid observe STACK` shows which link of which circuit, and what carries the traffic meanwhile; then call the"
                    + " provider."),
    CIRCUIT_FULL(
            "A circuit is full or drops packets",
            "the workbook shows since when and which way; raise `bandwidthMbps` in place, or move load."),
    ER_GATEWAY_FULL(
            "The ExpressRoute gateway is at its limit",
            "compare the workbook with the size of the SKU; the next SKU of the family is a change in place."),
    ER_ROUTES(
            "The ExpressRoute gateway's routes are wrong",
            "`./hybrid observe STACK` names the prefixes that are missing or too many; then ask who runs the site's router."),
    STANDBY_DEAD(
            "The VPN, or one tunnel of it, is dead",
            "`./hybrid observe STACK` says which tunnel and whether ExpressRoute still carries; while it does, nothing is lost"
                    + " and nothing would take over."),
    VPN_FULL(
            "The VPN is at its limit",
            "see whether a circuit is lost; a tunnel carries what its algorithms allow, so GCMAES256 and more devices help before"
                    + " a SKU does."),
    PROBE(
            "A load balancer finds no host",
            "look at the hosts behind it and at what answers on the probe's port; then at the security group of their subnet."),
    ATTACK(
            "A public IP is under attack",
            "Azure defends it on its own; see what the tunnels and the gateway lose meanwhile, and have the prefixes over"
                    + " ExpressRoute."),
    FIREWALL(
            "The firewall is not well",
            "what is led to it may be lost: see whether it still answers, then pass it by."),
    CHANGED(
            "Somebody changed the network",
            "the activity log names who; `pulumi preview --refresh` shows what, and `pulumi up` puts it back."),
    UNWELL(
            "Azure finds a resource unwell",
            "read what Resource Health says of it in the portal; `./hybrid observe STACK` shows what is lost and what still"
                    + " carries."),
    AZURE(
            "Azure reports trouble",
            "read the notice under Service Health in the portal; `./hybrid observe STACK` shows whether it reached this network.");

    private final String heading;
    private final String words;

    FirstStep(String heading, String words) {
        this.heading = heading;
        this.words = words;
    }

    /** The heading in docs/runbook.md. */
    public String heading() {
        return heading;
    }

    /** What to do, in a sentence. */
    public String words() {
        return words;
    }

    /** Where the runbook goes on, as it is linked to. */
    public String place() {
        return "docs/runbook.md#"
                + heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }
}
