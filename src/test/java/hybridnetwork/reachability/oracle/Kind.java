package hybridnetwork.reachability.oracle;

/** The kinds of path (section 1, paragraph 4); {@code Any} is a path that cannot be known and may be the right one. */
enum Kind {
    ExpressRoute,
    Vpn,
    Inside,
    Internet,
    Any;

    boolean mayBe(Kind other) {
        return this == other || this == Any || other == Any;
    }
}
