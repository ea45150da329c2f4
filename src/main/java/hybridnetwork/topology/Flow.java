package hybridnetwork.topology;

import hybridnetwork.config.TrafficIntent.IpProtocol;
import hybridnetwork.net.PortRange;
import java.util.List;

/**
 * One kind of packet that a subnet's security group must let through: what an {@code allow} intent comes to once its ends are
 * addresses and its load-balancer ports are backend ports.
 *
 * @param sources prefixes, or one service tag, of which Azure keeps the addresses
 * @param destinations likewise
 */
record Flow(List<String> sources, List<String> destinations, IpProtocol protocol, List<PortRange> ports) {}
