package hybridnetwork.config;

/** What a configuration is read for, and so which of its sections must be there. */
public enum Purpose {
    /** To declare the network: every section counts, and those that describe it are required. */
    DECLARE,
    /**
     * To prove a network that an export describes, and that perhaps somebody else built: {@code sites} is required and what the
     * {@link ProofPremises} hold is read. The sections that describe a network of the program's own may be absent or
     * different.
     */
    PROVE_EXPORT
}
