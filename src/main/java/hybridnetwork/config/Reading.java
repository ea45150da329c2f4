package hybridnetwork.config;

/** How a node becomes a value of one type; it reports a problem when it cannot. */
@FunctionalInterface
interface Reading<T> {
    Value<T> read(ConfigNode node, ConfigPath path, Problems problems);
}
