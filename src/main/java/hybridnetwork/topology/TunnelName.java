package hybridnetwork.topology;

import hybridnetwork.config.Site;
import hybridnetwork.config.VpnDevice;
import java.util.Optional;

/**
 * What the tunnel to a device is known by: its site and, where the site has the key for several devices, the device's name.
 *
 * @param device absent for the device of a site that has the one-device key
 */
public record TunnelName(String site, Optional<String> device) {
    /** Stands in no name of a site or device, so that {@code hq-a} and device {@code a} of {@code hq} stay apart. */
    private static final char SEPARATOR = '.';

    public static TunnelName of(Site site, VpnDevice device) {
        return new TunnelName(site.name(), device.name());
    }

    /** The tunnel of a site with the one-device key. */
    public static TunnelName of(String site) {
        return new TunnelName(site, Optional.empty());
    }

    /** The tunnel whose {@link #key} this is. */
    public static TunnelName parse(String key) {
        int separator = key.indexOf(SEPARATOR);
        return separator < 0
                ? of(key)
                : new TunnelName(key.substring(0, separator), Optional.of(key.substring(separator + 1)));
    }

    /** The part of the engine's names for its resources that tells it from the others. */
    public String key() {
        return device.map(name -> site + SEPARATOR + name).orElse(site);
    }
}
