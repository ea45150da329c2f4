/**
 * Values of a network that cannot be wrong: addresses, prefixes, ports and autonomous system numbers.
 *
 * <p>{@link hybridnetwork.net.Ipv4} and {@link hybridnetwork.net.Prefix} are what people write;
 * {@link hybridnetwork.net.PrefixSet} and {@link hybridnetwork.net.PortSet} are what is computed with;
 * {@link hybridnetwork.net.FlowEnd} is what an intent names. Text is read
 * strictly, and every refusal quotes it. IPv4 only: an IPv6 address is refused by name.
 */
@NullMarked
package hybridnetwork.net;

import org.jspecify.annotations.NullMarked;
