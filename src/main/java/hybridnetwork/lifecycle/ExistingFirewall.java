package hybridnetwork.lifecycle;

import hybridnetwork.net.Ipv4;
import java.util.List;
import java.util.Optional;

/**
 * A firewall as Azure has it.
 *
 * @param privateAddress that routes lead to; empty while it is created, and where somebody has stopped it
 * @param zones its availability zones, in order
 * @param managed whether Azure reaches it by a subnet of its own
 */
public record ExistingFirewall(
        Optional<Ipv4> privateAddress,
        Optional<String> tier,
        Optional<String> location,
        List<String> zones,
        boolean managed) {}
