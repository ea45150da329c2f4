package hybridnetwork.rotation;

import java.util.ArrayList;
import java.util.List;

/**
 * How a site is connected now.
 *
 * @param tunnels what Azure says of each
 * @param carried whether ExpressRoute carries the site, so that nobody misses a tunnel
 * @param carrier which circuit's routes say so, or what is missing
 */
public record SiteHealth(List<OfTunnel> tunnels, boolean carried, String carrier) {
    public SiteHealth {
        tunnels = List.copyOf(tunnels);
    }

    /**
     * One tunnel.
     *
     * @param up whether it stands and every BGP session through it does
     * @param words what Azure says of it
     */
    public record OfTunnel(Tunnel tunnel, boolean up, String words) {}

    /** Whether a tunnel is up. */
    boolean isUp(Tunnel tunnel) {
        return tunnels.stream().anyMatch(each -> each.tunnel().equals(tunnel) && each.up());
    }

    /** What speaks against a rotation now, in sentences; empty where nothing does. */
    public List<String> obstacles() {
        List<String> obstacles = new ArrayList<>();
        tunnels.stream()
                .filter(each -> !each.up())
                .forEach(each -> obstacles.add("tunnel " + each.tunnel().key() + " is down: " + each.words()));
        if (!carried) {
            obstacles.add("ExpressRoute does not carry the site (" + carrier
                    + "), so what its tunnels carry is lost whenever one is made anew");
        }
        return obstacles;
    }
}
