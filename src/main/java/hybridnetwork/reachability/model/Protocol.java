package hybridnetwork.reachability.model;

/** What an IP packet carries, as far as a network security rule can tell. In the order in which packets are compared. */
public enum Protocol {
    TCP("Tcp"),
    UDP("Udp"),
    ICMP("Icmp"),
    ESP("Esp"),
    AH("Ah"),
    /** Every other IP protocol; only a rule for {@code *} matches it. */
    OTHER("Other");

    private final String text;

    Protocol(String text) {
        this.text = text;
    }

    /** Whether its packets have ports. */
    public boolean hasPorts() {
        return this == TCP || this == UDP;
    }

    /** Azure's spelling. */
    @Override
    public String toString() {
        return text;
    }
}
