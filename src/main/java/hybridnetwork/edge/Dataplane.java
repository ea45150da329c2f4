package hybridnetwork.edge;

/** What encrypts a Linux router's packets. */
public enum Dataplane {
    /** The kernel, with an XFRM interface a tunnel. */
    KERNEL,
    /**
     * strongSwan itself (its plugin kernel-libipsec), with one interface for all tunnels: where a kernel has no IPsec, and not
     * for performance.
     */
    USERSPACE
}
