package hybridnetwork.lab;

import hybridnetwork.net.Ipv4;

/**
 * One packet that is really sent.
 *
 * @param host which host of the lab sends it
 * @param udp whether by UDP; otherwise a TCP connection is opened
 */
record Sample(String host, Ipv4 from, Ipv4 to, boolean udp, int port) {
    @Override
    public String toString() {
        return (udp ? "Udp " : "Tcp ") + from + " to " + to + ":" + port;
    }
}
