package hybridnetwork.topology;

import hybridnetwork.config.TrafficIntent.IpProtocol;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.PrefixSet;
import java.util.List;

/**
 * One kind of packet that a subnet's security group must let through: what an {@code allow} intent comes to once its ends are
 * addresses and its load-balancer ports are backend ports.
 *
 * @param toInternet whether the destination is the internet, of which Azure keeps the addresses
 * @param fromInternet whether the source is the internet
 */
record Flow(
        PrefixSet sources,
        boolean fromInternet,
        PrefixSet destinations,
        boolean toInternet,
        IpProtocol protocol,
        List<PortRange> ports) {}
