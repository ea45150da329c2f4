package hybridnetwork.preflight;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Site;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.config.VpnDevice.Bgp;
import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Optional;

/** A site with one of its VPN devices: what a local network gateway and a connection are made from. */
record Tunnel(Site site, VpnDevice device) {
    ConfigPath path() {
        ConfigPath path = Where.site(site.name());
        return device.name().map(name -> path.key("vpnDevices").key(name)).orElseGet(() -> path.key("vpnDevice"));
    }

    ConfigPath bgpPath() {
        return path().key("bgp");
    }

    /** Where the address of its BGP peer stands. */
    ConfigPath peerPath() {
        boolean linkLocal = device.bgp().filter(Bgp::usesLinkLocalAddress).isPresent();
        return bgpPath().key(linkLocal ? "apipa" : "peerAddress");
    }

    Optional<Bgp> bgp() {
        return device.bgp();
    }

    List<Prefix> staticPrefixes() {
        return site.staticPrefixes(device);
    }

    /** Whether both are devices of one site. */
    boolean isBeside(Tunnel other) {
        return site.name().equals(other.site.name());
    }

    /** The device alone, where the site is named beside it. */
    String deviceInWords() {
        return device.name().map(name -> "device `" + name + "`").orElse("the VPN device");
    }

    /** As the owner of something: its site, or its device where the site has several. */
    String inWords() {
        return device.name().map(name -> "device `" + name + "` of ").orElse("") + "site `" + site.name() + "`";
    }
}
